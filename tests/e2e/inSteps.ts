import { beforeEach, it } from 'vitest'

/**
 * Steps of one story, each a test. Every step begins where the one before ended, so after one that failed there is nothing to try. To be
 * called once in a `describe`; `patience` is the time of a step, in milliseconds.
 */
export function inSteps(patience: number): (sentence: string, body: () => Promise<void>) => void {
  let told = true
  beforeEach(({ skip }) => {
    if (!told) skip()
    told = false
  })
  return (sentence, body) =>
    it(
      sentence,
      async () => {
        await body()
        told = true
      },
      patience,
    )
}
