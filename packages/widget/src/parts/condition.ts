import type { ConditionView } from '@yishi/schema/words'
import { css, html, type TemplateResult } from 'lit'
import { formatArea, formatCount, formatShare } from '../format/number.ts'
import type { words as terms } from '../locales/zh/terms.ts'
import { meter } from './meter.ts'
import { neededFor } from './neededFor.ts'

/** A condition: its two numbers, the bar with its threshold marked, and in words whether it is met or what is missing. */
export function condition(
  view: ConditionView,
  words: typeof terms,
  title: string = words.condition[view.kind][view.measure],
): TemplateResult {
  const { part, whole, threshold, met } = view
  const more = view.comparison === '>'
  const amount = (value: string) =>
    view.measure === 'area' ? formatArea(value) : words.heads(formatCount(value))
  const { needed, missing } = neededFor(view)
  return html`<div class="cond">
    <div class="top"><span>${title}</span><b>${formatCount(part)} / ${amount(whole)}</b></div>
    ${meter({ part, whole, threshold, met, label: met ? '' : words.must(threshold, more) })}
    <span class="small ${met ? 'done' : 'quiet'}"
      >${
        met
          ? `${words.met(words.fraction(threshold), formatShare(part, whole), more)} ✓`
          : words.missing(amount(missing), amount(needed))
      }</span
    >
  </div>`
}

export const conditionStyle = css`
  .cond {
    margin: 14px 0;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
  }
  .meter {
    display: block;
    width: 100%;
    height: 12px;
    margin: 8px 0 4px;
    overflow: visible;
  }
  .labelled {
    margin-bottom: 18px;
  }
  .meter .whole {
    fill: var(--y-line);
    opacity: 0.6;
  }
  .meter .part {
    fill: var(--y-ink);
  }
  .meter.met .part {
    fill: var(--y-done);
  }
  .meter .threshold {
    fill: var(--y-official);
  }
  .meter text {
    fill: var(--y-official);
    font-size: 12px;
    text-anchor: middle;
  }
  @media (forced-colors: active) {
    .meter .part,
    .meter.met .part {
      fill: CanvasText;
    }
    .meter .threshold,
    .meter text {
      fill: Highlight;
    }
  }
`
