import { html } from 'lit'
import { choices } from '../parts/choices.ts'
import type { BallotForm } from './ballotForm.ts'

const marks = ['for', 'against', 'abstain'] as const

/** The words that yes, no and abstain need: those of the element, so that nothing further is fetched for them. */
export interface PlainWords {
  choice: Readonly<Record<'for' | 'against' | 'abstain' | 'invalid', string>>
  choiceSaid?: Readonly<Record<'for' | 'against' | 'abstain', string>>
  chooseFirst?: string
}

/** 同意、不同意、弃权: three radio buttons in this order, or three large buttons. */
export const yesNoAbstain: BallotForm<PlainWords> = {
  draw: ({ question, marked, words, fault, mark }) =>
    choices({
      name: question.key,
      legend: question.text,
      options: marks.map((value) => ({ value, label: words.choice[value] })),
      chosen: marks.find((each) => each === marked),
      fault,
      choose: mark,
    }),
  drawLarge: ({ marked, words, mark }) =>
    html`<div class="large">
      ${marks.map(
        (value) =>
          html`<button class="choice" aria-pressed=${marked === value} @click=${() => mark(value)}>
            ${(words.choiceSaid ?? words.choice)[value]}
          </button>`,
      )}
    </div>`,
  say: ({ choice, large }, { choice: said, choiceSaid = said }) => [
    (large ? choiceSaid : said)[choice as 'for'] ?? choice,
  ],
  missing: ({ chooseFirst }) => chooseFirst ?? '',
}
