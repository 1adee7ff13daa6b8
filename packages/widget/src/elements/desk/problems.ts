import type { RollProblem } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { words as rollWords } from '../../locales/zh/deskRoll.ts'

/** More than anybody mends before trying again. */
const mostListed = 1000

/** Everything that is wrong with a file, each with its line and column. */
export function problemList(problems: readonly RollProblem[], words: typeof rollWords): TemplateResult {
  const shown = problems.slice(0, mostListed)
  return html`<ul class="found" tabindex="0">
      ${shown.map(
        ({ line, column, code }) =>
          html`<li><b>${words.problemAt(line, column)}</b><span>${words.problem[code] ?? words.problemOther}</span></li>`,
      )}
    </ul>
    ${problems.length > shown.length ? html`<p class="small quiet">${words.problemsMore(problems.length - shown.length)}</p>` : nothing}`
}
