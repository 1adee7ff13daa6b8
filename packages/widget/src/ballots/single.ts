import { html } from 'lit'
import { choices } from '../parts/choices.ts'
import { largeAbstain } from './abstaining.ts'
import type { BallotForm } from './ballotForm.ts'

/** 单选: one of the options, or abstain, as radio buttons; or a large button each. */
export const single: BallotForm = {
  draw: ({ question, marked, words, fault, mark }) =>
    choices({
      name: question.key,
      legend: question.text,
      options: [
        ...question.options.map((label, at) => ({ value: String(at + 1), label })),
        { value: 'abstain', label: words.abstain },
      ],
      chosen: marked || undefined,
      fault,
      choose: mark,
    }),
  drawLarge: ({ question, marked, words, mark }) =>
    html`<div class="large">
      ${question.options.map(
        (option, at) =>
          html`<button class="choice" aria-pressed=${marked === String(at + 1)} @click=${() => mark(String(at + 1))}>
            ${words.iChoose(option)}
          </button>`,
      )}
      ${largeAbstain({ marked, words, mark })}
    </div>`,
  say: ({ question, choice, large }, words) => {
    const option = question.options[Number(choice) - 1] ?? choice
    return [large ? words.iChoose(option) : option]
  },
  missing: (words) => words.missing.single,
}
