import { ballotOf, type QuestionForm, type QuestionView } from '@yishi/schema/words'
import { isWhole, type Mark } from '../../ballots/ballotForm.ts'
import { rankingIn, rankingWord } from '../../ballots/ranking.ts'

/** What can be read on a sheet of yes, no and abstain. */
export const readings = ['for', 'against', 'abstain', 'invalid'] as const

/** A sheet as it is being read: what is marked, and at which question one stands. */
export interface Marking {
  marks: Readonly<Record<string, Mark>>
  at: number
}

/** What a key makes of a mark, and whether the question is done with it. */
interface Typed {
  mark: Mark
  done: boolean
}

type Asked = Pick<QuestionView, 'key' | 'form' | 'method' | 'options'>
type Keys = (key: string, mark: Mark, question: Asked) => Typed | null

/** What a key does to a marking: a new one, `send` when all is marked and Enter comes, null where the key means nothing. */
export function pressed(marking: Marking, key: string, questions: readonly Asked[]): Marking | 'send' | null {
  const { marks, at } = marking
  const question = questions[at]
  const typed = question && typedOn(key, marks[question.key] ?? '', question)
  if (typed) return mark(marking, typed, questions)
  const move = (to: number): Marking => ({ marks, at: Math.min(questions.length - 1, Math.max(0, to)) })
  switch (key) {
    case 'j':
    case 'J':
    case 'ArrowDown':
      return move(at + 1)
    case 'k':
    case 'K':
    case 'ArrowUp':
      return move(at - 1)
    case 'Enter': {
      const open = firstOpen(marking, questions)
      return open < 0 ? 'send' : move(open)
    }
    default:
      return null
  }
}

/** Mark the question at which one stands, and go on to the next where it is done. */
export function mark(
  { marks, at }: Marking,
  { mark, done }: Typed,
  questions: readonly Pick<Asked, 'key'>[],
): Marking {
  const question = questions[at]
  if (question === undefined) return { marks, at }
  const next = done ? Math.min(questions.length - 1, at + 1) : at
  return { marks: { ...marks, [question.key]: mark }, at: next }
}

/** The first question that is not read to its end; -1: none. */
export function firstOpen({ marks }: Marking, questions: readonly Pick<Asked, 'key'>[]): number {
  return questions.findIndex(({ key }) => !isWhole(marks[key]))
}

/** The keys that mean the same on every form; then those of the form. */
function typedOn(key: string, mark: Mark, question: Asked): Typed | null {
  if (/^[xX*]$/.test(key)) return { mark: 'invalid', done: true }
  if (/^[aA-]$/.test(key)) return { mark: 'abstain', done: true }
  if (key === 'Backspace') return { mark: shortened(mark, question), done: false }
  return keysOf[question.form](key, mark, question)
}

const isOption = (key: string, { options }: Asked): boolean =>
  /^[1-9]$/.test(key) && Number(key) <= options.length

const keysOf: Record<QuestionForm, Keys> = {
  'yes-no-abstain'(key) {
    const reading = ({ '1': 'for', '2': 'against', '3': 'abstain', '0': 'invalid' } as const)[key]
    return reading ? { mark: reading, done: true } : null
  },
  single(key, _, question) {
    if (key === '0') return { mark: 'invalid', done: true }
    return isOption(key, question) ? { mark: key, done: true } : null
  },
  approval(key, mark, question) {
    if (key === '0') return { mark: 'invalid', done: true }
    if (/^[nN.]$/.test(key)) return { mark: 'none', done: true }
    if (!isOption(key, question)) return null
    const approved = /^\d/.test(mark) ? mark.split('+') : []
    const next = approved.includes(key) ? approved.filter((each) => each !== key) : [...approved, key]
    return { mark: next.sort().join('+'), done: false }
  },
  score(key, mark, { options }) {
    if (!/^[0-5]$/.test(key)) return null
    // A question that was read to its end is read anew.
    const begun = mark.includes(',') && !isWhole(mark) ? mark.split(',') : options.map(() => '')
    begun[begun.indexOf('')] = key
    const word = begun.join()
    return { mark: word, done: isWhole(word) }
  },
  ranked(key, mark, question) {
    if (key === '0') return { mark: 'invalid', done: true }
    const level = mark.endsWith('=')
    const ranking = rankingIn(level ? mark.slice(0, -1) : mark)
    const named = ranking.flat()
    if (key === '=' && question.method && ballotOf[question.method].equalRanks)
      return named.length && !level && named.length < question.options.length
        ? { mark: `${mark}=`, done: false }
        : null
    if (!isOption(key, question) || named.includes(key)) return null
    const next = level ? [...ranking.slice(0, -1), [...(ranking.at(-1) ?? []), key]] : [...ranking, [key]]
    return { mark: rankingWord(next), done: false }
  },
}

/** One step back: the last score, the last place, the sign for level; anything else is unmarked. */
function shortened(mark: Mark, { form }: Asked): Mark {
  if (mark.endsWith('=')) return mark.slice(0, -1)
  if (form === 'ranked') return rankingWord(rankingIn(mark).slice(0, -1))
  if (form === 'score' && mark.includes(',')) {
    const given = mark.split(',')
    const last = given.filter((each) => each !== '').length - 1
    const left = given.map((each, at) => (at === last ? '' : each))
    return left.every((each) => each === '') ? '' : left.join()
  }
  return ''
}
