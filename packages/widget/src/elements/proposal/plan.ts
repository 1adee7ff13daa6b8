import type { PlanView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import { formatMoney } from '../../format/number.ts'
import { paragraphs } from '../../parts/paragraphs.ts'
import { photos } from '../../parts/photos.ts'
import type { ProposalWords } from '../proposal.ts'
import type { textDiff } from './textDiff.ts'

/** Which version is shown, and whether what changed is marked. */
export interface PlanShown {
  plans: readonly PlanView[]
  /** Null: the last one. */
  version: number | null
  marked: boolean
  /** What finds the changes, once it is here. */
  diff: typeof textDiff | undefined
  words: ProposalWords
  lang: string
  server: string
  show(version: number): void
  mark(): void
}

/** The plan in its last version; earlier ones beside it, and on demand what changed from the one before. */
export function plan(of: PlanShown): TemplateResult {
  const { plans, words, lang } = of
  const shown = plans.find(({ version }) => version === of.version) ?? plans.at(-1)
  if (!shown) return html`<p class="quiet">${words.noPlan}</p>`
  const before = plans.find(({ version }) => version === shown.version - 1)
  const { diff } = of
  const old = of.marked && diff ? before : undefined
  return html`${plans.length > 1 ? versions(of, shown) : nothing}
    <p class="small quiet">
      ${words.version(shown.version)} · ${words.planMeta(formatDay(shown.at, lang), words.change[shown.change])}${
        shown.frozenAt ? html` <span class="tag">${words.frozen}</span>` : nothing
      }
    </p>
    ${
      before
        ? html`<button class="link small" aria-pressed=${of.marked} @click=${of.mark}>${words.showChanges(before.version)}</button>`
        : nothing
    }
    <div class="body">${old && diff ? marked(diff(old.body, shown.body), words) : paragraphs(shown.body)}</div>
    ${facts(shown, old, of)} ${photos(shown.photos, of.server)}`
}

function versions({ plans, words, show }: PlanShown, shown: PlanView): TemplateResult {
  return html`<div class="versions" role="group" aria-label=${words.versions}>
    ${plans.map(
      ({ version }) =>
        html`<button aria-pressed=${version === shown.version} @click=${() => show(version)}>
          ${words.version(version)}
        </button>`,
    )}
  </div>`
}

function facts(shown: PlanView, old: PlanView | undefined, { words, lang, diff }: PlanShown): TemplateResult {
  const line = (name: string, text: (plan: PlanView) => string) =>
    text(shown)
      ? html`<div>
          <dt>${name}</dt>
          <dd>${old && diff && text(old) !== text(shown) ? marked(diff(text(old), text(shown)), words) : text(shown)}</dd>
        </div>`
      : nothing
  return html`<dl class="facts">
    ${line(words.sentence, ({ sentence }) => sentence)} ${line(words.scope, ({ scope }) => scope)}
    ${line(words.where, ({ place }) => place)} ${line(words.cost, ({ cost }) => formatMoney(cost, lang))}
    ${line(words.money, ({ money }) => money)} ${line(words.explanation, ({ explanation }) => explanation)}
  </dl>`
}

function marked(parts: ReturnType<typeof textDiff>, words: ProposalWords): TemplateResult {
  return html`<span class="prose"
    >${parts.map(({ kind, text }) => {
      if (kind === 'same') return text
      return kind === 'added'
        ? html`<ins><span class="vh">${words.added}</span>${text}</ins>`
        : html`<del><span class="vh">${words.removed}</span>${text}</del>`
    })}</span
  >`
}

export const planStyle = css`
  .versions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-bottom: 8px;
  }
  .versions button {
    padding: 4px 14px;
    border-color: var(--y-line);
    font-weight: 400;
  }
  .versions [aria-pressed='true'] {
    border-color: var(--y-ink);
    font-weight: 600;
  }
  .facts {
    margin: 12px 0 0;
  }
  .facts > div {
    display: grid;
    grid-template-columns: 6.5em 1fr;
    gap: 2px 12px;
    padding: 8px 0;
    border-top: 1px solid var(--y-line);
  }
  :host([elder]) .facts > div {
    grid-template-columns: 1fr;
  }
  dt {
    color: var(--y-ink-2);
  }
  dd {
    margin: 0;
    white-space: pre-line;
  }
  ins {
    background: var(--y-done-wash);
    text-decoration: underline 2px var(--y-done);
    text-underline-offset: 0.2em;
  }
  del {
    background: var(--y-wash);
    color: var(--y-ink-2);
    text-decoration: line-through;
  }
`
