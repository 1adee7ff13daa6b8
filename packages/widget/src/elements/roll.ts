import type { Answer, ElectorView, RollObjectionView, RollPublicView } from '@yishi/schema/words'
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import { formatEnd } from '../format/date.ts'
import { formatArea, formatCount } from '../format/number.ts'
import type { words as rollWords } from '../locales/zh/roll.ts'
import { choicesStyle } from '../parts/choices.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { common } from '../styles/common.ts'
import type { Locales } from '../words.ts'
import { buildingsOf } from './roll/buildingsOf.ts'
import { entries } from './roll/entries.ts'
import { Objecting } from './roll/objecting.ts'

/** A roll on inspection, whole, with what is held against it and the reader's own entries. */
export type RollShown = Omit<RollPublicView, 'next'> & {
  objections: RollObjectionView[]
  /** In full; null where nobody is signed in. */
  mine: ElectorView[] | null
}

interface Question {
  zone: string
  roll: string
}

/** More parts than a roll of any estate has; an answer that never ends is not followed for ever. */
const mostParts = 200

/**
 * 名册公示: a roll while it lies open: its entries masked and by building, the reader's own in full, what was held against it with
 * the answers, and the form to object.
 *
 * @attr zone - The zone's address.
 * @attr roll - Id of the roll.
 * @slot - What stands there until the roll is here, and when it cannot be read.
 * @event {YishiSignInNeededEvent} yishi-sign-in-needed - Somebody wants to object and is not signed in.
 * @event {YishiChangedEvent} yishi-changed - An objection was raised.
 * @event {YishiRefusedEvent} yishi-refused - It was refused; what was written is kept.
 * @csspart sheet - The paper.
 */
export class YishiRoll extends ClientElement<RollShown, typeof rollWords, Question> {
  static override styles = [
    ...common,
    choicesStyle,
    skeletonStyle,
    css`
      .entries {
        columns: 2;
        column-gap: 24px;
        max-height: 24em;
        overflow-y: auto;
      }
      .entries li {
        break-inside: avoid;
        padding: 4px 0;
        border-top: 1px solid var(--y-line);
      }
      :host([elder]) .entries {
        columns: 1;
      }
      .own {
        margin: 12px 0;
        padding: 12px 14px;
        border-inline-start: 3px solid var(--y-ink);
        background: var(--y-paper);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 4px 12px;
      }
    `,
  ]
  static override properties: PropertyDeclarations = { roll: {}, building: { state: true } }
  static override areas: Locales<object>[] = [import.meta.glob<{ words: object }>('../locales/*/roll.ts')]

  declare roll: string | undefined
  /** The building that is looked at; empty: none is chosen. */
  declare private building: string
  private readonly objecting = new Objecting(this)

  constructor() {
    super()
    this.building = ''
  }

  protected question(): Question | null {
    const { zone, roll } = this
    return zone && roll ? { zone, roll } : null
  }

  protected async read(question: Question): Promise<Answer<RollShown>> {
    const { client } = this
    const first = await client.read('rollPublic', question)
    if (!first.ok) return first
    const items = [...first.value.items]
    let { next } = first.value
    for (let part = 1; next && part < mostParts; part++) {
      const more = await client.read('rollPublic', { ...question, after: next })
      if (!more.ok) return more
      items.push(...more.value.items)
      next = more.value.next
    }
    const [objections, mine] = await Promise.all([
      client.read('rollObjections', question),
      client.token ? client.read('rollMine', question) : null,
    ])
    if (!objections.ok) return objections
    const value = {
      ...first.value,
      items,
      objections: objections.value,
      mine: mine?.ok ? mine.value : null,
    }
    return { ok: true, value }
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected renderHere(view: RollShown): TemplateResult {
    const { words, tongue, building } = this
    const { roll, objections } = view
    const { objectionsUntil, frozenAt, electors, heads, area } = roll
    return html`<article class="sheet" part="sheet" aria-labelledby="title">
      <h2 id="title">${roll.name}</h2>
      <p class="small quiet">
        ${words.totals(formatCount(electors), formatCount(heads), roll.kind === 'owners' ? formatArea(area) : '')}
      </p>
      ${objectionsUntil && !frozenAt ? html`<p>${words.until(formatEnd(objectionsUntil, tongue))}</p>` : nothing}
      ${frozenAt ? html`<p>${words.frozen} ${roll.root ? html`<code>${roll.root}</code>` : nothing}</p>` : nothing}
      ${this.renderOwn(view)}
      <section class="part">
        <h3>${words.list}</h3>
        <p class="small quiet">${words.masked}</p>
        ${entries(
          {
            buildings: buildingsOf(view.items),
            chosen: building,
            choose: (chosen) => {
              this.building = chosen
            },
          },
          words,
        )}
      </section>
      <section class="part">
        <h3>${words.objections(objections.length)}</h3>
        ${this.objecting.list(view, { words, lang: tongue })} ${this.objecting.draw(view)}
      </section>
    </article>`
  }

  /** One's own entries, in full. */
  private renderOwn({ mine, roll }: RollShown): TemplateResult {
    const { words } = this
    if (!mine)
      return html`<p class="small quiet">
        ${words.signedOut} <button class="link" @click=${() => this.askForSignIn('objectToRoll')}>${words.signIn}</button>
      </p>`
    if (!mine.length) return html`<p class="own">${words.ownNone}</p>`
    return html`${mine.map(
      ({ label, names, heads, area, dwellings }) => html`<section class="own" aria-label=${words.own}>
        <b>${words.own}：${label}</b>
        <p>${names}</p>
        <p class="small">${words.ownWeight(heads, roll.kind === 'owners' ? formatArea(area) : '')}</p>
        ${
          dwellings.length > 1
            ? html`<ul class="small">
                ${dwellings.map((each) => html`<li>${each.building}${each.unit}${each.room} ${formatArea(each.area)}</li>`)}
              </ul>`
            : nothing
        }
      </section>`,
    )}`
  }
}

define('yishi-roll', YishiRoll)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-roll': YishiRoll
  }
}
