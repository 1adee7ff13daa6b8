import { highest } from './highest.ts'
import type { Method } from './method.ts'

/** 多选（赞成票）: as many options as one likes, the most votes win. */
export const approval: Method<'approval'> = {
  key: 'approval',
  title: { zh: '多选（赞成票）', en: 'Approval' },
  form: 'approval',
  equalRanks: false,
  monotone: true,
  count(options, ballots) {
    const totals = new Map(options.map((option) => [option, 0n]))
    for (const { n, approved } of ballots)
      for (const option of approved) totals.set(option, (totals.get(option) ?? 0n) + n)
    return highest(totals, ballots)
  },
}
