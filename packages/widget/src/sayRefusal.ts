import type { Refusal } from '@yishi/schema/words'
import type { words } from './locales/zh/refusal.ts'
import { loadWords } from './words.ts'

/** The sentence for a no: what happened, what was kept, what to do next. Its words are fetched when the first no comes. */
export async function sayRefusal({ code, params = {} }: Refusal, lang: string): Promise<string> {
  const sentences = await loadWords<typeof words>(import.meta.glob('./locales/*/refusal.ts'), lang)
  const sentence = sentences[code] ?? sentences.internal
  return typeof sentence === 'function' ? sentence(params) : sentence
}
