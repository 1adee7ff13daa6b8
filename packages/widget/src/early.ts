/** What is taken of an answer. */
type Taken = Pick<Response, 'ok' | 'json'>

/** Answers that were asked for before the code was here that needs them, by address; null where an answer did not come. */
export type Early = Record<string, Promise<Taken | null>>

/** Under which they stand on the global object, left there by the loader or by the script that the server writes for one board. */
export const mark = Symbol.for('yishi-early')

/** Such an answer, once: whoever asks again asks the server. */
export function askedEarly(address: string): Promise<Taken | null> | undefined {
  const answers = (globalThis as unknown as Record<symbol, Early | undefined>)[mark] ?? {}
  const answer = answers[address]
  delete answers[address]
  return answer
}
