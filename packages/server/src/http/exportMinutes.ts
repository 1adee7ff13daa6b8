import type { MotionView, SessionView } from '@yishi/schema/words'
import { type Cell, decimal, type Table } from '../export/table.ts'
import { exportWordsOf } from './exportWords.ts'
import { share } from './pages/format.ts'
import type { Drawn } from './pages/page.ts'
import { minutesTitle } from './pages/prints/minutesTitle.ts'

/** What a meeting resolved: every motion with its counts and conditions, and, where a council voted, each vote by name. */
export function minutesTables(view: SessionView, drawn: Drawn): Table[] {
  const { words, format, lang } = drawn
  const export_ = exportWordsOf(lang)
  const head = [minutesTitle(view, drawn), format.minute(view.openedAt ?? view.startsAt), view.place]
  const result = ({ item, proposalTitle, text, result }: MotionView): Cell[] => [
    item,
    proposalTitle,
    text,
    ...(result
      ? [
          result.members - result.recused,
          result.present,
          result.for,
          result.against,
          result.abstain,
          words.motionOutcome[result.outcome],
        ]
      : Array<null>(6).fill(null)),
  ]
  const conditions = view.motions.flatMap(({ item, result }) =>
    (result?.conditions ?? []).map((one): Cell[] => [
      item,
      words.condition[one.kind][one.measure],
      decimal(one.part),
      decimal(one.whole),
      share(one.part, one.whole),
      words.must(one.threshold, one.comparison === '>'),
      one.met ? words.met : words.missed,
    ]),
  )
  const votes = view.motions.flatMap(({ item, votes }) =>
    votes.map(({ name, choice }): Cell[] => [item, name, words.votes[choice]]),
  )
  const { number, condition, part, whole, required, verdict } = export_
  return [
    {
      name: export_.results,
      head,
      columns: [
        number,
        export_.item,
        export_.motion,
        export_.base,
        export_.present,
        words.votes.for,
        words.votes.against,
        words.votes.abstain,
        export_.outcome,
      ],
      rows: view.motions.map(result),
    },
    {
      name: export_.conditions,
      head,
      columns: [number, condition, part, whole, export_.share, required, verdict],
      rows: conditions,
    },
    ...(votes.length > 0
      ? [{ name: export_.byName, head, columns: [number, export_.names, export_.choice], rows: votes }]
      : []),
  ]
}
