import type { MotionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { condition } from '../../parts/condition.ts'
import type { CouncilWords } from './councilWords.ts'

const choices = ['for', 'against', 'abstain'] as const

/** Who voted how: by name and in public, while it is open, too. */
export function votes({ votes: cast, present, state }: MotionView, words: CouncilWords): TemplateResult {
  const rest = present - cast.length
  return html`<dl class="votes">
    ${choices.map((choice) => {
      const names = cast.filter((vote) => vote.choice === choice).map(({ name }) => name)
      return html`<dt>${words.voteChoice[choice]} <b>${names.length}</b></dt>
        <dd>${names.join(words.listComma) || words.nobody}</dd>`
    })}
    ${
      state === 'open' && rest > 0
        ? html`<dt class="quiet">${words.notVoted} <b>${rest}</b></dt>
            <dd></dd>`
        : nothing
    }
  </dl>`
}

/** What came of a motion: the sentence with every number, and each condition. */
export function motionResult({ result }: MotionView, words: CouncilWords): TemplateResult | typeof nothing {
  if (!result) return nothing
  return html`<p>
      <span class="tag ${result.outcome === 'passed' ? 'done' : 'official'}">${words.motionOutcome[result.outcome]}</span>
      ${words.resultSentence(result)}
    </p>
    ${result.conditions.map((each) =>
      condition(each, words, each.kind === 'quorum' ? words.attendance(result.recused) : words.forOfPresent),
    )}`
}
