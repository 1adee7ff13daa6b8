import type { Answer, ProgressView } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import { Draft } from '../draft.ts'
import { Homes } from '../homes.ts'
import { hrefOf } from '../hrefs.ts'
import { Later } from '../later.ts'
import { LaterWords } from '../laterWords.ts'
import type { words as formWords } from '../locales/zh/progressWork.ts'
import { BeforeAfter, beforeAfterStyle } from '../parts/beforeAfter.ts'
import { choicesStyle } from '../parts/choices.ts'
import { conditionStyle } from '../parts/condition.ts'
import { confirmBarStyle } from '../parts/confirmBar.ts'
import { emptyState, emptyStateStyle } from '../parts/emptyState.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { waiting } from '../parts/waiting.ts'
import { common } from '../styles/common.ts'
import type { Locales } from '../words.ts'
import { acceptance } from './progress/acceptance.ts'
import type { Verdict } from './progress/acceptForm.ts'
import { may } from './progress/may.ts'
import { pictures } from './progress/pictures.ts'
import type { Drawn, ProgressWords, WorkWords } from './progress/progressWords.ts'
import { rateForm, ratings, type Stars } from './progress/rating.ts'
import { progressStyle } from './progress/styles.ts'
import { tasks } from './progress/tasks.ts'

/** The work on one matter. */
type ProgressQuestion = { zone: string; proposal: string }

/** Neither work nor pictures, and nothing that the reader could do about it. */
function notBegun({ tasks, before, after, acceptances, mine }: ProgressView): boolean {
  return !tasks.length && !before.length && !after.length && !acceptances.length && !mine?.may.length
}

/** Whether the reader reports on the work: a task more, a task done, photos. */
function reports(view: ProgressView): boolean {
  return (['addTask', 'addEvidence', 'finishTask'] as const).some((act) => may(view, act))
}

/**
 * 实施: what has to be done by whom until when, the place before and after, the acceptance by the two sides, and the residents'
 * rating. Staff and assignees report here, proposer and council accept here, households rate here.
 *
 * @attr zone - The zone's address.
 * @attr proposal - The matter.
 * @attr notice-href - Where a notice opens on the site's own pages, `/n?id={id}`; default: its page on the server.
 * @slot - What stands there until the work is here, and when it cannot be read.
 * @event {YishiChangedEvent} yishi-changed - Something was done.
 * @event {YishiRefusedEvent} yishi-refused - Something was refused; what was typed is kept, photos too.
 * @event {YishiSignInNeededEvent} yishi-sign-in-needed - An act needs somebody who is signed in.
 * @csspart sheet - The paper.
 */
export class YishiProgress extends ClientElement<ProgressView, ProgressWords, ProgressQuestion> {
  static override styles = [
    ...common,
    choicesStyle,
    conditionStyle,
    confirmBarStyle,
    beforeAfterStyle,
    skeletonStyle,
    emptyStateStyle,
    progressStyle,
  ]
  static override properties: PropertyDeclarations = {
    proposal: {},
    noticeHref: { attribute: 'notice-href' },
    changing: { state: true },
    tried: { state: true },
    verdict: { state: true },
    stars: { state: true },
  }
  static override areas: Locales<object>[] = [import.meta.glob<{ words: object }>('../locales/*/progress.ts')]

  declare proposal: string | undefined
  declare noticeHref: string | undefined
  /** Stars were given and others are to take their place. */
  declare private changing: boolean
  /** `accept` or `rate` was tried, so that what is missing may be said. */
  declare private tried: string
  declare private verdict: Verdict | undefined
  declare private stars: Stars | undefined
  private readonly homes = new Homes(this)
  private readonly compare = new BeforeAfter(this)
  private readonly opinion = new Draft(this, () => `verdict ${this.proposal}`)
  private readonly praise = new Draft(this, () => `rating ${this.proposal}`)
  /** The verdict of the two sides; nobody else meets it. */
  private readonly accepting = new Later(this, () => import('./progress/acceptForm.ts'))
  /** What staff and assignees report with; residents never meet it. */
  private readonly work = new Later(this, async () => {
    const { Work } = await import('./progress/work.ts')
    return new Work({
      element: this,
      words: () => this.workWords as WorkWords,
      isBusy: () => this.acting !== '',
      act: (name, input) => this.act(name, input),
      refusalOf: (name) => this.refusalOf(name),
      focusOn: (selector) => this.focusOn(selector),
      askForSignIn: (act) => this.askForSignIn(act),
    })
  })

