import type { Answer, DeskItem, DeskView, Refusal } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import { Draft } from '../draft.ts'
import { formatEnd } from '../format/date.ts'
import { formatDay } from '../format/day.ts'
import type { words as deskWords } from '../locales/zh/desk.ts'
import { officeNow } from '../officeNow.ts'
import { emptyState, emptyStateStyle } from '../parts/emptyState.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { common } from '../styles/common.ts'
import type { Locales } from '../words.ts'
import { grouped } from './desk/pressing.ts'
import { deskStyle, toldStyle } from './desk/styles.ts'
import type { About } from './desk/tool.ts'
import { menu, toolOfWork, tools } from './desk/tools.ts'
import type { VisitRounds } from './desk/visitRounds.ts'

/** What asks for a desk. */
interface DeskQuestion {
  zone: string
  overdue?: boolean
  after?: string
}

/** A tool that stands open, and what it works on. */
interface Open extends About {
  tool: string
}

/** What a tool is given. */
type ToolElement = HTMLElement &
  About & {
    roles?: readonly string[]
    finish?(sentence: string): void
    turnTo?(tool: string, about: About): void
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
    bench: { state: true },
    now: { state: true },
  }
  static override areas: Locales<object>[] = [import.meta.glob<{ words: object }>('../locales/*/desk.ts')]

  declare proposalHref: string | undefined
  declare noticeHref: string | undefined
  declare private overdueOnly: boolean
  declare private from: string | undefined
  /** The open tool itself. */
  declare private bench: ToolElement | undefined
  declare private now: string
  private readonly memory = new Draft(this, () => `desk ${this.zone}`)
  private open: Open | undefined
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
    if (answer.ok && answer.value.roles.includes('gridworker')) this.goRound(question.zone)
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

  /** After a reload the tool that stood open is opened again. */
  protected override firstUpdated(_changed: PropertyValues): void {
    const kept = this.memory.value('open')
    if (kept) this.openTool(JSON.parse(kept) as Open, false)
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.bench) this.dress(this.bench)
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected override renderFault(
    fault: Refusal | 'offline',
    retry: { label: string; act: () => void },
  ): TemplateResult {
    const { words } = this
    if (this.bench) return this.renderBench(this.bench)
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
    const { bench } = this
    return html`<div class="desk ${bench ? 'busy' : ''}">
      <div class="sheet list" part="sheet">${this.renderList(view)}</div>
      ${bench ? this.renderBench(bench) : nothing} ${this.renderMenu(view)}
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
      <button class="link" @click=${() => this.openTool({ tool: 'visit' }, true)}>${words.queueOpen}</button>
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
              <button aria-describedby="hint-${tool}" @click=${() => this.openTool({ tool }, true)}>
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
    const { work, title, dueAt, overdue, since, count } = item
    const name = words.work[work] ?? work
    const tool = toolOfWork[work] ?? ''
    const due = !dueAt
      ? words.since(formatDay(since, tongue))
      : (overdue ? words.wasDue : words.due)(formatEnd(dueAt, tongue))
    const here = this.open && this.bench && this.isOpen(item, tool)
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
          ? html`<button aria-label=${words.doWhat(name, title)} @click=${() => this.openTool(aboutOf(item, tool), true)}>
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

  private renderBench(bench: ToolElement): TemplateResult {
    const { words, open } = this
    return html`<section class="bench ${isOwn(bench) ? 'sheet' : ''}" part="sheet">
      <button class="link" @click=${() => this.shut()}>‹ ${words.back}</button>
      <h2 id="bench" tabindex="-1">${words.tool[open?.tool ?? '']}</h2>
      ${bench}
    </section>`
  }

  private isOpen(item: DeskItem, tool: string): boolean {
    const { open } = this
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

  private async openTool(open: Open, focus: boolean): Promise<void> {
    const tool = tools[open.tool]
    if (!tool) return
    await tool.load()
    const { tool: _, ...about } = open
    this.tell('')
    this.open = open
    this.memory.set('open', JSON.stringify(open))
    const bench = document.createElement(tool.tag) as ToolElement
    this.bench = Object.assign(bench, about, isOwn(bench) ? this.handle : {})
    this.dress(this.bench)
    if (focus) this.focusOn('#bench')
  }

  /** The open tool stands in the same place, speaks the same language and looks the same. */
  private dress(bench: ToolElement): void {
    if (isOwn(bench)) bench.roles = this.view?.roles ?? []
    const { office: server, zone, tongue: lang, theme, elder } = this
    const links = {
      'matter-href': this.proposalHref,
      'proposal-href': this.proposalHref,
      'notice-href': this.noticeHref,
    }
    for (const [name, value] of Object.entries({ server, zone, lang, theme, ...links }))
      if (value === undefined) bench.removeAttribute(name)
      else if (bench.getAttribute(name) !== value) bench.setAttribute(name, value)
    bench.toggleAttribute('elder', Boolean(elder))
  }

  /** What the desk's own tools tell it by. */
  private readonly handle = {
    finish: (sentence: string) => this.shut(sentence),
    turnTo: (tool: string, about: About) => this.openTool({ tool, ...about }, true),
  }

  private shut(sentence = ''): void {
    this.open = undefined
    this.bench = undefined
    this.memory.clear()
    this.tell(sentence)
    this.refresh()
    this.focusOn('#desk')
  }
}

/** A tool that is the desk's alone; an element of any page has its own ways. */
const isOwn = ({ localName }: Element): boolean => localName.startsWith('yishi-desk-')

/** What the tool of a piece of work is given. */
function aboutOf({ work, proposal, notice }: DeskItem, tool: string): Open {
  const mode = work === 'publish-outcome' ? 'outcome' : undefined
  return { tool, proposal: proposal ?? undefined, notice: notice ?? undefined, mode }
}

define('yishi-desk', YishiDesk)
