import type { Answer, DeskItem, DeskView, DeskWork, Refusal } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import { formatEnd } from '../format/date.ts'
import { formatDay } from '../format/day.ts'
import type { words as deskWords } from '../locales/zh/desk.ts'
import { officeNow } from '../officeNow.ts'
import { emptyState, emptyStateStyle } from '../parts/emptyState.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { common } from '../styles/common.ts'
import type { Locales } from '../words.ts'
import { Bench, isOwn, type Open } from './desk/bench.ts'
import { grouped } from './desk/pressing.ts'
import { deskStyle, toldStyle } from './desk/styles.ts'
import { menu, toolOfWork, tools } from './desk/tools.ts'
import type { VisitRounds } from './desk/visitRounds.ts'

/** What asks for a desk. */
interface DeskQuestion {
  zone: string
  overdue?: boolean
  after?: string
}

/**
 * 工作台: what waits for the signed-in member of staff and what is overdue, the most pressing first; each piece of work opens in
 * place, and so do the tools. A tool is fetched when it is opened.
 *
 * @attr zone - The zone's address.
 * @attr proposal-href - Where a matter opens, `/p?id={id}`; default: its page on the server.
 * @attr notice-href - Where a notice opens, likewise.
 * @slot - What stands there until the desk is here, and when it cannot be read.
 * @event {YishiChangedEvent} yishi-changed - Something was done.
 * @event {YishiRefusedEvent} yishi-refused - Something was refused; what was typed is kept.
 * @event {YishiSignInNeededEvent} yishi-sign-in-needed - The desk needs somebody who is signed in.
 * @csspart sheet - The list of work and tools, and the open tool.
 */
export class YishiDesk extends ClientElement<DeskView, typeof deskWords, DeskQuestion> {
  static override styles = [...common, emptyStateStyle, skeletonStyle, toldStyle, deskStyle]
  static override properties: PropertyDeclarations = {
    proposalHref: { attribute: 'proposal-href' },
    noticeHref: { attribute: 'notice-href' },
    overdueOnly: { state: true },
    from: { state: true },
    now: { state: true },
  }
  static override areas: Locales<object>[] = [import.meta.glob<{ words: object }>('../locales/*/desk.ts')]

