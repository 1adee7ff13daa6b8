import type {
  Answer,
  CouncilView,
  MemberView,
  MotionView,
  SessionItem,
  SessionView,
} from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import { Draft } from '../draft.ts'
import { YishiOpenEvent } from '../events.ts'
import { formatDate, formatInstant } from '../format/date.ts'
import { choicesStyle } from '../parts/choices.ts'
import { conditionStyle } from '../parts/condition.ts'
import { confirmBar, confirmBarStyle } from '../parts/confirmBar.ts'
import { emptyState, emptyStateStyle } from '../parts/emptyState.ts'
import { field } from '../parts/field.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { proposalHref } from '../permalink.ts'
import { common } from '../styles/common.ts'
import type { Locales } from '../words.ts'
import { agendaOf, callForm, startOf } from './council/callForm.ts'
import type { CouncilWords, Drawn } from './council/councilWords.ts'
import { minutes, minutesForm } from './council/minutes.ts'
import { motionShown } from './council/motion.ts'
import { motionBallot, type Vote } from './council/motionBallot.ts'
import { attendanceList, roster } from './council/roster.ts'
import { sessions } from './council/sessions.ts'
import { type Party, signForm } from './council/signOffs.ts'
import { councilStyle } from './council/styles.ts'

/** The council of a zone, with one session whole, and the sessions before a number. */
type CouncilQuestion = { zone: string; session?: string; after?: string }

/** Acts on a session that take nothing but the session. */
type SessionAct = 'openSession' | 'closeSession'

