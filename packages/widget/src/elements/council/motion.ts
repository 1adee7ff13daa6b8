import type { MotionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Drawn } from './councilWords.ts'
import { quorum } from './quorum.ts'
import { signOffs } from './signOffs.ts'
import { motionResult, votes } from './votes.ts'

/** A point of the agenda, and what the reader can do about it. */
export interface MotionShown {
  motion: MotionView
  /** Votes are given by name; otherwise hands are counted. */
  byName: boolean
  /** Where the matter stands. */
  href: string
  open(event: MouseEvent): void
  actions: unknown
}

/** A motion: its sentence, who may vote on it and is here, how they voted, what came of it, who signed. */
export function motionShown(
  { motion, byName, href, open, actions }: MotionShown,
  drawn: Drawn,
): TemplateResult {
  const { words } = drawn
  const { state, result, planVersion } = motion
  const version = planVersion === null ? nothing : ` · ${words.planVersion(planVersion)}`
  return html`<article class="part motion" id="motion-${motion.id}" aria-labelledby="text-${motion.id}">
    <h3 id="text-${motion.id}" tabindex="-1">${words.item(motion.item)}<span class="says">${motion.text}</span></h3>
    <p class="small quiet">
      ${state === 'closed' ? nothing : html`<span class="tag ${state === 'open' ? 'official' : ''}">${words.motionState[state]}</span>`}
      <a href=${href} @click=${open}>${motion.proposalTitle}</a>${version}
    </p>
    ${state === 'closed' ? motionResult(motion, words) : quorum(motion, words)}
    ${state === 'waiting' || !byName ? nothing : votes(motion, words)}
    ${result?.outcome === 'passed' && planVersion !== null ? signOffs(motion, drawn) : nothing} ${actions}
  </article>`
}
