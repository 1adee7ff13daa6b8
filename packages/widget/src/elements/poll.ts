import type { Answer, MyElector, PollView, QuestionView } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Mark } from '../ballots/ballotForm.ts'
import { Ballots } from '../ballots/ballots.ts'
import { ClientElement } from '../clientElement.ts'
import { copyText } from '../copyText.ts'
import { define } from '../define.ts'
import { dress } from '../dress.ts'
import { formatCount } from '../format/number.ts'
import { hrefOf } from '../hrefs.ts'
import { Later } from '../later.ts'
import { LaterWords } from '../laterWords.ts'
import type { words as castWords } from '../locales/zh/pollCast.ts'
import type { words as elderWords } from '../locales/zh/pollElder.ts'
import type { words as resultWords } from '../locales/zh/pollResult.ts'
import { choicesStyle } from '../parts/choices.ts'
import { conditionStyle } from '../parts/condition.ts'
import { LongPicture, longPictureStyle } from '../parts/longPicture.ts'
import { waiting } from '../parts/waiting.ts'
import { pollHref, receiptHref, votingHref } from '../permalink.ts'
import { common } from '../styles/common.ts'
import type { Locales } from '../words.ts'
import { about, plan } from './poll/about.ts'
import { ballot, type Marking } from './poll/ballot.ts'
import { confirmPage } from './poll/confirmPage.ts'
import { electors } from './poll/electors.ts'
import {
  before,
  electorOf,
  type Flow,
  hasVoted,
  marked,
  nextOpen,
  recorded,
  reopened,
  reviewed,
  turnTo,
  untouched,
} from './poll/flow.ts'
import { head } from './poll/head.ts'
import { sayableFor } from './poll/mandate.ts'
import type { Drawn, PollWords } from './poll/pollWords.ts'
import type { Series } from './poll/series.ts'
import { shareText } from './poll/shareText.ts'
import { pollStyle } from './poll/styles.ts'
import { turnout } from './poll/turnout.ts'
import { call, questions, signIn, wayHome } from './poll/whyNot.ts'

/** What is marked first on a ballot. */
const firstMark = '.ballot input, .ballot .rank button, .ballot .choices button'

/** A poll, and once owners' votes are counted how far their result has come. */
export type PollShown = PollView & { series?: Series | null }

/** Which poll: by its own id, or the one of a matter. */
type PollQuestion = { zone: string; poll: string } | { zone: string; proposal: string }

/**
 * 表决: the question as it stood in the notice, who took part so far against each condition, the ballot with its confirmation and
 * receipt, and in the end the result with every condition. Nothing is preselected, nothing is cast without a second look.
 *
 * @attr zone - The zone's address.
 * @attr poll - Id of the poll.
 * @attr proposal - Or the matter, whose latest poll it shows.
 * @attr notice-href - Where a notice opens on the site's own pages, `/n?id={id}`; default: its page on the server.
 * @slot - What stands there until the poll is here, and when it cannot be read.
 * @event {YishiSignInNeededEvent} yishi-sign-in-needed - Somebody wants to vote and is not signed in, or not freshly enough.
 * @event {YishiChangedEvent} yishi-changed - A ballot was cast.
 * @event {YishiRefusedEvent} yishi-refused - A ballot was refused; the choice is kept.
 * @csspart sheet - The paper.
 * @csspart receipt - The card with the receipt code.
 * @cssproperty --yishi-official - The accent of what is official.
 */
export class YishiPoll extends ClientElement<PollShown, PollWords, PollQuestion> {
  static override styles = [...common, choicesStyle, conditionStyle, longPictureStyle, pollStyle]
  static override properties: PropertyDeclarations = {
    poll: {},
    proposal: {},
    noticeHref: { attribute: 'notice-href' },
    flow: { state: true },
    helping: { state: true },
    looking: { state: true },
    aside: { state: true },
    byHand: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../locales/*/board.ts'),
    import.meta.glob<{ words: object }>('../locales/*/terms.ts'),
    import.meta.glob<{ words: object }>('../locales/*/poll.ts'),
  ]