/**
 * 议事会: the session that is open or called next, who is in the room, whether they are enough, each motion with its votes by name and
 * the parties' sign-off, the minutes, and the sessions before. Councillors vote here, the clerk leads the session here.
 *
 * @attr zone - The zone's address.
 * @attr session - One session to open with; default: the present one.
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
    from: { state: true },
    votes: { state: true },
    party: { state: true },
    tried: { state: true },
    form: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../locales/*/terms.ts'),
    import.meta.glob<{ words: object }>('../locales/*/council.ts'),
  ]

  declare session: string | undefined
  /** Where the list of sessions goes on; undefined: from the newest. */
  declare private from: string | undefined
  /** What is marked, by motion; in memory alone. */
  declare private votes: Readonly<Record<string, Vote>>
  declare private party: Party | undefined
  /** What was tried, so that what is missing may be said: the name of an act and what it is about. */
  declare private tried: string
  /** The form that is open: `call`, `recuse <motion>`, `vote <motion>`, `minutes <session>`; empty: none. */
  declare private form: string
  private readonly draft = new Draft(this, () => `council ${this.zone} ${this.form}`)

  constructor() {
    super()
    this.votes = {}
    this.tried = ''
    this.form = ''
  }

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

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected renderHere(view: CouncilView): TemplateResult {
    const { words } = this
    const session = view.current
    const { items } = view
    return html`<article class="sheet" part="sheet">
      ${session ? this.renderSession(session) : this.renderNone(view)} ${this.renderCall(view)}
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
    const { startsAt, place, members, state } = session
    const when = state === 'closed' ? formatDate(startsAt, tongue) : formatInstant(startsAt, tongue)
    return html`<header>
        <span class="tag ${state === 'open' ? 'official' : ''}">${words.sessionState[state]}</span>
        <h2 id="session" tabindex="-1">${words.sessionNumber(session.number)}</h2>
        <p class="quiet small">${[when, place, words.membersDue(members.length)].join(' · ')}</p>
      </header>
      ${roster(session, words)} ${this.renderPresence(session)}
      ${session.motions.map((motion) => this.renderMotion(motion, session))} ${this.renderLead(session)}
      ${state === 'closed' ? this.renderMinutes(session) : nothing}
      ${
        this.session
          ? html`<div class="row"><button @click=${this.openCurrent}>${words.backToCurrent}</button></div>`
          : nothing
      }`
  }

  /** A member says that they are here or leave; the clerk says it for all. */
  private renderPresence(session: SessionView): TemplateResult | typeof nothing {
    const { words } = this
    const me = this.memberOf(session)
    const act = me?.present ? 'leave' : 'arrive'
    return html`${
      me && this.may(session, act)
        ? html`<button ?disabled=${this.acting === act} @click=${() => this.turnPresence(session, me)}>
            ${me.present ? words.iLeave : words.iAmHere}
          </button>`
        : nothing
    }
    ${
      this.leads(session) && (this.may(session, 'arrive') || this.may(session, 'leave'))
        ? attendanceList(
            { session, busy: this.acting !== '', turn: (member) => this.turnPresence(session, member) },
            words,
          )
        : nothing
    }
    ${this.refusalOf('arrive')} ${this.refusalOf('leave')}`
  }

  private renderMotion(motion: MotionView, session: SessionView): TemplateResult {
    const href = proposalHref(this.office, motion.proposal)
    const open = (event: MouseEvent) => {
      if (!this.dispatchEvent(new YishiOpenEvent('proposal', motion.proposal, href))) event.preventDefault()
    }
    const actions = [
      this.renderVote(motion, session),
      this.renderRecuse(motion, session),
      this.renderPut(motion, session),
      this.renderSign(motion, session),
    ]
    return motionShown({ motion, href, open, actions }, this.drawn)
  }

  private renderVote(motion: MotionView, session: SessionView): TemplateResult | typeof nothing {
    const me = this.memberOf(session)
    const recused = motion.recused.some(({ person }) => person === me?.person)
    if (motion.state !== 'open' || !me?.present || recused || !this.may(session, 'voteMotion')) return nothing
    const form = `vote ${motion.id}`
    return motionBallot(
      {
        motion,
        person: me.person,
        name: me.name,
        marked: this.votes[motion.id],
        missing: this.tried === form && !this.votes[motion.id],
        confirming: this.asking === form,
        changing: this.form === form,
        busy: this.acting === 'voteMotion',
        refusal: this.refusalOf('voteMotion'),
        mark: (vote) => {
          this.votes = { ...this.votes, [motion.id]: vote }
          this.asking = ''
        },
        review: () =>
          this.votes[motion.id] ? this.ask(form) : this.miss(form, `#motion-${motion.id} input`),
        cast: () => this.vote(motion, session),
        leave: this.stopAsking,
        change: () => {
          this.form = form
        },
      },
      this.words,
    )
  }

  private renderRecuse(motion: MotionView, session: SessionView): TemplateResult | typeof nothing {
    const { words } = this
    const me = this.memberOf(session)
    const recused = motion.recused.some(({ person }) => person === me?.person)
    if (!me || recused || motion.state === 'closed' || !this.may(session, 'recuse')) return nothing
    const form = `recuse ${motion.id}`
    if (this.form !== form)
      return html`<button class="link" @click=${() => this.openForm(form, '#reason')}>${words.iRecuse}</button>`
    return html`<div>
      ${field({
        id: 'reason',
        label: words.recuseWhy,
        hint: words.recuseHint,
        value: this.draft.value('reason'),
        lines: 2,
        most: 500,
        error: this.tried === form && !this.draft.value('reason').trim() ? words.callMissing : '',
        input: this.draft.keep('reason'),
      })}
      ${this.refusalOf('recuse')}
      <div class="row">
        <button class="primary" ?disabled=${this.acting === 'recuse'} @click=${() => this.recuse(motion, session, me)}>
          ${words.recuseNow}
        </button>
        <button @click=${this.closeForm}>${words.cancel}</button>
      </div>
    </div>`
  }

  /** The clerk puts a motion to the vote, and closes it. */
  private renderPut(motion: MotionView, session: SessionView): TemplateResult | typeof nothing {
    const { words } = this
    const { state, id } = motion
    const voting = session.motions.some((each) => each.state === 'open')
    if (session.state !== 'open' || state === 'closed') return nothing
    if (state === 'waiting' && this.may(session, 'putMotion') && !voting)
      return html`<div class="row">
          <button
            class="primary"
            ?disabled=${!motion.quorate || this.acting === 'putMotion'}
            @click=${() => this.act('putMotion', this.ofMotion(motion, session))}
          >
            ${words.putMotion}
          </button>
        </div>
        ${this.refusalOf('putMotion')}`
    if (state !== 'open' || !this.may(session, 'closeMotion')) return nothing
    return html`${
      this.asking === `close ${id}`
        ? confirmBar({
            question: words.closeMotionConfirm(motion.votes.length, motion.present),
            yes: words.closeMotion,
            no: words.cancel,
            busy: this.acting === 'closeMotion',
            agree: () =>
              this.agree(() => this.act('closeMotion', this.ofMotion(motion, session)), `#text-${id}`),
            leave: this.stopAsking,
          })
        : html`<div class="row">
            <button class="primary" @click=${() => this.ask(`close ${id}`)}>${words.closeMotion}</button>
          </div>`
    }
    ${this.refusalOf('closeMotion')}`
  }

  private renderSign(motion: MotionView, session: SessionView): TemplateResult | typeof nothing {
    if (motion.result?.outcome !== 'passed' || motion.signOffs.length === 3 || !this.may(session, 'signOff'))
      return nothing
    const form = `sign ${motion.id}`
    return signForm(
      {
        motion,
        party: this.party,
        missing: this.tried === form && !this.party,
        busy: this.acting === 'signOff',
        refusal: this.refusalOf('signOff'),
        choose: (party) => {
          this.party = party
        },
        sign: () =>
          this.party
            ? this.sign(motion, session, this.party)
            : this.miss(form, `#motion-${motion.id} .signing input`),
        absent: () =>
          this.act('signOff', { ...this.ofMatter(motion, session), party: 'property', stance: 'absent' }),
      },
      this.words,
    )
  }

  /** The clerk opens and closes the session. */
  private renderLead(session: SessionView): TemplateResult | typeof nothing {
    const { words } = this
    if (session.state === 'called' && this.may(session, 'openSession'))
      return html`<div class="row part">
          <button class="primary" ?disabled=${this.acting === 'openSession'} @click=${() => this.lead('openSession', session)}>
            ${words.openSession}
          </button>
        </div>
        ${this.refusalOf('openSession')}`
    if (session.state !== 'open' || !this.may(session, 'closeSession')) return nothing
    return html`<div class="part">
      ${
        this.asking === 'closeSession'
          ? confirmBar({
              question: words.closeSessionConfirm,
              yes: words.closeSession,
              no: words.cancel,
              busy: this.acting === 'closeSession',
              agree: () => this.lead('closeSession', session),
              leave: this.stopAsking,
            })
          : html`<button @click=${() => this.ask('closeSession')}>${words.closeSession}</button>`
      }
      ${this.refusalOf('closeSession')}
    </div>`
  }

  private renderMinutes(session: SessionView): TemplateResult {
    const { words } = this
    const form = `minutes ${session.id}`
    const act = session.minutesAt ? 'correctMinutes' : 'publishMinutes'
    return html`<section class="part">
      <h3>${words.minutes}</h3>
      ${this.form === form ? nothing : minutes(session, this.drawn)}
      ${
        !this.may(session, act)
          ? nothing
          : this.form === form
            ? minutesForm(
                {
                  session,
                  draft: this.draft,
                  correcting: act === 'correctMinutes',
                  confirming: this.asking === form,
                  missing: this.tried === form && !this.draft.value('text').trim(),
                  busy: this.acting === act,
                  refusal: this.refusalOf(act),
                  review: () =>
                    this.draft.value('text').trim() ? this.ask(form) : this.miss(form, '#minutes'),
                  publish: () => this.publish(session, act),
                  leave: this.stopAsking,
                },
                words,
              )
            : html`<div class="row">
                <button @click=${() => this.write(session)}>
                  ${act === 'correctMinutes' ? words.minutesCorrect : words.minutesEdit}
                </button>
              </div>`
      }
    </section>`
  }

  private renderCall(view: CouncilView): TemplateResult | typeof nothing {
    const { words } = this
    if (!view.mine?.may.includes('callSession')) return nothing
    if (this.form !== 'call')
      return html`<div class="row">
        <button class="primary" @click=${() => this.openForm('call', '#call')}>${words.call}</button>
      </div>`
    return callForm(
      {
        view,
        draft: this.draft,
        tried: this.tried === 'call',
        busy: this.acting === 'callSession',
        refusal: this.refusalOf('callSession'),
        send: (event) => this.call(event, view),
        leave: this.closeForm,
      },
      words,
    )
  }

  private may({ mine }: SessionView, act: string): boolean {
    return mine?.may.includes(act) ?? false
  }

  /** Who may lead the session takes attendance for everybody. */
  private leads(session: SessionView): boolean {
    return ['openSession', 'closeSession', 'putMotion', 'closeMotion'].some((act) => this.may(session, act))
  }

  private memberOf({ members, mine }: SessionView): MemberView | undefined {
    return members.find(({ person }) => person === mine?.person)
  }

  private ofMatter({ proposal }: MotionView, { zone }: SessionView): { zone: string; proposal: string } {
    return { zone, proposal }
  }

  private ofMotion(
    motion: MotionView,
    session: SessionView,
  ): { zone: string; proposal: string; motion: string } {
    return { ...this.ofMatter(motion, session), motion: motion.id }
  }

  private turnPresence({ zone, id }: SessionView, { person, present }: MemberView): void {
    this.act(present ? 'leave' : 'arrive', { zone, session: id, person })
  }

  private async vote(motion: MotionView, session: SessionView): Promise<void> {
    const choice = this.votes[motion.id]
    if (!choice) return
    const answer = await this.act('voteMotion', { ...this.ofMotion(motion, session), choice })
    this.asking = ''
    if (!answer?.ok) return
    this.closeForm()
    this.tell(this.words.youVoted(this.words.voteChoice[choice]))
    this.focusOn(`#text-${motion.id}`)
  }

  private async recuse(motion: MotionView, session: SessionView, { person }: MemberView): Promise<void> {
    const reason = this.draft.value('reason').trim()
    if (!reason) return this.miss(`recuse ${motion.id}`, '#reason')
    const answer = await this.act('recuse', { ...this.ofMatter(motion, session), person, reason })
    if (!answer?.ok) return
    this.draft.clear()
    this.closeForm()
    this.focusOn(`#text-${motion.id}`)
  }

  private async sign(motion: MotionView, session: SessionView, party: Party): Promise<void> {
    const answer = await this.act('signOff', { ...this.ofMatter(motion, session), party, stance: 'signed' })
    if (!answer?.ok) return
    this.party = undefined
    this.focusOn(`#text-${motion.id}`)
  }

  private lead(act: SessionAct, { zone, id }: SessionView): Promise<void> {
    return this.agree(() => this.act(act, { zone, session: id }), '#session')
  }

  private async publish({ zone, id }: SessionView, act: 'publishMinutes' | 'correctMinutes'): Promise<void> {
    const answer = await this.act(act, { zone, session: id, text: this.draft.value('text').trim() })
    this.asking = ''
    if (!answer?.ok) return
    this.draft.clear()
    this.closeForm()
    this.focusOn('#session')
  }

  private async call(event: Event, view: CouncilView): Promise<void> {
    event.preventDefault()
    const { draft, zone } = this
    const startsAt = startOf(draft)
    const place = draft.value('place').trim()
    const agenda = agendaOf(view, draft)
    const missing = draft.value('day') ? (draft.value('time') ? (place ? '' : '#place') : '#time') : '#day'
    if (missing) return this.miss('call', missing)
    if (!agenda.length || agenda.some(({ text }) => !text)) return this.miss('call', '[type=checkbox]')
    const answer = await this.act('callSession', { zone: zone!, startsAt, place, agenda })
    if (!answer?.ok) return
    draft.clear()
    this.closeForm()
    this.tell(this.words.callSent)
  }

  private write(session: SessionView): void {
    this.openForm(`minutes ${session.id}`, '#minutes')
    if (!this.draft.value('text') && session.minutesText) this.draft.set('text', session.minutesText)
  }

  private openForm(form: string, focus: string): void {
    this.form = form
    this.tried = ''
    this.focusOn(focus)
  }

  private closeForm = (): void => {
    this.form = ''
    this.tried = ''
    this.asking = ''
  }

  /** Say what is missing, where it is missing. */
  private miss(form: string, focus: string): void {
    this.tried = form
    this.focusOn(focus)
  }

  private ask(what: string): void {
    this.asking = what
    this.focusOn('.confirm button')
  }

  private stopAsking = (): void => {
    this.asking = ''
  }

  private async agree(act: () => Promise<unknown>, focus: string): Promise<void> {
    await act()
    this.asking = ''
    await this.focusOn(focus)
  }

  private openSession = ({ id }: SessionItem): void => {
    this.turnTo(id)
  }

  private openCurrent = (): void => {
    this.turnTo(undefined)
  }

  private turnTo(session: string | undefined): void {
    this.session = session
    this.closeForm()
    this.focusOn('#session')
  }
}

define('yishi-council', YishiCouncil)
