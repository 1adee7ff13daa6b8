import type { PollView } from '@yishi/schema/words'
import { html, type TemplateResult } from 'lit'
import { telephone } from '../../parts/telephone.ts'
import type { PollWords } from './pollWords.ts'

/** The sentences that are voted on. */
export function questions({ questions }: PollView): TemplateResult {
  return html`${questions.map(({ text }) => html`<p class="sentence">${text}</p>`)}`
}

/** Why nothing can be cast here, and whom to call. */
export function call(sentence: string, view: PollView): TemplateResult {
  return html`${questions(view)}
    <p class="help">${sentence} <b>${telephone(view.telephone)}</b></p>`
}

/** Reading needs no account, voting does. */
export function signIn(view: PollView, words: PollWords, ask: () => void): TemplateResult {
  return html`${questions(view)}
    <p class="quiet small">${words.signedOut}</p>
    <button class="primary wide" @click=${ask}>${words.signInToVote}</button>`
}

/** A binding ballot is cast where no foreign script runs. */
export function wayHome(view: PollView, words: PollWords, href: string): TemplateResult {
  return html`${questions(view)}
    <p class="quiet small">${words.ownPage}</p>
    <a class="button" href=${href}>${words.toOwnPage}</a>`
}
