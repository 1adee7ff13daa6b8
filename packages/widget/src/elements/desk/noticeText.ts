import type { ProgressView, ProposalView } from '@yishi/schema/words'
import { formatDate } from '../../format/date.ts'
import { formatMoney } from '../../format/number.ts'
import type { words as noticeWords } from '../../locales/zh/deskNotice.ts'

/** What a notice of a matter could say, for the clerk to edit. */
export interface NoticeText {
  title: string
  addressee: string
  basis: string
  body: string
}

/** A plan on notice: how it came about, by the numbers of the council, and the plan itself. */
export function planText(matter: ProposalView, words: typeof noticeWords, lang: string): NoticeText {
  const plan = matter.plans.reduce<ProposalView['plans'][number] | undefined>(
    (last, each) => (last && last.version > each.version ? last : each),
    undefined,
  )
  const motion = matter.motions.find(({ outcome }) => outcome === 'passed')
  const decided = motion
    ? words.decided(matter.zoneName, { ...motion, at: formatDate(motion.at, lang) })
    : words.planned
  const facts =
    plan &&
    words.planOf({
      scope: plan.scope,
      place: plan.place,
      cost: formatMoney(plan.cost, lang),
      money: plan.money,
    })
  return {
    ...headOf(matter, words, lang),
    title: words.titleOf(matter.title),
    body: [decided, plan?.body, facts].filter(Boolean).join('\n'),
  }
}

/** What was done: the tasks of the last round with their days. */
export function outcomeText(
  { matter, progress }: { matter: ProposalView; progress: ProgressView | null },
  words: typeof noticeWords,
  lang: string,
): NoticeText {
  const done = (progress?.tasks ?? []).filter(({ doneAt }) => doneAt)
  const accepted = progress?.acceptances.some(
    ({ verdict, round }) => verdict === 'accepted' && round === progress.round,
  )
  return {
    ...headOf(matter, words, lang),
    title: words.titleOfOutcome(matter.title),
    body: [
      words.outcomeOf(matter.title),
      ...done.map(({ title, doneAt }, at) => words.taskDone(at + 1, title, formatDate(doneAt!, lang))),
      accepted ? words.acceptedBy : '',
    ]
      .filter(Boolean)
      .join('\n'),
  }
}

/** What every notice of a matter begins with. */
export function headOf(
  { zoneName, processBasis }: ProposalView,
  words: typeof noticeWords,
  lang: string,
): { addressee: string; basis: string } {
  return {
    addressee: words.allResidents(zoneName),
    basis: words.basisOf(lang.startsWith('zh') ? processBasis.zh : processBasis.en),
  }
}
