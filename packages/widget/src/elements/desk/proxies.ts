import type { Answer, PaperView, PollView, ProxyView, QuestionView } from '@yishi/schema/words'
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { isWhole } from '../../ballots/ballotForm.ts'
import { Ballots } from '../../ballots/ballots.ts'
import { define } from '../../define.ts'
import { formatInstant } from '../../format/date.ts'
import type { words as paperWords } from '../../locales/zh/deskPaper.ts'
import type { words as proxyWords } from '../../locales/zh/deskProxies.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import type { Locales } from '../../words.ts'
import { FileField } from './fileField.ts'
import { type Door, HouseholdSearch } from './households.ts'
import { sheetReadingStyle } from './sheetReading.ts'
import { StaffPhoto } from './staffPhoto.ts'
import { DeskTool } from './tool.ts'

/** The mandates of a poll, the poll, and whoever has not voted. */
export interface Mandates {
  poll: PollView
  proxies: ProxyView[]
  unreturned: PaperView['unreturned']
}

interface Question {
  zone: string
  proposal: string
}

const items = ['for', 'against', 'abstain', 'free', 'none'] as const
/** Beside options it is first said that the choice is fixed, and then to what. */
const itemsWithOptions = ['fixed', 'free', 'none'] as const
const whos = ['door', 'name'] as const

