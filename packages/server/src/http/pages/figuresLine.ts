import type { QuestionResult, QuestionView, Weight } from '@yishi/schema/words'
import { grouped } from './format.ts'
import { figuresOf, namedVotes, optionName, outcomeOf } from './tally.ts'
import type { Words } from './words.zh.ts'

/** Everything that a question came to, in one line: its outcome, every count, and of options every figure. */
export function figuresLine(
  result: QuestionResult,
  question: QuestionView,
  { words, area }: { words: Words; area: boolean },
): string {
  const weight = ({ heads, area: size }: Weight) =>
    `${words.heads(grouped(`${heads}`))}${area ? ` · ${words.area(grouped(size))}` : ''}`
  const counts = [...namedVotes(result, question, words), [words.silent, result.silent] as const]
  const each = (of: (digit: string) => string) => (_: string, at: number) =>
    `${optionName(question, `${at + 1}`)} ${of(`${at + 1}`)}`
  const figures = result.tally ? figuresOf(result.tally, question, words) : []
  return [
    outcomeOf(result, question, words),
    ...figures.map(({ name, of }) =>
      words.namedList(name, question.options.map(each(of)).join(words.listSign)),
    ),
    ...counts.map(([name, of]) => `${name} ${weight(of)}`),
  ].join(words.stop)
}