  declare poll: string | undefined
  declare proposal: string | undefined
  declare noticeHref: string | undefined
  declare private flow: Flow
  /** Elder mode: how to get help is unfolded. */
  declare private helping: boolean
  /** Elder mode: the turnout is on the screen in place of the ballot. */
  declare private looking: boolean
  /** What stands in place of the ballot: a mandate, or several ballots at once. */
  declare private aside: 'proxy' | 'together' | ''
  /** The text to share, where it could not be copied. */
  declare private byHand: string
  private readonly ballots = new Ballots(this)
  private readonly long = new LongPicture(this)
  /** What draws a ballot that was cast, with its receipt, and the words for that. */
  private readonly standing = new Later(this, async () => {
    const [{ myBallot }, { ReceiptCard, receiptCardStyle }] = await Promise.all([
      import('./poll/myBallot.ts'),
      import('../parts/receiptCard.ts'),
    ])
    dress(this, receiptCardStyle)
    return { myBallot, card: new ReceiptCard(this) }
  })
  private readonly standingWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof castWords }>('../locales/*/pollCast.ts'),
  )
  /** What draws a result, and its words: most who vote come before there is one. */
  private readonly counted = new Later(this, async () => {
    const [{ result }, { shareResult }, { resultStyle }] = await Promise.all([
      import('./poll/result.ts'),
      import('./poll/shareResult.ts'),
      import('./poll/resultStyle.ts'),
    ])
    dress(this, resultStyle)
    return { result, shareResult }
  })
  private readonly countedWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof resultWords }>('../locales/*/pollResult.ts'),
  )
  /** 长辈版: the ballot that is drawn large and read aloud. */
  private readonly large = new Later(this, async () => {
    const [{ elderBallot }, { help }, { ReadAloud }] = await Promise.all([
      import('./poll/elderBallot.ts'),
      import('./poll/help.ts'),
      import('../parts/readAloud.ts'),
    ])
    return { elderBallot, help, aloud: new ReadAloud(this) }
  })
  private readonly largeWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof elderWords }>('../locales/*/pollElder.ts'),
  )

  constructor() {
    super()
    this.flow = untouched
    this.helping = false
    this.looking = false
    this.aside = ''
    this.byHand = ''
  }

  protected question(): PollQuestion | null {
    const { zone, poll, proposal } = this
    if (!zone) return null
    return poll ? { zone, poll } : proposal ? { zone, proposal } : null
  }

  /** A result is preliminary or final as its matter has gone on. */
  protected async read(question: PollQuestion): Promise<Answer<PollShown>> {
    const { client } = this
    const poll = await client.read('poll', question)
    if (!poll.ok || poll.value.state !== 'counted' || poll.value.force === 'advisory') return poll
    const { zone, proposal } = poll.value
    const [matter, { seriesOf }] = await Promise.all([
      client.read('proposal', { zone, proposal }).catch(() => null),
      // Not caught: without it a preliminary result would pass for final.
      import('./poll/series.ts'),
    ])
    return {
      ok: true,
      value: { ...poll.value, series: matter?.ok ? seriesOf(matter.value) : null },
    }
  }

  private get drawn(): Drawn {
    return { words: this.words, lang: this.tongue }
  }

  protected renderHere(view: PollShown): TemplateResult {
    if (!this.ballots.here(view.questions))
      return html`<article class="sheet" part="sheet">${head(view, this.drawn)} ${this.ballots.waiting()}</article>`
    return html`<article class="sheet" part="sheet" aria-labelledby="title">
      ${this.elder && this.mayCast(view) && !this.isAway(view) ? this.renderElder(view) : this.renderSheet(view)}
      ${this.elder ? this.renderHelp(view) : nothing}
    </article>`
  }

  private renderHelp({ telephone }: PollShown): TemplateResult | typeof nothing {
    const [large, words] = [this.large.here, this.largeWords.here]
    return large && words ? large.help(telephone, this.helping, { words, turn: this.turnHelp }) : nothing
  }

  private renderSheet(view: PollShown): TemplateResult {
    const { drawn } = this
    const confirming = this.flow.step === 'confirm' && this.mayCast(view)
    const numbers = view.state === 'counted' ? this.renderResult(view) : turnout(view, drawn)
    return html`${head(view, drawn)}
    ${
      confirming
        ? this.renderVoting(view)
        : html`${view.state === 'announced' ? nothing : numbers} ${this.renderVoting(view)}
            <div class="more">${plan(view, drawn)} ${about(view, drawn)} ${this.renderFoot(view)}</div>`
    }`
  }

  private renderResult(view: PollShown): TemplateResult {
    const { ballots, office, tongue: lang } = this
    const [drawn, own] = [this.counted.here, this.countedWords.here]
    if (!drawn || !own) return waiting([this.counted, this.countedWords], this.words)
    const words = { ...this.words, ...own }
    return drawn.result(view, { words, lang, ballots, office, series: view.series ?? null })
  }

  /** What the reader can do here: vote, see their ballot, or learn why neither. */
  private renderVoting(view: PollShown): TemplateResult | typeof nothing {
    const { words, flow } = this
    const { state, mine } = view
    const mineHere = mine ? electorOf(flow, mine.electors) : undefined
    if (state === 'announced') return html`<p>${words.notYet}</p>${questions(view)}`
    if (state === 'counting') return html`<p>${words.counting}</p>${this.renderMine(view)}`
    if (state === 'counted') return this.renderMine(view)
    if (view.force === 'import-official') return html`<p>${words.officialHere}</p>`
    if (!mine) return signIn(view, words, () => this.askForSignIn('cast'))
    if (!mine.electors.length) return call(words.notElector, view)
    if (!this.mayCast(view)) return this.renderMine(view) || call(words.mayNot, view)
    if (this.isAway(view)) return wayHome(view, words, votingHref(this.office, view.zone, view.id))
    if (this.aside === 'together') return this.renderTogether(view)
    if (!mineHere)
      return html`${electors({ view, flow, turn: this.turnToElector }, this.drawn)} ${this.renderManyDoor(view)}`
    return this.renderElector(view, mineHere)
  }

  private renderElector(view: PollShown, elector: MyElector): TemplateResult {
    const { flow, drawn, words } = this
    if (this.aside === 'proxy') return this.renderProxy(view, elector)
    if (flow.step === 'confirm') return this.renderConfirm(view, elector)
    if (hasVoted(flow, elector) && !flow.changing)
      return html`${this.renderStanding(view, elector)} ${this.renderProxyDoor(view, elector)} ${this.renderNext(view)}`
    return html`${this.renderProxyDoor(view, elector)} ${ballot(this.marking(view, elector), drawn)}
    ${flow.changing ? html`<button @click=${this.keep}>${words.keep}</button>` : this.renderOthers(view)}`
  }

  /** Who gave a mandate is told who votes; who could give one finds the way to it. */
  private renderProxyDoor({ mine }: PollView, elector: MyElector): TemplateResult | typeof nothing {
    const { words, flow } = this
    const { given } = elector
    const open = () => this.turnAside('proxy')
    if (given)
      return html`<p class="help" id="proxy-told" tabindex="-1">
        ${words.givenTold(given.holder ?? '')} <button class="link" @click=${open}>${words.seeMandate}</button>
      </p>`
    const may = !elector.held && mine?.may.includes('grantProxy') && !hasVoted(flow, elector)
    return may
      ? html`<p class="small quiet">${words.mayMandate} <button class="link" @click=${open}>${words.giveMandate}</button></p>`
      : nothing
  }

  private renderManyDoor({ mine }: PollView): TemplateResult | typeof nothing {
    if (this.elder || (mine?.electors.length ?? 0) < 2) return nothing
    return html`<div class="row">
      <button @click=${() => this.turnAside('together')}>${this.words.allTogether}</button>
    </div>`
  }

  private renderProxy(view: PollShown, elector: MyElector): TemplateResult {
    const leave = (sentence: string) => {
      this.turnAside('')
      this.tell(sentence)
    }
    return html`<yishi-poll-proxy
      server=${this.office}
      lang=${this.tongue}
      theme=${this.theme ?? nothing}
      ?elder=${this.elder}
      .data=${{ view, elector }}
      .leave=${leave}
    ></yishi-poll-proxy>`
  }

  private renderTogether(view: PollShown): TemplateResult {
    return html`<yishi-poll-together
      server=${this.office}
      lang=${this.tongue}
      theme=${this.theme ?? nothing}
      .data=${view}
      .leave=${() => this.turnAside('')}
    ></yishi-poll-together>`
  }

  /** What few need is fetched when it is asked for; where it does not come, the ballot stays. */
  private async turnAside(aside: 'proxy' | 'together' | ''): Promise<void> {
    this.tell('')
    try {
      if (aside === 'proxy') await import('./poll/proxyTool.ts')
      if (aside === 'together') await import('./poll/togetherTool.ts')
    } catch {
      this.tell(this.words.asideLost)
      return
    }
    this.aside = aside
    await this.focusOn(aside ? `yishi-poll-${aside}` : `#which, #proxy-told, ${firstMark}, #mine-title`)
  }

  /** 长辈版: one action a screen. */
  private renderElder(view: PollShown): TemplateResult {
    const { flow, drawn, words } = this
    const elector = electorOf(flow, view.mine?.electors ?? [])
    const title = html`<p class="quiet" id="title">${view.title}</p>`
    if (this.looking)
      return html`${head(view, drawn)} ${turnout(view, drawn)} ${plan(view, drawn)} ${about(view, drawn)}
        <button class="wide" @click=${this.turnLook}>${words.backToBallot}</button>`
    if (!elector) return html`${title}${this.renderVoting(view)}`
    if (this.aside === 'proxy') return html`${title}${this.renderProxy(view, elector)}`
    if (flow.step === 'confirm') return html`${title}${this.renderConfirm(view, elector)}`
    const look = html`<button class="link" @click=${this.turnLook}>${words.seeTurnout}</button>`
    if (hasVoted(flow, elector) && !flow.changing)
      return html`${title}${this.renderStanding(view, elector)} ${this.renderProxyDoor(view, elector)}
      ${this.renderNext(view)} ${look}`
    const marking = this.marking(view, elector)
    const { asked } = marking.sayable
    // A mandate may leave nothing to choose: then it is shown whole, and confirmed.
    if (!asked.length) return html`${title}${ballot(marking, drawn)} ${look}`
    const [large, own] = [this.large.here, this.largeWords.here]
    if (!large || !own) return html`${title}${waiting([this.large, this.largeWords], words)}`
    const said = { words: { ...words, ...own } }
    const aloud = large.aloud.draw(this.toSay(view, asked[flow.at]!), own, this.tongue)
    return html`${title}
    ${view.force === 'advisory' ? html`<p class="official">${words.forcePlain.advisory}</p>` : nothing}
    ${large.elderBallot({ ...marking, aloud, before: this.goBefore, more: this.more }, said)} ${this.renderProxyDoor(view, elector)} ${look}`
  }

  /** What is read aloud of a question. */
  private toSay({ plan }: PollShown, { text, options, method }: QuestionView): string {
    const { words } = this
    const ways = (method ? options : Object.values(words.choiceSaid)).join(words.comma)
    return [text, ways, plan?.explanation].join('\n')
  }

  private renderConfirm(view: PollShown, elector: MyElector): TemplateResult {
    return confirmPage(
      {
        view,
        elector,
        marks: this.marksOf(view, elector),
        endsMandate: elector.given !== null,
        large: this.elder,
        ballots: this.ballots,
        busy: this.acting === 'cast',
        refusal: this.refusalOf('cast'),
        cast: () => this.cast(view, elector),
        back: this.back,
      },
      this.drawn,
    )
  }

  private renderStanding(view: PollShown, elector: MyElector, open = this.mayCast(view)): TemplateResult {
    const answer = this.flow.answers[elector.elector]
    const [standing, own] = [this.standing.here, this.standingWords.here]
    if (!standing || !own) return waiting([this.standing, this.standingWords], this.words)
    return standing.myBallot(
      {
        view,
        elector,
        answer,
        card: standing.card,
        ballots: this.ballots,
        link: (code) => receiptHref(this.office, view.zone, code),
        change: open ? () => this.change(elector) : null,
      },
      { words: { ...this.words, ...own }, lang: this.tongue },
    )
  }

  /** Every ballot of the reader's, where nothing can be cast (any more). */
  private renderMine(view: PollShown): TemplateResult | typeof nothing {
    const { flow, drawn } = this
    const cast = (view.mine?.electors ?? []).filter((each) => each.ballot)
    if (!cast.length) return nothing
    const elector = electorOf(flow, cast)
    return elector
      ? html`${this.renderStanding(view, elector, false)} ${cast.length > 1 ? this.renderOthers(view) : nothing}`
      : electors(
          { view: { ...view, mine: { ...view.mine!, electors: cast } }, flow, turn: this.turnToElector },
          drawn,
        )
  }

  private renderNext(view: PollShown): TemplateResult | typeof nothing {
    const { words, flow } = this
    const next = nextOpen(flow, view.mine?.electors ?? [])
    return next
      ? html`<div class="row">
          <button class="primary" @click=${() => this.turnToElector(next)}>${words.nextElector(next.label)}</button>
        </div>`
      : this.renderOthers(view)
  }

  private renderOthers({ mine }: PollView): TemplateResult | typeof nothing {
    return (mine?.electors.length ?? 0) > 1
      ? html`<button class="link" @click=${this.turnBack}>${this.words.otherElector}</button>`
      : nothing
  }

  private renderFoot(view: PollShown): TemplateResult {
    const { words, office } = this
    const { id, notice, checkpoint } = view
    const seen = notice ? hrefOf('notice', notice, { office, pattern: this.noticeHref }) : ''
    return html`<div class="row">
        ${seen ? html`<a class="button" href=${seen}>${words.seeNotice}</a>` : nothing}
        <a class="button" href=${pollHref(office, id)}>${words.print}</a>
        <button @click=${() => this.share(view)}>${words.copyShare}</button>
        ${this.long.button(words)}
      </div>
      ${this.long.picture(pollHref(office, id), view.title, { ...words, lang: this.tongue })}
      ${this.byHand ? html`<p class="small">${words.shareByHand}</p><p class="prose small">${this.byHand}</p>` : nothing}
      ${checkpoint ? html`<p class="small quiet">${words.checkpoint(formatCount(checkpoint.size))}</p>` : nothing}`
  }

  private textOf(view: PollShown, link: string): string {
    const { words, ballots } = this
    const [counted, own] = [this.counted.now, this.countedWords.here]
    return view.state === 'counted' && counted && own
      ? counted.shareResult(view, { words: { ...words, ...own }, ballots }, link)
      : shareText(view, this.drawn, link)
  }

  private async share(view: PollShown): Promise<void> {
    const text = this.textOf(view, pollHref(this.office, view.id))
    const copied = await copyText(text)
    this.byHand = copied ? '' : text
    if (copied) this.tell(this.words.shareCopied)
  }

  private mayCast({ mine }: PollView): boolean {
    return mine?.may.includes('cast') ?? false
  }

  /** Whether this page is not where a vote with this force is cast: on our own origin no foreign script can show a false question. */
  private isAway({ force }: PollView): boolean {
    return force !== 'advisory' && new URL(this.office, location.href).origin !== location.origin
  }

  private marking(view: PollShown, elector: MyElector): Marking {
    const sayable = sayableFor(elector, view.questions)
    return {
      view,
      elector,
      sayable,
      flow: this.flow,
      ballots: this.ballots,
      mark: (question, choice) => this.mark(sayable.asked, question, choice),
      review: () => this.review(sayable.asked),
    }
  }

  /** What is cast: what was marked, and what the mandate fixes. */
  private marksOf({ questions }: PollView, elector: MyElector): Readonly<Record<string, Mark>> {
    return { ...this.flow.marks, ...sayableFor(elector, questions).bound }
  }

  private mark(asked: QuestionView[], question: string, choice: Mark): void {
    this.flow = marked(this.flow, question, choice)
    if (!this.elder) return
    // One action a screen: a large button marks and goes on.
    if (this.flow.at < asked.length - 1) {
      this.flow = { ...this.flow, at: this.flow.at + 1, part: 0 }
      this.focusOn('#question')
    } else this.review(asked)
  }

  /** One action a screen: on to the next of the same question. */
  private more = (question: string, choice: Mark): void => {
    this.flow = { ...marked(this.flow, question, choice), part: this.flow.part + 1 }
    this.focusOn('#part')
  }

  private async review(asked: QuestionView[]): Promise<void> {
    this.flow = reviewed(this.flow, asked)
    const { step, missing } = this.flow
    // What comes after the ballot is cast is here before it is.
    if (step === 'confirm') Promise.all([this.standing.come(), this.standingWords.come()])
    await this.focusOn(
      step === 'confirm'
        ? '#check-title'
        : this.elder
          ? '#question'
          : `#question-${missing} input, #question-${missing} .choices button`,
    )
  }

  private async cast(view: PollShown, mine: MyElector): Promise<void> {
    const { zone, proposal, id } = view
    const { elector } = mine
    const choices = this.marksOf(view, mine)
    const answer = await this.act('cast', { zone, proposal, poll: id, elector, choices })
    if (!answer?.ok) return
    this.flow = recorded({ ...this.flow, elector }, answer.value)
    await this.focusOnMine()
  }

  private turnToElector = (elector: MyElector): void => {
    this.flow = turnTo(this.flow, elector.elector)
    if (hasVoted(this.flow, elector)) this.focusOnMine()
    else this.focusOn(this.elder ? '#question' : firstMark)
  }

  private async focusOnMine(): Promise<void> {
    await Promise.all([this.standing.come(), this.standingWords.come()])
    await this.focusOn('#mine-title')
  }

  private change({ elector }: MyElector): void {
    this.flow = turnTo(this.flow, elector, true)
    this.focusOn(this.elder ? '#question' : firstMark)
  }

  private keep = (): void => {
    this.flow = turnTo(this.flow, this.flow.elector)
    this.focusOnMine()
  }

  private back = (): void => {
    this.flow = reopened(this.flow)
    this.focusOn(this.elder ? '#question' : firstMark)
  }

  private goBefore = (): void => {
    this.flow = before(this.flow)
    this.focusOn('#question')
  }

  private turnBack = (): void => {
    this.flow = turnTo(this.flow, '')
    this.focusOn('#which')
  }

  private turnHelp = (): void => {
    this.helping = !this.helping
  }

  private turnLook = (): void => {
    this.looking = !this.looking
    this.focusOn(this.looking ? '#title' : '#question, #mine-title')
  }
}

define('yishi-poll', YishiPoll)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-poll': YishiPoll
  }
}