/** 委托登记: mandates by whoever holds them, entering a signed one with its paper, taking one back. */
export class DeskProxies extends DeskTool<Mandates, typeof proxyWords & typeof paperWords, Question> {
  static override styles: CSSResultGroup = [DeskTool.styles, sheetReadingStyle]
  static override properties: PropertyDeclarations = { paper: { state: true } }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskPaper.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/deskProxies.ts'),
  ]

  /** The mandate whose paper is looked at. */
  declare private paper: string | undefined
  private readonly ballots = new Ballots(this)
  private readonly scan = new FileField(this)
  private readonly shown = new StaffPhoto(this)
  private readonly search = new HouseholdSearch(this, async (text) => this.find(text))

  protected question(): Question | null {
    const { zone, proposal } = this
    return zone && proposal ? { zone, proposal } : null
  }

  protected async read({ zone, proposal }: Question): Promise<Answer<Mandates>> {
    const { client } = this
    const poll = await client.read('poll', { zone, proposal })
    if (!poll.ok) return poll
    const of = { zone, poll: poll.value.id }
    const [proxies, paper] = await Promise.all([client.read('proxies', of), client.read('paper', of)])
    if (!proxies.ok) return proxies
    if (!paper.ok) return paper
    return {
      ok: true,
      value: { poll: poll.value, proxies: proxies.value, unreturned: paper.value.unreturned },
    }
  }

  protected renderHere(view: Mandates): TemplateResult {
    const { words, mode } = this
    const { poll, proxies } = view
    if (!this.ballots.here(poll.questions)) return this.ballots.waiting()
    const open = poll.state === 'open' || poll.state === 'announced'
    return html`<h3>${poll.title}</h3>
      <p class="small quiet">${poll.proxies ? words.proxyMost(poll.proxies) : words.proxyNone}</p>
      ${
        mode === 'enter'
          ? this.renderEnter(view)
          : open && poll.proxies
            ? this.doors([{ mode: 'enter', label: words.proxyEnter }])
            : nothing
      }
      <section class="part">
        <h3>${words.proxyList}</h3>
        ${proxies.length ? nothing : html`<p class="quiet">${words.proxyEmpty}</p>`}
        ${byHolder(proxies).map((theirs) => this.renderHolder(poll, theirs))}
      </section>`
  }

  private renderHolder(poll: PollView, theirs: readonly ProxyView[]): TemplateResult {
    const { words } = this
    const standing = theirs.filter(({ endedAt }) => endedAt === null).length
    return html`<section class="holder">
      <div class="top">
        <h4>${theirs[0]?.holder}</h4>
        <span class="tag ${standing >= poll.proxies ? 'official' : ''}">${words.proxyHolds(standing, poll.proxies)}</span>
      </div>
      <ul class="plain chosen">
        ${theirs.map((proxy) => this.renderProxy(poll, proxy))}
      </ul>
    </section>`
  }

  private renderProxy(poll: PollView, proxy: ProxyView): TemplateResult {
    const { words, tongue, paper } = this
    const { id, label, grantedAt, by, document, endedAt, ended, counts } = proxy
    const said = poll.questions
      .map((question, at) => words.proxyItem(at + 1, this.sayItem(question, proxy.items[question.key])))
      .join(words.proxyAnd)
    const asked = `revoke ${id}`
    const running = endedAt === null && (poll.state === 'open' || poll.state === 'announced')
    return html`<li>
      <div class="top">
        <b>${label}</b>
        ${ended ? html`<span class="tag">${words.proxyEnded[ended]}</span>` : counts ? html`<span class="tag done">${words.proxyCounts}</span>` : nothing}
      </div>
      <p class="small">${said}</p>
      <p class="small quiet">${words.proxyGiven(formatInstant(grantedAt, tongue), by)}</p>
      ${
        document && paper === id
          ? this.shown.draw(document, words.proxyPaperOf(label))
          : document
            ? html`<button class="link" @click=${() => this.look(id)}>${words.proxyPaper}</button>`
            : nothing
      }
      ${
        this.asking === asked
          ? confirmBar({
              question: words.proxyRevokeSure(label),
              yes: words.proxyRevoke,
              no: words.sureNo,
              busy: this.acting !== '',
              agree: () => this.revoke(id, label),
              leave: () => {
                this.asking = ''
              },
            })
          : running
            ? html`<div class="row"><button @click=${() => this.ask(asked)}>${words.proxyRevoke}</button></div>`
            : nothing
      }
      ${this.asking === asked ? this.refusalOf('revokeProxy') : nothing}
    </li>`
  }

  private renderEnter({ poll }: Mandates): TemplateResult {
    const { words, form, scan } = this
    const [whose] = form.list<Door>('whose')
    return html`<section class="part">
      <h3 id="form" tabindex="-1">${words.proxyEnter}</h3>
      <p class="small quiet">${words.proxyPlain}</p>
      ${form.draw({
        act: 'grantProxy',
        button: words.proxyNow,
        leave: () => this.enter(undefined),
        sure: { question: words.proxySure, yes: words.proxyNow },
        send: () => this.grant(poll, whose),
        fields: () => html`${
          whose
            ? html`<p class="field">
                <b>${words.proxyWhoseIs(whose.label)}</b>
                <button type="button" class="link" @click=${() => form.setList('whose', [])}>${words.handInOther}</button>
              </p>`
            : this.search.draw({
                label: words.proxyWhose,
                hint: words.proxyWhoseHint,
                pick: (door) => form.setList('whose', [door]),
                fault: form.need('#household-search', words.chooseFirst),
              })
        }
        ${form.choice(
          'who',
          words.proxyHolder,
          whos.map((value) => ({ value, label: words.proxyHolders[value] })),
        )}
        ${
          form.value('who') === 'door'
            ? html`${form.text({ id: 'building', label: words.proxyBuilding, most: 20 })}
              ${form.text({ id: 'unit', label: words.proxyUnit, most: 20, optional: true })}
              ${form.text({ id: 'room', label: words.proxyRoom, most: 20 })}`
            : form.value('who') === 'name'
              ? html`${form.text({ id: 'name', label: words.proxyName, most: 40 })}
                ${form.text({ id: 'phone', label: words.proxyPhone, type: 'tel', most: 30, optional: true })}`
              : nothing
        }
        ${poll.questions.map((question) => this.renderItem(question, poll))}
        ${scan.draw({
          id: 'document',
          label: words.proxyScan,
          hint: words.proxyScanHint,
          fault: form.need('#document', scan.chosen ? '' : words.proxyScanFirst),
        })}`,
      })}
    </section>`
  }

  private sayItem(question: QuestionView, item = 'none'): string {
    const { proxyItems } = this.words
    return item === 'free' || item === 'none' ? proxyItems[item] : this.ballots.sayShort(question, item)
  }

  /** How the paper says that a question is to be voted. */
  private renderItem(question: QuestionView, { questions }: PollView): TemplateResult {
    const { words, form, ballots } = this
    const { key, text, method } = question
    const ways = (method ? itemsWithOptions : items).filter((way) => way !== 'none' || questions.length > 1)
    const id = `item-${key}`
    const marked = form.value(`fixed-${key}`)
    const fixed = method !== null && form.value(id) === 'fixed'
    const fault = fixed
      ? form.need(
          `#fixed-${key} input, #fixed-${key} button`,
          isWhole(marked) ? '' : ballots.missing(question),
        )
      : ''
    return html`${form.choice(
      id,
      text,
      ways.map((value) => ({ value, label: words.proxyItems[value] })),
    )}
    ${
      fixed
        ? html`<div class="field" id="fixed-${key}">
            ${ballots.draw({
              question: { ...question, key: `fixed-${key}`, text: words.proxyFixedTo },
              marked,
              fault: fault ? `fixed-${key}-error` : undefined,
              mark: (mark) => form.set(`fixed-${key}`, mark),
            })}
            ${fault ? html`<p class="refusal" role="alert" id="fixed-${key}-error">${fault}</p>` : nothing}
          </div>`
        : nothing
    }`
  }

  private find(text: string) {
    const parts = text.split(/\s+/).filter(Boolean)
    const found = (this.view?.unreturned ?? [])
      .filter(({ label, elector }) => elector === text || parts.every((part) => label.includes(part)))
      .map(({ elector, label }) => ({ household: elector, label }))
    return { items: found.slice(0, 30), total: found.length }
  }

  private look(proxy: string): void {
    this.paper = proxy
  }

  private ask(what: string): void {
    this.asking = what
    this.focusOn('.confirm button')
  }

  private get ofPoll(): { zone: string; proposal: string; poll: string } {
    return { zone: this.zone!, proposal: this.proposal!, poll: this.view?.poll.id ?? '' }
  }

  private async grant({ questions }: PollView, whose: Door | undefined): Promise<void> {
    const { form, words } = this
    if (!whose) return
    const document = await this.scan.send(words.proxyPaperOf(whose.label), 'staff')
    if (!document) return
    const named = questions.flatMap(({ key }): [string, string][] => {
      const item = form.value(`item-${key}`)
      return item && item !== 'none' ? [[key, item === 'fixed' ? form.value(`fixed-${key}`) : item]] : []
    })
    const phone = form.value('phone')
    const holder =
      form.value('who') === 'door'
        ? { building: form.value('building'), unit: form.value('unit'), room: form.value('room') }
        : { name: form.value('name'), ...(phone ? { phone } : {}) }
    const answer = await this.act('grantProxy', {
      ...this.ofPoll,
      elector: whose.household,
      holder,
      items: Object.fromEntries(named),
      document,
    })
    if (!answer?.ok) return
    form.clear()
    this.scan.clear()
    this.enter(undefined)
    await this.refresh()
    this.tell(words.proxyDone(whose.label))
  }

  private async revoke(proxy: string, label: string): Promise<void> {
    const answer = await this.act('revokeProxy', { ...this.ofPoll, proxy })
    if (!answer?.ok) return
    this.asking = ''
    await this.refresh()
    this.tell(this.words.proxyRevoked(label))
  }
}

/** Mandates by their holders, in the order in which these come first. */
function byHolder(proxies: readonly ProxyView[]): ProxyView[][] {
  const holders = new Map<string, ProxyView[]>()
  for (const proxy of proxies) {
    const holder = proxy.holderId ?? ''
    holders.set(holder, [...(holders.get(holder) ?? []), proxy])
  }
  return [...holders.values()]
}

define('yishi-desk-proxies', DeskProxies)
