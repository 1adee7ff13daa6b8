import type { ProposalView } from '@yishi/schema/words'
import { formatEnd, formatInstant } from '../../format/date.ts'
import { formatDay } from '../../format/day.ts'
import type { ProposalWords } from '../proposal.ts'

/** What happens now, and until when, in one sentence; for a matter that ended, how it did. */
export function nowSentence(view: ProposalView, words: ProposalWords, lang: string): string {
  const { stage, end } = view
  if (end) return words.ended(formatDay(end.at, lang), words.end[end.end])
  if (!stage) return ''
  const until = stage.closesAt ? formatEnd(stage.closesAt, lang) : ''
  const { now } = words
  switch (stage.kind) {
    case 'screen':
      return now.screen(stage.dueAt ? formatEnd(stage.dueAt, lang) : '')
    case 'second':
      return now.second(view.seconds, view.secondsNeeded ?? 0, until)
    case 'consult':
      return now.consult(view.opinions.households, until)
    case 'deliberate':
      return deliberating(view, words)
    case 'notice':
      return noticed(view, words, until)
    case 'poll':
      return polling(view, words, { until, lang })
    case 'count':
    case 'act':
    case 'meet':
    case 'study':
      return now[stage.kind]
    case 'accept':
    case 'publish':
    case 'rate':
    case 'ask':
    case 'appraise':
    case 'call':
    case 'preliminary':
      return now[stage.kind](until)
  }
}

function deliberating({ motions, signOffs }: ProposalView, words: ProposalWords): string {
  if (!motions.some(({ outcome }) => outcome === 'passed')) return words.now.deliberate
  const missing = (['community', 'council', 'property'] as const).filter(
    (party) => !signOffs.some((signed) => signed.party === party),
  )
  return words.now.signing(missing.map((party) => words.party[party]).join('、'))
}

function noticed({ stage, notices }: ProposalView, words: ProposalWords, until: string): string {
  if (!until) return words.now.noticeDue
  const running = notices.some(({ state }) => state === 'running' || state === 'coming')
  return running || !stage?.closesAt || notices.length === 0 ? words.now.notice(until) : words.now.noticeOver
}

function polling(
  { stage, poll }: ProposalView,
  words: ProposalWords,
  { until, lang }: { until: string; lang: string },
): string {
  if (!poll || !stage || !until) return words.now.pollDue
  return Date.parse(stage.opensAt) > Date.now()
    ? words.now.pollFrom(formatInstant(stage.opensAt, lang))
    : words.now.poll(until)
}
