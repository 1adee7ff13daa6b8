import { highest } from './highest.ts'
import type { Method } from './method.ts'

/** 评分: 0 to 5 for every option, the highest sum wins. */
export const score: Method<'score'> = {
  key: 'score',
  title: { zh: '评分', en: 'Score' },
  form: 'score',
  equalRanks: false,
  monotone: true,
  count(options, ballots) {
    const totals = new Map(options.map((option) => [option, 0n]))
    for (const { n, scores } of ballots)
      for (const [option, stars] of Object.entries(scores))
        totals.set(option, (totals.get(option) ?? 0n) + n * BigInt(stars))
    return highest(totals, ballots)
  },
}
