/** Answers that the loader asked for before the code was here that needs them, by address; null where an answer did not come. */
export type Early = Record<string, Promise<Response | null>>

/** Under which they stand on the global object: there is one loader on a page, that of the copy of the script that came first. */
export const mark = Symbol.for('yishi')

/** Such an answer, once: whoever asks again asks the server. */
export function askedEarly(address: string): Promise<Response | null> | undefined {
  const answers = (globalThis as unknown as Record<symbol, Early | undefined>)[mark] ?? {}
  const answer = answers[address]
  delete answers[address]
  return answer
}
