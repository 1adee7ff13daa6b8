import type { NamedRule } from '@yishi/schema/rules'
import type { Question } from '@yishi/schema/tables'
import { formOf, type QuestionView } from '@yishi/schema/words'

/** The rule that was copied onto a question when its poll was announced. */
export function ruleOfQuestion({ rule }: Pick<Question, 'rule'>): NamedRule {
  return rule as NamedRule
}

/** A question as the face sees it. */
export function questionView(question: Question): QuestionView {
  const { key, text, method, options } = question
  return { key, text, form: formOf(method), method, options, rule: ruleOfQuestion(question).key ?? null }
}
