import { html, nothing, type TemplateResult } from 'lit'
import type { Mark } from '../../ballots/ballotForm.ts'
import type { words as elderWords } from '../../locales/zh/pollElder.ts'
import { type Marking, standsFor } from './ballot.ts'
import type { PollWords } from './pollWords.ts'

/** 长辈版: one question on the screen, its choices as large buttons that say what they do. */
export function elderBallot(
  of: Marking & {
    aloud: TemplateResult | typeof nothing
    before(): void
    more(question: string, choice: Mark): void
  },
  { words }: { words: PollWords & typeof elderWords },
): TemplateResult {
  const { view, elector, sayable, flow, ballots } = of
  const { length } = sayable.asked
  const question = sayable.asked[flow.at]!
  return html`<section class="ballot" aria-labelledby="question">
    ${length > 1 ? html`<p class="quiet">${words.questionOf(flow.at + 1, length)}</p>` : nothing}
    <h2 id="question" tabindex="-1">${question.text}</h2>
    ${question.method && flow.part === 0 ? html`<p class="quiet">${ballots.rule(question, undefined)}</p>` : nothing}
    ${ballots.drawLarge({
      question,
      marked: flow.marks[question.key],
      fault: undefined,
      part: flow.part,
      mark: (choice) => of.mark(question.key, choice),
      more: (choice) => of.more(question.key, choice),
    })}
    ${flow.at + flow.part > 0 ? html`<button class="wide" @click=${of.before}>${words.before}</button>` : nothing}
    ${of.aloud}
    <p class="quiet">${standsFor(elector, view, words)}${words.gap}${words.canChange}</p>
  </section>`
}
