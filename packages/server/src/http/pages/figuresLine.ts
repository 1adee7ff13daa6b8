import type { QuestionResult, QuestionView, Weight } from '@yishi/schema/words'
import { grouped } from './format.ts'
import { figuresOf, namedVotes, optionName, outcomeOf } from './tally.ts'
import type { Words } from './words.zh.ts'

/** What a question came to, in one line: its outcome, of options every figure, and the counts; of abstentions and the like those that there were. */
export function figuresLine(
  result: QuestionResult,
  question: QuestionView,
  { words, area }: { words: Words; area: boolean },
): string {
  const weight = ({ heads, area: size }: Weight) =>
    `${words.heads(grouped(`${heads}`))}${area ? ` · ${words.area(grouped(size))}` : ''}`
  const [first, second, ...rest] = [
    ...namedVotes(result, question, words),
    [words.silent, result.silent] as const,
  ]
  const counts = [
    first!,
    second!,
    ...rest.filter(([, { heads, area: size }]) => heads > 0 || Number(size) > 0),
  ]
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
