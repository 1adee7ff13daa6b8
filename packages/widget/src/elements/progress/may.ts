import type { ProgressView } from '@yishi/schema/words'

/** Whether the reader may do something for the work now. */
export function may({ mine }: ProgressView, act: string): boolean {
  return mine?.may.includes(act) ?? false
}
