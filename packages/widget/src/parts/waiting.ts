import { html, type TemplateResult } from 'lit'
import { failedState } from './failedState.ts'

/** A piece that was asked for: a `Later`, or words. */
interface Awaited {
  readonly lost: boolean
  come(): unknown
}

/** What stands in the place of pieces that are not here: that they are read, or that one did not come, with a way to try again. */
export function waiting(
  pieces: readonly Awaited[],
  { loading, failed, retry }: { loading: string; failed: string; retry: string },
): TemplateResult {
  const lost = pieces.filter((piece) => piece.lost)
  const again = () => {
    for (const piece of lost) piece.come()
  }
  return lost.length
    ? failedState(failed, { label: retry, act: again })
    : html`<p class="quiet skeleton" role="status">${loading}</p>`
}
