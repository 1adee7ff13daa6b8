import type { PollView } from '@yishi/schema/words'
import type { Drawn } from './page.ts'

/** Each time that voting was made longer: when, until when it had run before, and why. */
export function extensionLines(
  { extensions }: Pick<PollView, 'extensions'>,
  { words, format }: Drawn,
): string[] {
  return extensions.map(({ at, before, reason }) =>
    words.pollExtension(format.day(at), format.end(before), reason),
  )
}
