import { type BallotForm, type Ballots, ballotOf, type MethodKey, type QuestionForm } from './method.ts'

/** A question as far as its choices go. Its options are called by their place: `1` to `9`. */
export interface AskedBy<F extends QuestionForm> {
  form: F
  method: MethodKey | null
  options: readonly string[]
}

/** What a valid choice says, by form. */
export type Choices = Ballots & { 'yes-no-abstain': 'for' | 'against' }

/** Room for the longest word: nine options, eight signs between them. */
export const longestChoice = 17

/**
 * What a choice word says, `undefined` where it is none for this question. Each choice has one word alone, so that two readings
 * of a sheet compare as strings: yes, no and abstain `for`; single `2`; approval `1+3` or `none`; score `5,0,3`; ranked `2>1=3`, level ones
 * only where the method takes them. `abstain` goes on every ballot, and so does `invalid`, which is for paper alone: whoever takes
 * a choice online refuses it.
 *
 * @example readChoice({ form: 'approval', method: 'approval', options: ['甲', '乙', '丙'] }, '1+3') // { approved: ['1', '3'] }
 */
export function readChoice<F extends QuestionForm>(
  question: AskedBy<F>,
  word: string,
): 'abstain' | 'invalid' | Choices[F] | undefined {
  if (word === 'abstain' || word === 'invalid') return word
  const said = readers[question.form](word)
  return said !== undefined && isOn(question, said) && writeChoice(question, said) === word ? said : undefined
}

/**
 * The word of a choice. Options may come in any order within an approval or a level group; scores that are not named are 0.
 * A ranking that names nobody has no word: such a voter abstains.
 *
 * @example writeChoice({ form: 'ranked', method: 'schulze', options: ['甲', '乙', '丙'] }, { ranking: [['2'], ['3', '1']] }) // '2>1=3'
 */
export function writeChoice<F extends QuestionForm>(question: AskedBy<F>, choice: Choices[F]): string {
  return writers[question.form](choice, question.options.length)
}

/** What the signs of a word say, whether the question has such options or not. */
const readers: { [F in QuestionForm]: (word: string) => Choices[F] | undefined } = {
  'yes-no-abstain': (word) => (word === 'for' || word === 'against' ? word : undefined),
  single: (word) => ({ choice: word }),
  approval: (word) => ({ approved: word === 'none' ? [] : word.split('+') }),
  score: (word) => ({
    scores: Object.fromEntries(word.split(',').map((stars, at) => [String(at + 1), Number(stars)])),
  }),
  ranked: (word) => ({ ranking: word.split('>').map((group) => group.split('=')) }),
}

const writers: { [F in QuestionForm]: (choice: Choices[F], options: number) => string } = {
  'yes-no-abstain': (choice) => choice,
  single: ({ choice }) => choice,
  approval: ({ approved }) => (approved.length === 0 ? 'none' : [...approved].sort().join('+')),
  score: ({ scores }, options) =>
    Array.from({ length: options }, (_, at) => scores[String(at + 1)] ?? 0).join(),
  ranked: ({ ranking }) => ranking.map((group) => [...group].sort().join('=')).join('>'),
}

/** Whether a choice names options of the question alone, each once, and leaves level what may be. */
function isOn({ method, options }: AskedBy<QuestionForm>, choice: Choices[QuestionForm]): boolean {
  if (typeof choice === 'string') return true
  if ('scores' in choice)
    return Object.values(choice.scores).every(
      (stars) => Number.isInteger(stars) && stars >= 0 && stars <= mostStars,
    )
  const named = namedIn(choice)
  const levels = 'ranking' in choice && choice.ranking.some((group) => group.length > 1)
  return (
    new Set(named).size === named.length &&
    named.every((digit) => /^[1-9]$/.test(digit) && Number(digit) <= options.length) &&
    (!levels || (method !== null && ballotOf[method].equalRanks))
  )
}

/** The highest score. */
export const mostStars = 5

function namedIn(choice: Exclude<Ballots[BallotForm], Ballots['score']>): readonly string[] {
  if ('choice' in choice) return [choice.choice]
  return 'approved' in choice ? choice.approved : choice.ranking.flat()
}
