import type { Answer, CouncilView, MotionView, SessionItem, SessionView } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import { YishiOpenEvent } from '../events.ts'
import { formatDate, formatInstant } from '../format/date.ts'
import { hrefOf } from '../hrefs.ts'
import { Later } from '../later.ts'
import { LaterWords } from '../laterWords.ts'
import type { words as leadWords } from '../locales/zh/councilLead.ts'
import { choicesStyle } from '../parts/choices.ts'
import { conditionStyle } from '../parts/condition.ts'
import { confirmBarStyle } from '../parts/confirmBar.ts'
import { emptyState, emptyStateStyle } from '../parts/emptyState.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { waiting } from '../parts/waiting.ts'
import { common } from '../styles/common.ts'
import type { Locales } from '../words.ts'
import type { CouncilWords, Drawn, LeadWords } from './council/councilWords.ts'
import { Desk, may } from './council/desk.ts'
import { minutesPart } from './council/minutesPart.ts'
import { motionShown } from './council/motion.ts'
import { presencePart } from './council/presencePart.ts'
import { recusePart } from './council/recusePart.ts'
import { roster } from './council/roster.ts'
import { sessions } from './council/sessions.ts'
import { signPart } from './council/signPart.ts'
import { speakersPart } from './council/speakersPart.ts'
import { councilStyle } from './council/styles.ts'
import { votePart } from './council/votePart.ts'

/** The council of a zone, with one session whole, and the sessions before a number. */
type CouncilQuestion = { zone: string; session?: string; after?: string }

/**
 * 议事会: the session that is open or called next, who is in the room, whether they are enough, each motion with its speakers, its votes by name and
 * the parties' sign-off, the minutes, and the sessions before. Councillors vote here, the clerk leads the session here.
 *
 * @attr zone - The zone's address.
 * @attr session - One session to open with; default: the present one.
 * @attr proposal-href - Where a matter opens on the site's own pages, `/p?id={id}`; default: its page on the server.
 * @slot - What stands there until the council is here, and when it cannot be read.
 * @event {YishiOpenEvent} yishi-open - A matter is to be opened; cancelable.
 * @event {YishiChangedEvent} yishi-changed - Something was done.
 * @event {YishiRefusedEvent} yishi-refused - Something was refused; what was typed is kept.
 * @event {YishiSignInNeededEvent} yishi-sign-in-needed - An act needs somebody who is signed in.
 * @csspart sheet - The paper.
 */
export class YishiCouncil extends ClientElement<CouncilView, CouncilWords, CouncilQuestion> {
  static override styles = [
    ...common,
    choicesStyle,
    conditionStyle,
    confirmBarStyle,
    emptyStateStyle,
    skeletonStyle,
    councilStyle,
  ]
  static override properties: PropertyDeclarations = {
    session: {},
    proposalHref: { attribute: 'proposal-href' },
    from: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../locales/*/terms.ts'),
    import.meta.glob<{ words: object }>('../locales/*/council.ts'),
  ]

  declare session: string | undefined
  declare proposalHref: string | undefined
  /** Where the list of sessions goes on; undefined: from the newest. */
  declare private from: string | undefined
  private readonly desk = new Desk({
    element: this,
    drawn: () => this.drawn,
    leadWords: () => this.leadWords as LeadWords,
    acting: () => this.acting,
    act: (name, input) => this.act(name, input),
    refusalOf: (name) => this.refusalOf(name),
    focusOn: (selector) => this.focusOn(selector),
    tell: (sentence) => this.tell(sentence),
  })

