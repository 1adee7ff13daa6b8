import type { Question } from '@yishi/schema/tables'
import { formOf, readChoice } from '@yishi/schema/words'

/**
 * Where choices are not one word of its own form for each question, as a path; undefined where they are. That something cannot be
 * read is said of paper alone.
 */
export function choicesFault(
  questions: readonly Question[],
  choices: Record<string, string>,
  channel: 'online' | 'paper',
): string | undefined {
  const wrong = questions.find((question) => !answers(question, choices[question.key], channel))
  if (wrong) return `choices.${wrong.key}`
  const strange = Object.keys(choices).find((key) => !questions.some((question) => question.key === key))
  return strange && `choices.${strange}`
}

/** Whether a word is a choice on a question that came by that channel. */
export function answers(
  { method, options }: Question,
  word: string | undefined,
  channel: 'online' | 'paper',
): boolean {
  if (word === undefined) return false
  const said = readChoice({ form: formOf(method), method, options }, word)
  return said !== undefined && (said !== 'invalid' || channel === 'paper')
}
