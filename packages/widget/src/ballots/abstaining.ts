import { html, type TemplateResult } from 'lit'
import type { Asked, BallotWords } from './ballotForm.ts'

type Abstaining = Pick<Asked<BallotWords>, 'question' | 'marked' | 'words' | 'mark'>

/** 弃权 beneath options that are marked each for itself: a box that takes all other marks away, as any of them takes it away. */
export function abstainBox({ marked, words, mark }: Abstaining): TemplateResult {
  return box(words.abstainWhole, marked === 'abstain', (on) => mark(on ? 'abstain' : ''))
}

/** A box as a large line. */
export function box(label: string, on: boolean, turn: (on: boolean) => void): TemplateResult {
  return html`<label class="choice">
    <input type="checkbox" .checked=${on} @change=${({ target }: Event) => turn((target as HTMLInputElement).checked)} />
    <span>${label}</span>
  </label>`
}

/** The same as the last of the large buttons. */
export function largeAbstain({ marked, words, mark }: Omit<Abstaining, 'question'>): TemplateResult {
  return html`<button class="choice" aria-pressed=${marked === 'abstain'} @click=${() => mark('abstain')}>
    ${words.abstainWhole}
  </button>`
}

/** 第2项，共3项：方案乙 — the option that a screen is about. */
export function partTitle(
  { question, words }: Pick<Asked<BallotWords>, 'question' | 'words'>,
  part: number,
): TemplateResult {
  const { options } = question
  return html`<h3 id="part" tabindex="-1" class="option">
    <span class="quiet">${words.optionOf(part + 1, options.length)}</span> ${options[part]}
  </h3>`
}
