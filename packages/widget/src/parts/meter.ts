import { html, nothing, svg, type TemplateResult } from 'lit'
import { perMille } from '../format/number.ts'

/** A bar: how much of the whole, and where the threshold stands. The numbers in words stand beside it, so it is mute. */
export interface Meter {
  part: string
  whole: string
  /** "2/3"; null: a bar without a threshold. */
  threshold: string | null
  met: boolean
  /** What stands under the threshold; empty: nothing. */
  label: string
}

/** Drawn with lengths as attributes, since a strict page forbids styles in the markup. Rounded down. */
export function meter({ part, whole, threshold, met, label }: Meter): TemplateResult {
  const share = perMille(part, whole) ?? 0n
  const filled = share > 1000n ? 1000n : share
  const at = threshold && positionOf(threshold)
  return html`<svg class="meter ${met ? 'met' : ''} ${label ? 'labelled' : ''}" aria-hidden="true">
    <rect class="whole" width="100%" height="12" rx="2" />
    <rect class="part" width="${filled / 10n}.${filled % 10n}%" height="12" rx="2" />
    ${
      at
        ? svg`<rect class="threshold" x=${at} y="-4" width="2" height="20" />${
            label ? svg`<text x=${at} y="30">${label}</text>` : nothing
          }`
        : nothing
    }
  </svg>`
}

function positionOf(threshold: string): string {
  const [part = '0', whole = '1'] = threshold.split('/')
  return `${((Number(part) / Number(whole)) * 100).toFixed(2)}%`
}