  declare proposalHref: string | undefined
  declare noticeHref: string | undefined
  declare private overdueOnly: boolean
  declare private from: string | undefined
  declare private now: string
  private readonly bench = new Bench(this)
  /** A grid worker's visits on this device. */
  private rounds: VisitRounds | undefined
  private telling: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.overdueOnly = false
    this.now = new Date().toISOString()
  }

  protected question(): DeskQuestion | null {
    const { zone, overdueOnly, from } = this
    return zone ? { zone, ...(overdueOnly ? { overdue: true } : {}), ...(from ? { after: from } : {}) } : null
  }

  protected override subject({ zone }: DeskQuestion): unknown {
    return zone
  }

  protected async read(question: DeskQuestion): Promise<Answer<DeskView>> {
    const [answer, now] = await Promise.all([
      this.client.read('desk', question),
      officeNow(this.client, question.zone),
    ])
    this.now = now
    // What does not come now is fetched when the tool is opened.
    if (answer.ok && answer.value.roles.includes('gridworker')) this.goRound(question.zone).catch(() => {})
    return answer
  }

  /** A grid worker's tool and doors are fetched while there is a network, and what waits is sent from here on. */
  private async goRound(zone: string): Promise<void> {
    if (this.rounds) return
    const { roundsOf } = await import('./desk/visitRounds.ts')
    this.rounds = roundsOf(this.client, this.office, zone)
    this.rounds.addEventListener('change', () => this.requestUpdate())
    await Promise.all([this.rounds.load(), tools.visit?.load()])
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.bench.reopen()
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected override renderFault(
    fault: Refusal | 'offline',
    retry: { label: string; act: () => void },
  ): TemplateResult {
    const { words } = this
    if (this.bench.open) return this.renderBench(this.bench.open)
    if (fault === 'offline' || fault.code !== 'not-signed-in') return super.renderFault(fault, retry)
    return html`<div class="sheet">
      ${emptyState(
        words.signInTitle,
        words.signInPlain,
        html`<button class="primary" @click=${() => this.askForSignIn()}>${words.signIn}</button>`,
      )}
    </div>`
  }

  protected renderHere(view: DeskView): TemplateResult {
    const { open } = this.bench
    return html`<div class="desk ${open ? 'busy' : ''}">
      <div class="sheet list" part="sheet">${this.renderList(view)}</div>
      ${open ? this.renderBench(open) : nothing} ${this.renderMenu(view)}
    </div>`
  }

  /** It is said for as long as somebody needs to read it, and then makes room. */
  override tell(sentence: string): void {
    super.tell(sentence)
    clearTimeout(this.telling)
    if (sentence) this.telling = setTimeout(() => super.tell(''), 8000)
  }

  private renderList(view: DeskView): TemplateResult {
    const { words } = this
    const groups = grouped(view.items, this.now)
    return html`<header class="head">
        <h2 id="desk" tabindex="-1">${words.desk}</h2>
        ${view.overdue ? html`<span class="tag official">${words.overdueCount(view.overdue)}</span>` : nothing}
        <span class="tag">${words.waitingCount(view.total)}</span>
      </header>
      ${this.renderQueue()}
      ${view.total || this.overdueOnly ? nothing : emptyState(words.nothingWaits, words.nothingWaitsPlain)}
      ${groups.map(
        ([pressing, items]) =>
          html`<section class="group ${pressing}" aria-labelledby="group-${pressing}">
            <h3 id="group-${pressing}">${words.pressing[pressing]}</h3>
            <ul class="plain">
              ${items.map((item) => this.renderWork(item))}
            </ul>
          </section>`,
      )}
      ${this.renderPages(view)}`
  }

  private renderQueue(): TemplateResult | typeof nothing {
    const { words } = this
    const waiting = this.rounds?.waiting ?? 0
    if (!waiting) return nothing
    return html`<p class="waits">
      <span>${words.queue(waiting)}</span>
      <button class="link" @click=${() => this.bench.turnTo({ tool: 'visit' })}>${words.queueOpen}</button>
    </p>`
  }

  private renderMenu({ roles }: DeskView): TemplateResult {
    const { words } = this
    const mine = menu.filter((each) => tools[each.tool] && each.roles.some((role) => roles.includes(role)))
    return html`<nav class="sheet kit" part="sheet" aria-label=${words.tools}>
      <h3>${words.tools}</h3>
      <ul class="menu">
        ${mine.map(
          ({ tool }) =>
            html`<li>
              <button aria-describedby="hint-${tool}" @click=${() => this.bench.turnTo({ tool })}>
                ${words.tool[tool]}
              </button>
              <span class="hint" id="hint-${tool}">${words.toolHint[tool]}</span>
            </li>`,
        )}
      </ul>
    </nav>`
  }

  private renderWork(item: DeskItem): TemplateResult {
    const { words, tongue } = this
    const { work, dueAt, overdue, since, count } = item
    const title = item.task ? words.taskOf(item.title, item.task) : item.title
    const name = words.work[work] ?? work
    // A server that was upgraded since the page was loaded may know work that this desk has no tool for.
    const tool = toolOfWork[work] ?? ''
    const due = !dueAt
      ? words.since(formatDay(since, tongue))
      : (overdue ? words.wasDue : words.due)(formatEnd(dueAt, tongue))
    const here = this.isOpen(item, tool)
    return html`<li class="work ${here ? 'here' : ''}">
      <div>
        <p class="now">
          ${name}${count === null ? nothing : html` <span class="quiet small">${words.workCount[work]?.(count) ?? count}</span>`}
        </p>
        ${title ? html`<p>${title}</p>` : nothing}
        <p class="small ${overdue ? 'official' : 'quiet'}">${due}</p>
      </div>
      ${
        tools[tool]
          ? html`<button aria-label=${words.doWhat(name, title)} @click=${() => this.bench.turnTo(aboutOf(item, tool))}>
              ${words.do}
            </button>`
          : nothing
      }
    </li>`
  }

  private renderPages({ next, overdue }: DeskView): TemplateResult | typeof nothing {
    const { words, from, overdueOnly } = this
    if (!next && !from && !overdue && !overdueOnly) return nothing
    return html`<div class="row">
      ${next ? html`<button class="link" @click=${() => this.turn({ from: next })}>${words.more}</button>` : nothing}
      ${from || overdueOnly ? html`<button class="link" @click=${() => this.turn({ overdueOnly: false })}>${words.showAll}</button>` : nothing}
      ${overdue && !overdueOnly ? html`<button class="link" @click=${() => this.turn({ overdueOnly: true })}>${words.onlyOverdue}</button>` : nothing}
    </div>`
  }

  private renderBench({ tool }: Open): TemplateResult {
    const { words, bench } = this
    const { element, failed } = bench
    return html`<section class="bench ${element && !isOwn(element) ? '' : 'sheet'}" part="sheet">
      <button class="link" @click=${() => bench.shut()}>‹ ${words.back}</button>
      <h2 id="bench" tabindex="-1">${words.tool[tool]}</h2>
      ${element ?? (failed ? this.renderNotCome() : skeleton(words.loading, 4))}
    </section>`
  }

  /** A tool did not come: what happened, what was kept, and both ways on. */
  private renderNotCome(): TemplateResult {
    const { words, bench } = this
    return html`<p role="alert">${words.toolFailed}</p>
      <div class="row">
        <button class="primary" @click=${bench.again}>${words.retry}</button>
        <button @click=${bench.reload}>${words.reload}</button>
      </div>`
  }

  private isOpen(item: DeskItem, tool: string): boolean {
    const { open } = this.bench
    return (
      open?.tool === tool &&
      (open.notice ?? open.proposal) === (aboutOf(item, tool).notice ?? item.proposal ?? undefined)
    )
  }

  private turn(to: { from?: string; overdueOnly?: boolean }): void {
    this.from = to.from
    this.overdueOnly = to.overdueOnly ?? this.overdueOnly
    this.focusOn('#desk')
  }
}

/** Which form of its tool a piece of work is done on, where that is not the first. */
const modeOfWork: Partial<Record<DeskWork, string>> = {
  'publish-outcome': 'outcome',
  'correct-official': 'correct',
}

/** What the tool of a piece of work is given. */
function aboutOf({ work, proposal, notice }: DeskItem, tool: string): Open {
  const mode = modeOfWork[work]
  return { tool, proposal: proposal ?? undefined, notice: notice ?? undefined, mode }
}

define('yishi-desk', YishiDesk)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-desk': YishiDesk
  }
}
