import type { MyElector, PollView, QuestionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Mark } from '../../ballots/ballotForm.ts'
import { ballotForms } from '../../ballots/index.ts'
import { formatArea } from '../../format/number.ts'
import type { Flow } from './flow.ts'
import type { Sayable } from './mandate.ts'
import type { Drawn, PollWords } from './pollWords.ts'
import { ruleOf } from './result.ts'

/** A ballot as it is being filled in. */
export interface Marking {
  view: PollView
  elector: MyElector
  sayable: Sayable
  flow: Flow
  mark(question: string, choice: Mark): void
  review(): void
}

/** Whether every question of a poll has a form that can be drawn. */
export function canBeDrawn({ questions }: PollView): boolean {
  return questions.every(({ form }) => ballotForms[form] !== null)
}

/** Every question with its choices, none of them chosen, and the way on; what a mandate fixes or leaves out is said in its place. */
export function ballot(marking: Marking, { words }: Drawn): TemplateResult {
  const { view, elector, sayable, flow, review } = marking
  const many = view.questions.length > 1
  return html`<div class="ballot">
    ${view.questions.map(
      (question, at) => html`<div id="question-${question.key}">
        ${many ? html`<p class="small quiet">${words.questionOf(at + 1, view.questions.length)}</p>` : nothing}
        ${many ? ruleOf(question, words) : nothing}
        ${sayable.asked.includes(question) ? asked(question, marking, words) : fixed(question, sayable, words)}
        ${
          flow.missing === question.key
            ? html`<p class="refusal" role="alert" id="missing-${question.key}">${words.chooseFirst}</p>`
            : nothing
        }
      </div>`,
    )}
    <button class="primary wide" @click=${review}>${words.check}</button>
    <p class="small quiet">${standsFor(elector, view, words)}${words.gap}${words.canChange}</p>
  </div>`
}

function asked(
  question: QuestionView,
  { flow, mark }: Marking,
  words: PollWords,
): TemplateResult | undefined {
  return ballotForms[question.form]?.draw({
    question,
    marked: flow.marks[question.key],
    words,
    fault: flow.missing === question.key ? `missing-${question.key}` : undefined,
    mark: (choice) => mark(question.key, choice),
  })
}

/** What the mandate says of a question: how it has to be voted, or that it is not to be. */
export function fixed(
  { key, text, form }: QuestionView,
  { bound }: Sayable,
  words: Pick<PollWords, 'choice' | 'choiceSaid' | 'boundTo' | 'notMandated'>,
): TemplateResult {
  const choice = bound[key]
  return html`<p class="sentence">${text}</p>
    <p class="help">
      ${choice ? words.boundTo(ballotForms[form]?.say(choice, words as PollWords, false) ?? '') : words.notMandated}
    </p>`
}

/** 您代表5号楼2单元301，63.75㎡；by mandate, that one votes for them. */
export function standsFor(
  { label, area, held }: MyElector,
  { measures }: PollView,
  words: Drawn['words'],
): string {
  const shown = measures.includes('area') ? formatArea(area) : null
  return held ? words.youStandInFor(label, shown) : words.youStandFor(label, shown)
}
