import { type Answer, type PaperView, refuse, type ServedView, type ServiceView } from '@yishi/schema/words'
import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatInstant } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import type { words as serviceWords } from '../../locales/zh/deskService.ts'
import { openPrint } from '../../openPrint.ts'
import type { Locales } from '../../words.ts'
import { DeskTool } from './tool.ts'

/** Whom the papers reached, part by part, and who voted in two ways. */
export type Reached = ServiceView & { doubles: PaperView['sheets'] }

interface Question {
  zone: string
  proposal: string
  /** Everybody, or those alone whom nothing has reached. */
  whole: boolean
}

/** 未送达名单: whom the papers have not reached, by building and to print; every proof of service; and where two ballots of one elector came. */
export class DeskUnreached extends DeskTool<Reached, typeof serviceWords, Question> {
  static override styles: CSSResultGroup = [
    DeskTool.styles,
    css`
      .buildings {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin: 12px 0;
      }
      .buildings button {
        min-height: 44px;
        padding: 4px 14px;
        border-color: var(--y-line);
      }
      .row [aria-pressed='true'],
      .buildings [aria-pressed='true'] {
        background: var(--y-ink);
        color: var(--y-sheet);
      }
      @media print {
        .row,
        .buildings {
          display: none;
        }
        .list {
          columns: 2;
        }
      }
      .list li {
        padding: 8px 0;
        border-top: 1px solid var(--y-line);
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    whole: { state: true },
    building: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskService.ts'),
  ]

  declare private whole: boolean
  /** The building that is looked at; empty: all of them. */
  declare private building: string

  constructor() {
    super()
    this.whole = false
    this.building = ''
  }

  protected question(): Question | null {
    const { zone, proposal, whole } = this
    return zone && proposal ? { zone, proposal, whole } : null
  }

  protected override subject({ proposal }: Question): unknown {
    return proposal
  }

  /** The list is read to its end: whoever goes to the doors takes all of it along. */
  protected async read({ zone, proposal, whole }: Question): Promise<Answer<Reached>> {
    const { client } = this
    const matter = await client.read('proposal', { zone, proposal })
    if (!matter.ok) return matter
    const { poll } = matter.value
    if (!poll) return refuse('unknown-poll')
    const items: ServedView[] = []
    const of = { zone, poll, ...(whole ? {} : { unreached: true }) }
    let answer = await client.read('service', of)
    while (answer.ok) {
      items.push(...answer.value.items)
      if (!answer.value.next) break
      answer = await client.read('service', { ...of, after: answer.value.next })
    }
    if (!answer.ok) return answer
    const paper = await client.read('paper', { zone, poll }).catch(() => null)
    const doubles = paper?.ok ? paper.value.sheets.filter(({ other }) => other) : []
    return { ok: true, value: { ...answer.value, items, doubles } }
  }

  protected renderHere(view: Reached): TemplateResult {
    const { words, whole } = this
    const { totals, nonResponse } = view
    return html`<h3 id="form" tabindex="-1">${view.title}</h3>
      <dl class="facts">
        <dt>${words.electorsAll}</dt>
        <dd>${formatCount(totals.electors)}</dd>
        <dt>${words.servedAll}</dt>
        <dd>${formatCount(totals.served)}</dd>
        ${
          nonResponse === 'absent'
            ? nothing
            : html`<dt>${words.warnedAll}</dt>
                <dd><b>${formatCount(totals.warned)}</b></dd>`
        }
        <dt>${words.unreachedAll}</dt>
        <dd><b>${formatCount(totals.unreached)}</b></dd>
      </dl>
      ${
        nonResponse !== 'absent' && totals.warned < totals.electors
          ? html`<p class="help">${words.warnedMissing(totals.electors - totals.warned)}</p>`
          : nothing
      }
      <div class="row">
        <button aria-pressed=${!whole} @click=${() => this.turn(false)}>${words.onlyUnreached}</button>
        <button aria-pressed=${whole} @click=${() => this.turn(true)}>${words.wholeRecord}</button>
      </div>
      ${this.renderList(view)} ${this.renderDoubles(view)}`
  }

  private renderList(view: Reached): TemplateResult {
    const { items } = view
    const { words, building, whole } = this
    const buildings = countByBuilding(items)
    const shown = building ? items.filter((each) => each.building === building) : items
    return html`<section class="part">
      <h3>${whole ? words.wholeRecord : words.onlyUnreached}（${formatCount(shown.length)}）</h3>
      <div class="buildings" role="group" aria-label=${words.byBuilding}>
        <button aria-pressed=${building === ''} @click=${() => this.pick('')}>${words.allBuildings}</button>
        ${buildings.map(
          ([name, count]) =>
            html`<button aria-pressed=${building === name} @click=${() => this.pick(name)}>${name} ${formatCount(count)}</button>`,
        )}
      </div>
      ${shown.length ? nothing : html`<p class="done">${words.nobodyLeft} ✓</p>`}
      <ul class="plain list">
        ${shown.map((each) => this.renderServed(each))}
      </ul>
      ${
        shown.length
          ? html`<div class="row">
              <button @click=${() => print()}>${words.printList}</button>
              ${this.is('clerk') ? html`<button @click=${() => this.takeAway(view.poll)}>${words.takeAway}</button>` : nothing}
              <button @click=${() => this.turnTo('paper', { proposal: this.proposal, mode: 'service' })}>${words.toService}</button>
            </div>`
          : nothing
      }
    </section>`
  }

  private renderServed({ label, returned, services }: ServedView): TemplateResult {
    const { words, tongue } = this
    return html`<li>
      ${label}${returned ? html` <span class="small done">${words.returnedMark} ✓</span>` : nothing}
      ${services.map(
        ({ how, at, by, warned }) =>
          html`<p class="small quiet">${words.servedBy(words.serviceWay[how], formatInstant(at, tongue), by)}${warned ? words.warnedMark : ''}</p>`,
      )}
    </li>`
  }

  /** Two ballots of one elector: both, and which of them counts. */
  private renderDoubles({ doubles }: Reached): TemplateResult | typeof nothing {
    const { words, tongue } = this
    if (!doubles.length) return nothing
    return html`<section class="part" id="doubles">
      <h3>${words.doubles}（${formatCount(doubles.length)}）</h3>
      <ul class="plain list">
        ${doubles.map(({ label, handedInAt, byProxy, other }) => {
          const paper = words.ballotCame('paper', formatInstant(handedInAt, tongue), byProxy)
          const second = other!
          const came = words.ballotCame(second.channel, formatInstant(second.castAt, tongue), second.byProxy)
          return html`<li>
            <b>${label}</b>
            <p class="small">
              ${words.countsThis} <b>${second.counts ? came : paper}</b><br /><span class="quiet"
                >${words.countsNot} ${second.counts ? paper : came}</span
              >
            </p>
          </li>`
        })}
      </ul>
    </section>`
  }

  private turn(whole: boolean): void {
    this.whole = whole
    this.building = ''
  }

  private pick(building: string): void {
    this.building = building
  }

  /** The office's own table, by a ticket; its reading is recorded. */
  private async takeAway(poll: string): Promise<void> {
    const { office, client, words, zone = '' } = this
    const path = `/print/unreached/${poll}.xlsx`
    if (!(await openPrint({ office, token: client.token, zone, path }))) this.tell(words.takeAwayFailed)
  }
}

/** How many there are in each building, in the order in which they come. */
function countByBuilding(items: readonly ServedView[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const { building } of items) counts.set(building, (counts.get(building) ?? 0) + 1)
  return [...counts]
}

define('yishi-desk-unreached', DeskUnreached)
