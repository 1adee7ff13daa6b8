import type { MotionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { choices } from '../../parts/choices.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import type { CouncilWords } from './councilWords.ts'
import type { Vote } from './desk.ts'

/** A councillor before a motion that is open. */
export interface MotionBallot {
  motion: MotionView
  person: string
  name: string
  marked: Vote | undefined
  /** It was tried without a mark. */
  missing: boolean
  /** The confirmation is open. */
  confirming: boolean
  /** A vote stands and another one is to take its place. */
  changing: boolean
  busy: boolean
  refusal: unknown
  mark(vote: Vote): void
  review(): void
  cast(): void
  leave(): void
  change(): void
}

/** 记名表决: three choices, none of them preselected, a second look, and the vote in the open. */
export function motionBallot(of: MotionBallot, words: CouncilWords): TemplateResult {
  const { motion, person, marked, missing, name } = of
  const cast = motion.votes.find((vote) => vote.person === person)
  if (cast && !of.changing)
    return html`<p>${words.youVoted(words.voteChoice[cast.choice])} <button class="link" @click=${of.change}>${words.changeVote}</button></p>`
  const fault = `missing-${motion.id}`
  return html`<div class="ballot">
    ${choices<Vote>({
      name: `vote-${motion.id}`,
      legend: html`${words.yourVote} <span class="hint">${words.voteByName}</span>`,
      options: (['for', 'against', 'abstain'] as const).map((value) => ({
        value,
        label: words.voteChoice[value],
      })),
      chosen: marked,
      fault: missing ? fault : undefined,
      choose: of.mark,
    })}
    ${missing ? html`<p class="refusal" role="alert" id=${fault}>${words.voteFirst}</p>` : nothing}
    ${of.refusal}
    ${
      of.confirming && marked
        ? confirmBar({
            question: words.voteConfirm(name, words.voteChoice[marked]),
            yes: of.busy ? words.working : words.voteNow,
            no: words.cancel,
            busy: of.busy,
            agree: of.cast,
            leave: of.leave,
          })
        : html`<button class="primary wide" @click=${of.review}>${words.voteNow}</button>`
    }
  </div>`
}
