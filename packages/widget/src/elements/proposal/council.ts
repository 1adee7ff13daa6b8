import type { ConditionView, MotionSummary, ProposalView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import { condition } from '../../parts/condition.ts'
import type { ProposalWords } from '../proposal.ts'

const parties = ['community', 'council', 'property'] as const

/** What the council, or a meeting that was called, decided on the matter, each condition with its numbers, and who has signed. */
export function council(
  { motions, signOffs }: Pick<ProposalView, 'motions' | 'signOffs'>,
  words: ProposalWords,
  lang: string,
): TemplateResult | typeof nothing {
  if (!motions.length) return nothing
  const carried = motions.some(({ outcome }) => outcome === 'passed')
  return html`<section class="part" part="council">
    <h3>${motions.every(({ body }) => body === 'council') ? words.council : words.meetings}</h3>
    ${motions.map((motion) => decided(motion, words, lang))} ${carried ? signed(signOffs, words, lang) : nothing}
  </section>`
}

function decided(motion: MotionSummary, words: ProposalWords, lang: string): TemplateResult {
  const { outcome } = motion
  const title = (view: ConditionView) =>
    view.kind === 'quorum' ? words.present : words.condition.approval.heads
  return html`<div class="motion">
    <p class="small quiet">${words.sessionOf[motion.body]}${words.motionAt(motion.number, formatDay(motion.at, lang))}</p>
    <p>
      <span class="tag ${outcome === 'passed' ? 'done' : ''}">${outcome ? words.motionOutcome[outcome] : words.motionWaiting}</span>
      ${motion.text}
    </p>
    ${
      outcome
        ? html`<p class="small">
            ${words.motionBase(motion.members, motion.recused)}${lang.startsWith('zh') ? '；' : '; '}${words.motionCount(motion.present, motion.for, motion.against, motion.abstain)}
          </p>
          ${motion.conditions.map((view) => condition(view, words, title(view)))}`
        : nothing
    }
  </div>`
}

function signed(signOffs: ProposalView['signOffs'], words: ProposalWords, lang: string): TemplateResult {
  return html`<h4>${words.signOffs}</h4>
    <ul class="plain signoffs">
      ${parties.map((party) => {
        const sign = signOffs.find((each) => each.party === party)
        return html`<li>
          <b>${words.party[party]}</b>
          ${
            sign
              ? html`${sign.stance === 'signed' ? '✓ ' : ''}${words.signOff[sign.stance]} <span class="small quiet">${formatDay(sign.at, lang)}</span>`
              : html`<span class="quiet">${words.signOff.waiting}</span>`
          }
        </li>`
      })}
    </ul>`
}

export const councilStyle = css`
  .signoffs {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 20px;
  }
  .motion + .motion,
  .motion + h4 {
    margin-top: 14px;
  }
`