  private readonly formWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof formWords }>('../locales/*/progressWork.ts'),
  )

  constructor() {
    super()
    this.changing = false
    this.tried = ''
  }

  protected question(): ProgressQuestion | null {
    const { zone, proposal } = this
    return zone && proposal ? { zone, proposal } : null
  }

  protected read(question: ProgressQuestion): Promise<Answer<ProgressView>> {
    return this.client.read('progress', question)
  }

  private get drawn(): Drawn {
    return { words: this.words, lang: this.tongue }
  }

  /** The words of the forms, if they are here; asks for them where they are not. */
  private get workWords(): WorkWords | undefined {
    const { here } = this.formWords
    return here && { ...this.words, ...here }
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected renderHere(view: ProgressView): TemplateResult {
    const { words, drawn, office } = this
    if (notBegun(view))
      return html`<div class="sheet" part="sheet">${emptyState(words.notBegun, words.notBegunPlain)}</div>`
    const isAtWork = reports(view)
    const work = isAtWork && this.workWords ? this.work.here : undefined
    return html`<article class="sheet" part="sheet" aria-labelledby="matter">
      ${this.renderReopened(view)}
      <h2 id="matter">${view.title}</h2>
      ${pictures({ view, compare: this.compare, server: office }, drawn)}
      ${tasks({ view, actions: (task) => work?.drawFinish(task, view) ?? nothing }, drawn)} ${
        isAtWork ? (work?.drawAdding(view) ?? waiting([this.work, this.formWords], words)) : nothing
      }
      ${this.renderAcceptance(view)} ${this.renderRating(view)}
      ${
        view.outcomeNotice
          ? html`<p class="part small"><a href=${hrefOf('notice', view.outcomeNotice, { office, pattern: this.noticeHref })}>${words.outcomeNotice}</a></p>`
          : nothing
      }
    </article>`
  }

  private renderReopened({ reopened, raisedTo }: ProgressView): TemplateResult | typeof nothing {
    const { words } = this
    if (!reopened) return nothing
    return html`<div class="reopened">
      <span class="tag official">${words.reopened(reopened)}</span>
      <p class="small quiet">${raisedTo ? words.raised : words.reopenedPlain}</p>
    </div>`
  }

  private renderAcceptance(view: ProgressView): TemplateResult | typeof nothing {
    const { words } = this
    const said = acceptance(view, this.drawn)
    const side = view.mine?.side
    if (said === nothing) return nothing
    return html`<section class="part">
      <h3 id="acceptance" tabindex="-1">${words.acceptance}</h3>
      ${said}
      ${side && may(view, 'accept') ? this.renderAccepting(view, side) : nothing}
    </section>`
  }

  private renderAccepting(view: ProgressView, side: 'proposer' | 'council'): TemplateResult {
    const drawn = this.accepting.here
    const words = this.workWords
    if (!drawn || !words) return waiting([this.accepting, this.formWords], this.words)
    return drawn.acceptForm(
      {
        side,
        verdict: this.verdict,
        draft: this.opinion,
        tried: this.tried === 'accept',
        confirming: this.asking === 'accept',
        busy: this.acting === 'accept',
        refusal: this.refusalOf('accept'),
        choose: (verdict) => {
          this.verdict = verdict
          this.asking = ''
        },
        review: this.reviewVerdict,
        send: () => this.accept(view, side),
        leave: () => {
          this.asking = ''
        },
      },
      words,
    )
  }

  private renderRating(view: ProgressView): TemplateResult | typeof nothing {
    const { words } = this
    if (view.stage !== 'rate' && !view.ratings.households) return nothing
    return html`<section class="part">
      <h3 id="rating" tabindex="-1">${words.rating}</h3>
      ${ratings(view, this.drawn)}
      ${
        may(view, 'rate')
          ? rateForm(
              {
                given: view.mine?.rating ?? null,
                changing: this.changing,
                stars: this.stars,
                households: this.homes.list ?? [],
                draft: this.praise,
                tried: this.tried === 'rate',
                busy: this.acting === 'rate',
                refusal: this.refusalOf('rate'),
                choose: (stars) => {
                  this.stars = stars
                },
                send: () => this.rate(view),
                change: this.changeRating,
              },
              words,
            )
          : view.stage === 'rate' && !view.mine
            ? html`<button class="primary" @click=${() => this.askForSignIn('rate')}>${words.signIn}</button>`
            : nothing
      }
    </section>`
  }

  private reviewVerdict = (): void => {
    const reasoned = this.verdict === 'accepted' || this.opinion.value('reason').trim() !== ''
    if (this.verdict && reasoned) {
      this.asking = 'accept'
      this.focusOn('.confirm button')
    } else {
      this.tried = 'accept'
      this.focusOn(this.verdict ? '#reason' : '[name=verdict]')
    }
  }

  private async accept(view: ProgressView, side: 'proposer' | 'council'): Promise<void> {
    const { verdict } = this
    if (!verdict) return
    const reason = verdict === 'refused' ? this.opinion.value('reason').trim() : ''
    const answer = await this.act('accept', { ...this.matterOf(view), side, verdict, reason })
    this.asking = ''
    if (!answer?.ok) return
    this.opinion.clear()
    this.verdict = undefined
    this.tried = ''
    await this.focusOn('#acceptance')
  }

  private async rate(view: ProgressView): Promise<void> {
    const { stars } = this
    this.tried = 'rate'
    await this.homes.ready
    const household = this.homes.pick(this.praise.value('household'))
    if (!stars) return this.focusOn('[name=stars]')
    if (!household) return this.homes.list ? this.focusOn('[name=household]') : this.askForSignIn('rate')
    const comment = this.praise.value('comment').trim()
    const answer = await this.act('rate', { ...this.matterOf(view), household, stars, comment })
    if (!answer?.ok) return
    this.praise.clear()
    this.changing = false
    this.tried = ''
    this.tell(this.words.rated(stars, this.words.star[stars]))
    await this.focusOn('#rating')
  }

  private changeRating = (): void => {
    this.changing = true
    this.focusOn('#rate')
  }

  private matterOf({ proposal }: ProgressView): { zone: string; proposal: string } {
    return { zone: this.zone ?? '', proposal }
  }
}

define('yishi-progress', YishiProgress)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-progress': YishiProgress
  }
}
