import type { MyElector, PollView, QuestionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Mark } from '../../ballots/ballotForm.ts'
import type { Ballots } from '../../ballots/ballots.ts'
import { formatArea } from '../../format/number.ts'
import type { Flow } from './flow.ts'
import type { Sayable } from './mandate.ts'
import type { Drawn, PollWords } from './pollWords.ts'
import { ruleOf } from './ruleOf.ts'

/** A ballot as it is being filled in. */
export interface Marking {
  view: PollView
  elector: MyElector
  sayable: Sayable
  flow: Flow
  ballots: Ballots
  mark(question: string, choice: Mark): void
  review(): void
}

/** Every question with its choices, none of them chosen, and the way on; what a mandate fixes or leaves out is said in its place. */
export function ballot(marking: Marking, { words }: Drawn): TemplateResult {
  const { view, elector, sayable, flow, ballots, review } = marking
  const many = view.questions.length > 1
  return html`<div class="ballot">
    ${view.questions.map(
      (question, at) => html`<div id="question-${question.key}">
        ${many ? html`<p class="small quiet">${words.questionOf(at + 1, view.questions.length)}</p>` : nothing}
        ${many || question.method ? ruleOf(question, words, ballots) : nothing}
        ${sayable.asked.includes(question) ? asked(question, marking) : fixed(question, marking, words)}
        ${
          flow.missing === question.key
            ? html`<p class="refusal" role="alert" id="missing-${question.key}">${ballots.missing(question)}</p>`
            : nothing
        }
      </div>`,
    )}
    <button class="primary wide" @click=${review}>${words.check}</button>
    <p class="small quiet">${standsFor(elector, view, words)}${words.gap}${words.canChange}</p>
  </div>`
}

function asked(question: QuestionView, { flow, ballots, mark }: Marking): TemplateResult {
  return ballots.draw({
    question,
    marked: flow.marks[question.key],
    fault: flow.missing === question.key ? `missing-${question.key}` : undefined,
    mark: (choice) => mark(question.key, choice),
  })
}

/** What the mandate says of a question: how it has to be voted, or that it is not to be. */
function fixed(
  question: QuestionView,
  { sayable, ballots }: Marking,
  words: Pick<PollWords, 'boundTo' | 'notMandated'>,
): TemplateResult {
  const choice = sayable.bound[question.key]
  return html`<p class="sentence">${question.text}</p>
    <p class="help">${choice ? words.boundTo(ballots.sayShort(question, choice)) : words.notMandated}</p>`
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
