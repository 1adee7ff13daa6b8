import { html } from 'lit'
import { choices } from '../parts/choices.ts'
import type { BallotForm, Mark } from './ballotForm.ts'

const marks: readonly Mark[] = ['for', 'against', 'abstain']

/** 同意、不同意、弃权: three radio buttons in this order, or three large buttons. */
export const yesNoAbstain: BallotForm = {
  draw: ({ question, marked, words, fault, mark }) =>
    choices({
      name: question.key,
      legend: question.text,
      options: marks.map((value) => ({ value, label: words.choice[value] })),
      chosen: marked,
      fault,
      choose: mark,
    }),
  drawLarge: ({ marked, words, mark }) =>
    html`<div class="large">
      ${marks.map(
        (value) =>
          html`<button class="choice" aria-pressed=${marked === value} @click=${() => mark(value)}>
            ${words.choiceSaid[value]}
          </button>`,
      )}
    </div>`,
  say: (choice, words, large) => (large ? words.choiceSaid : words.choice)[choice],
}
