import type { Question } from '@yishi/schema/tables'

/** Where choices are not one for each question, as a path; undefined where they are. */
export function choicesFault(
  questions: readonly Question[],
  choices: Record<string, string>,
): string | undefined {
  const missing = questions.find(({ key }) => choices[key] === undefined)
  if (missing) return `choices.${missing.key}`
  const strange = Object.keys(choices).find((key) => !questions.some((question) => question.key === key))
  return strange && `choices.${strange}`
}
