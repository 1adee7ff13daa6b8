import { type AnnouncedQuestion, announcedQuestion } from './announcedQuestion.ts'
import { checkNumbers, checkVotes, openedChoices, type Wrong } from './checkQuestion.ts'
import { countingBallots } from './countingBallots.ts'
import type { OpenFacts } from './entry.ts'
import { areRecorded, isLot, lotFault } from './lots.ts'
import { type PollRecord, pollRecords } from './pollRecord.ts'
import { type PrintedQuestion, type PrintedResult, readPrintedResult, readWeight } from './printedResult.ts'
import { isReread, recountFault } from './recounts.ts'
import { takesPolls } from './takesPolls.ts'
import type { Contradiction, LogCheck, LoggedEntry } from './verify.ts'

/**
 * Whether every result in the log follows from what the log says of its poll, as far as that is public: from the announcement (roll,
 * rule), from the ballots (how many count, by which channel, none after the count but a sheet that was read again for an upheld
 * objection), from their choices where these have been opened, and from its own numbers (what is silent, each condition, the outcome). A later
 * result names the one that it corrects; both have to follow from the ballots before them.
 */
export const pollResults: LogCheck = {
  name: 'poll-results',
  takes: takesPolls,
  check(log) {
    for (const contradiction of checkPolls(log)) if (contradiction) return contradiction
    return undefined
  },
  parts: checkPolls,
}

/** The same, with a look at all that the log says of polls before anything of it is checked. */
export const pollResultsSeen = (see: (records: readonly PollRecord[]) => void): LogCheck => ({
  ...pollResults,
  *parts(log) {
    const records = pollRecords(log)
    see(records)
    yield* checkRecords(records)
  },
})

function checkPolls(log: readonly LoggedEntry[]): Generator<Contradiction | undefined> {
  return checkRecords(pollRecords(log))
}

function* checkRecords(records: readonly PollRecord[]): Generator<Contradiction | undefined> {
  for (const record of records) {
    for (const [i, result] of record.results.entries()) {
      const before = record.results[i - 1]
      const wrong = (before && followsFault(record, before, result)) ?? checkPoll(record, result)
      yield wrong && {
        code: wrong.code,
        index: wrong.index ?? result.index,
        detail: wrong.detail ?? record.poll,
      }
    }
  }
}

function checkPoll(record: PollRecord, logged: LoggedEntry): Wrong {
  const result = readPrintedResult(logged.entry.open.result)
  if (!result) return { code: 'result-malformed' }
  const announced = record.announcement?.entry.open
  if (!announced) return { code: 'announcement-missing' }
  const roll = readWeight({ heads: announced.heads, area: announced.area })
  if (
    roll?.heads !== result.electorate.heads ||
    roll.area !== result.electorate.area ||
    announced.root !== result.root
  )
    return { code: 'result-of-another-roll' }
  const late = record.ballots.find((ballot) => ballot.index > logged.index && !isReread(record, ballot))
  if (late) return { code: 'ballot-after-count', index: late.index }
  const counted = record.ballots.filter((ballot) => ballot.index < logged.index)
  const ballots = countingBallots(counted)
  if (!ballots.ok) return ballots.contradiction
  const { counting } = ballots
  return (
    checkChannels(result, counting, counted.length) ??
    first(result.questions, (question) => {
      const asked = announcedQuestion(announced, question.key)
      if (!asked) return { code: 'announcement-malformed', detail: question.key }
      if (!areRecorded(record, question, logged.index))
        return { code: 'lot-unrecorded', detail: question.key }
      return checkQuestion(question, asked, { result, announced, counting })
    })
  )
}

/** A result that a lot or a recount brought. */
function followsFault(record: PollRecord, before: LoggedEntry, after: LoggedEntry): Wrong {
  return isLot(after) ? lotFault(record, before, after) : recountFault(record, before, after)
}

interface Counted {
  result: PrintedResult
  announced: OpenFacts
  counting: readonly LoggedEntry[]
}

/** An official platform counted: its votes rest on its document, what follows from them is checked all the same. */
function checkQuestion(
  question: PrintedQuestion,
  asked: AnnouncedQuestion,
  { result: { electorate }, announced, counting }: Counted,
): Wrong {
  const numbers = { electorate, invalidParticipates: announced.invalidParticipates === true }
  if (announced.force === 'import-official') return checkNumbers(question, asked, numbers)
  const opened = openedChoices(asked, question.key, counting)
  if (!opened.ok) return { code: 'choice-malformed', index: opened.index }
  return (
    checkVotes(question, asked, { electorate, choices: opened.choices }) ??
    checkNumbers(question, asked, numbers)
  )
}

function checkChannels({ channels }: PrintedResult, counting: readonly LoggedEntry[], all: number): Wrong {
  const by = (channel: string) => counting.filter(({ entry }) => entry.open.channel === channel).length
  const right =
    by('online') === channels.online &&
    by('paper') === channels.paper &&
    all - counting.length === channels.replaced
  return right
    ? undefined
    : { code: 'ballots-differ', detail: `${by('online')} online, ${by('paper')} on paper` }
}

function first<T>(items: readonly T[], check: (item: T) => Wrong): Wrong {
  for (const item of items) {
    const wrong = check(item)
    if (wrong) return wrong
  }
  return undefined
}
