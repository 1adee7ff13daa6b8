import type { MyElector, PollView, QuestionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Mark } from '../../ballots/ballotForm.ts'
import { ballotForms } from '../../ballots/index.ts'
import { formatArea } from '../../format/number.ts'
import type { Flow } from './flow.ts'
import type { Drawn } from './pollWords.ts'

/** A ballot as it is being filled in. */
export interface Marking {
  view: PollView
  elector: MyElector
  flow: Flow
  mark(question: string, choice: Mark): void
  review(): void
}

/** Whether every question of a poll has a form that can be drawn. */
export function canBeDrawn({ questions }: PollView): boolean {
  return questions.every(({ form }) => ballotForms[form] !== null)
}

/** Every question with its choices, none of them chosen, and the way on. */
export function ballot(marking: Marking, { words }: Drawn): TemplateResult {
  const { view, elector, flow, review } = marking
  const many = view.questions.length > 1
  return html`<div class="ballot">
    ${view.questions.map(
      (question, at) => html`<div id="question-${question.key}">
        ${many ? html`<p class="small quiet">${words.questionOf(at + 1, view.questions.length)}</p>` : nothing}
        ${asked(question, marking, words)}
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
  words: Drawn['words'],
): TemplateResult | undefined {
  return ballotForms[question.form]?.draw({
    question,
    marked: flow.marks[question.key],
    words,
    fault: flow.missing === question.key ? `missing-${question.key}` : undefined,
    mark: (choice) => mark(question.key, choice),
  })
}

/** 您代表5号楼2单元301，63.75㎡。 */
export function standsFor({ label, area }: MyElector, { measures }: PollView, words: Drawn['words']): string {
  return words.youStandFor(label, measures.includes('area') ? formatArea(area) : null)
}