  /** What those see who call and lead a session, and its words. */
  private readonly leading = new Later(this, () => import('./council/leading.ts'))
  private readonly moreWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof leadWords }>('../locales/*/councilLead.ts'),
  )

  protected question(): CouncilQuestion | null {
    const { zone, session, from } = this
    return zone ? { zone, ...(session ? { session } : {}), ...(from ? { after: from } : {}) } : null
  }

  protected override subject({ zone }: CouncilQuestion): unknown {
    return zone
  }

  protected read(question: CouncilQuestion): Promise<Answer<CouncilView>> {
    return this.client.read('council', question)
  }

  private get drawn(): Drawn {
    return { words: this.words, lang: this.tongue }
  }

  private get leadWords(): LeadWords | undefined {
    const { here } = this.moreWords
    return here && { ...this.words, ...here }
  }

  /** What leads a session, once it is here with its words. */
  private get led(): typeof this.leading.now {
    return this.leadWords && this.leading.here
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected renderHere(view: CouncilView): TemplateResult {
    const { words } = this
    const session = view.current
    const { items } = view
    const isLeading = calls(view) || (session ? conducts(session) : false)
    const leading = calls(view) ? this.led : undefined
    return html`<article class="sheet" part="sheet">
      ${session ? this.renderSession(session) : this.renderNone(view)}
      ${isLeading && !this.led ? waiting([this.leading, this.moreWords], words) : nothing}
      ${leading?.callPart(view, this.desk) ?? nothing} ${leading?.meetingPart(view, this.desk) ?? nothing}
      ${
        items.length
          ? html`<section class="part">
              <h3>${words.sessions}</h3>
              ${sessions({ items, open: this.openSession }, this.drawn)}
              ${this.renderPages(view)}
            </section>`
          : nothing
      }
    </article>`
  }

  private renderPages({ next }: CouncilView): TemplateResult | typeof nothing {
    const { words, from } = this
    if (!next && !from) return nothing
    const turn = (to: string | undefined) => () => {
      this.from = to
    }
    return html`<div class="row">
      ${next ? html`<button class="link" @click=${turn(next)}>${words.more}</button>` : nothing}
      ${from ? html`<button class="link" @click=${turn(undefined)}>${words.newest}</button>` : nothing}
    </div>`
  }

  private renderNone(view: CouncilView): TemplateResult {
    const { words } = this
    return html`${emptyState(view.total ? words.noSession : words.noCouncil, words.membersDue(view.members.length))}
      <ul class="who" aria-label=${words.membersAre}>
        ${view.members.map(({ name }) => html`<li>${name}</li>`)}
      </ul>`
  }

  private renderSession(session: SessionView): TemplateResult {
    const { words, tongue } = this
    const { startsAt, place, due, state, body } = session
    const leading = conducts(session) ? this.led : undefined
    const when = state === 'closed' ? formatDate(startsAt, tongue) : formatInstant(startsAt, tongue)
    return html`<header>
        <span class="tag ${state === 'open' ? 'official' : ''}">${words.sessionState[state]}</span>
        <h2 id="session" tabindex="-1">${words.sessionOf[body]}${words.sessionNumber(session.number)}</h2>
        <p class="quiet small">${[when, place, words.membersDue(due)].join(' · ')}</p>
      </header>
      ${body === 'council' ? roster(session, words) : html`<p>${words.inTheRoom(session.here, due)}</p>`}
      ${body === 'council' ? presencePart(session, this.desk) : (leading?.doorPart(session, this.desk) ?? nothing)}
      ${session.motions.map((motion) => this.renderMotion(motion, session))} ${leading?.leadPart(session, this.desk) ?? nothing}
      ${state === 'closed' ? minutesPart(session, this.desk, this.drawn) : nothing}
      ${
        this.session
          ? html`<div class="row"><button @click=${this.openCurrent}>${words.backToCurrent}</button></div>`
          : nothing
      }`
  }

  private renderMotion(motion: MotionView, session: SessionView): TemplateResult {
    const href = hrefOf('proposal', motion.proposal, { office: this.office, pattern: this.proposalHref })
    const open = (event: MouseEvent) => {
      if (!this.dispatchEvent(new YishiOpenEvent('proposal', motion.proposal, href))) event.preventDefault()
    }
    const leading = conducts(session) ? this.led : undefined
    const led = leading ? [leading.putPart, leading.handsPart] : []
    const adding = leading ? [leading.speakerForm] : []
    const actions = [speakersPart, ...adding, votePart, recusePart, ...led, signPart].map((part) =>
      part(motion, session, this.desk),
    )
    return motionShown({ motion, byName: session.body === 'council', href, open, actions }, this.drawn)
  }

  private openSession = ({ id }: SessionItem): void => {
    this.turnTo(id)
  }

  private openCurrent = (): void => {
    this.turnTo(undefined)
  }

  private turnTo(session: string | undefined): void {
    this.session = session
    this.desk.close()
    this.focusOn('#session')
  }
}

/** Whether the reader may call a session, of the council or of the body that a matter waits for. */
function calls({ mine, meetings }: CouncilView): boolean {
  return mine?.may.includes('callSession') || (meetings?.matters.length ?? 0) > 0
}

const conducting = [
  'openSession',
  'closeSession',
  'putMotion',
  'closeMotion',
  'countHands',
  'recordAttendance',
]

/** Whether the reader conducts a session. */
function conducts(session: SessionView): boolean {
  return conducting.some((act) => may(session, act))
}

define('yishi-council', YishiCouncil)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-council': YishiCouncil
  }
}
