import type { PollView, Weight } from '@yishi/schema/words'

export const voices = ['for', 'against', 'abstain', 'invalid'] as const
export type Voice = (typeof voices)[number]

/** What is wrong with a figure as it was typed. */
export type FigureFault = 'not-heads' | 'not-area' | ''

/** Heads are a whole number. */
export function headsFault(value: string): FigureFault {
  return /^\d{1,7}$/.test(value) ? '' : 'not-heads'
}

/** An area has two places at most. */
export function areaFault(value: string): FigureFault {
  return /^\d{1,10}(\.\d{1,2})?$/.test(value) ? '' : 'not-area'
}

/**
 * The measures in which the votes of a question are more than the roll has, in hundredths of a square metre and whole heads; figures that
 * cannot be read count as nothing.
 */
export function beyondRoll(
  votes: Readonly<Record<Voice, Weight>>,
  { heads, area }: Pick<PollView['roll'], 'heads' | 'area'>,
): ('heads' | 'area')[] {
  const all = voices.map((voice) => votes[voice])
  const cast = all.reduce((sum, each) => sum + BigInt(each.heads), 0n)
  const measured = all.reduce((sum, each) => sum + hundredths(each.area), 0n)
  return [
    ...(cast > BigInt(heads) ? (['heads'] as const) : []),
    ...(measured > hundredths(area) ? (['area'] as const) : []),
  ]
}

function hundredths(area: string): bigint {
  if (areaFault(area)) return 0n
  const [whole = '0', part = ''] = area.split('.')
  return BigInt(whole + part.padEnd(2, '0'))
}
