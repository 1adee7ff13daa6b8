/** Whether texts can be read aloud here; some webviews of domestic phones cannot. */
export function canSpeak(): boolean {
  return typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance !== 'undefined'
}

/**
 * Read a text aloud, slowly, in place of whatever is being read. `done` is called once it is over, was stopped, or failed.
 */
export function speak(text: string, lang: string, done: () => void): void {
  speechSynthesis.cancel()
  const words = new SpeechSynthesisUtterance(text)
  words.lang = lang === 'en' ? 'en' : 'zh-CN'
  words.rate = 0.85
  words.onend = words.onerror = done
  speechSynthesis.speak(words)
}

/** Stop reading. */
export function hush(): void {
  if (canSpeak()) speechSynthesis.cancel()
}
