import type { QuestionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Ballots } from '../../ballots/ballots.ts'
import type { Drawn } from './pollWords.ts'

/** How a question is counted and its rule in words, as far as they are known. */
export function ruleOf(
  question: QuestionView | undefined,
  words: Drawn['words'],
  ballots: Ballots,
): TemplateResult | typeof nothing {
  const said = question && ballots.rule(question, words.rule[question.rule ?? ''])
  return said ? html`<p class="small quiet">${said}</p>` : nothing
}
