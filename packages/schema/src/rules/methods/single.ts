import { highest } from './highest.ts'
import type { Method } from './method.ts'

/** 单选: one option each, the most votes win. */
export const single: Method<'single'> = {
  key: 'single',
  title: { zh: '单选', en: 'Single choice' },
  form: 'single',
  equalRanks: false,
  monotone: true,
  count(options, ballots) {
    const totals = new Map(options.map((option) => [option, 0n]))
    for (const { n, choice } of ballots) totals.set(choice, (totals.get(choice) ?? 0n) + n)
    return highest(totals, ballots)
  },
}
