import type { Answer, ProgressView, TaskView } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import { Draft } from '../draft.ts'
import { isoDay } from '../format/isoDay.ts'
import { Homes } from '../homes.ts'
import { BeforeAfter, beforeAfterStyle } from '../parts/beforeAfter.ts'
import { choicesStyle } from '../parts/choices.ts'
import { conditionStyle } from '../parts/condition.ts'
import { confirmBarStyle } from '../parts/confirmBar.ts'
import { PhotoField, photoFieldStyle } from '../parts/photoField.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { noticeHref } from '../permalink.ts'
import type { ActName } from '../router.ts'
import { common } from '../styles/common.ts'
import type { Locales } from '../words.ts'
import { acceptance, acceptForm, type Verdict } from './progress/acceptance.ts'
import { evidenceForm, type Filling, finishForm, taskForm } from './progress/forms.ts'
import { pictures } from './progress/pictures.ts'
import type { Drawn, ProgressWords } from './progress/progressWords.ts'
import { rateForm, ratings, type Stars } from './progress/rating.ts'
import { progressStyle } from './progress/styles.ts'
import { tasks } from './progress/tasks.ts'

/** The work on one matter. */
type ProgressQuestion = { zone: string; proposal: string }

/**
 * 实施: what has to be done by whom until when, the place before and after, the acceptance by the two sides, and the residents'
 * rating. Staff and assignees report here, proposer and council accept here, households rate here.
 *
 * @attr zone - The zone's address.
 * @attr proposal - The matter.
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
    photoFieldStyle,
    beforeAfterStyle,
    skeletonStyle,
    progressStyle,
  ]
  static override properties: PropertyDeclarations = {
    proposal: {},
    form: { state: true },
    tried: { state: true },
    verdict: { state: true },
    stars: { state: true },
    sending: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../locales/*/photos.ts'),
    import.meta.glob<{ words: object }>('../locales/*/progress.ts'),
  ]

  declare proposal: string | undefined
  /** The form that is open: `task`, `evidence`, `finish <task>`, `rate`; empty: none. */
  declare private form: string
  /** The form that was tried, so that what is missing may be said. */
  declare private tried: string
  declare private verdict: Verdict | undefined
  declare private stars: Stars | undefined
  /** Photos are on their way, before the act itself. */
  declare private sending: boolean
  private readonly homes = new Homes(this)
  private readonly photos = new PhotoField(this)
  private readonly compare = new BeforeAfter(this)
  private readonly draft = new Draft(this, () => `progress ${this.proposal} ${this.form}`)
  private readonly opinion = new Draft(this, () => `verdict ${this.proposal}`)
  private readonly praise = new Draft(this, () => `rating ${this.proposal}`)
  /** Photos that the server took as evidence of a task before the task itself was refused: not to be added twice. */
  private evidenced = ''

  constructor() {
    super()
    this.form = ''
    this.tried = ''
    this.sending = false
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

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected renderHere(view: ProgressView): TemplateResult {
    const { words, drawn, office } = this
    return html`<article class="sheet" part="sheet" aria-labelledby="matter">
      ${this.renderReopened(view)}
      <h2 id="matter">${view.title}</h2>
      ${pictures({ view, compare: this.compare, server: office }, drawn)}
      ${tasks({ view, actions: (task) => this.renderFinish(task, view) }, drawn)} ${this.renderAdding(view)}
      ${this.renderAcceptance(view)} ${this.renderRating(view)}
      ${
        view.outcomeNotice
          ? html`<p class="part small"><a href=${noticeHref(office, view.outcomeNotice)}>${words.outcomeNotice}</a></p>`
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

  private renderFinish(task: TaskView, view: ProgressView): TemplateResult | typeof nothing {
    const may = this.may(view, 'finishTask') && (task.mine || this.may(view, 'addTask'))
    if (task.doneAt || !may) return nothing
    const form = `finish ${task.id}`
    return this.form === form
      ? finishForm(
          this.filling('finishTask', () => this.finish(task, view)),
          this.words,
        )
      : html`<div class="row"><button @click=${() => this.open(form)}>${this.words.finishTask}</button></div>`
  }

  private renderAdding(view: ProgressView): TemplateResult | typeof nothing {
    const { words, form } = this
    if (form === 'task')
      return taskForm(
        this.filling('addTask', () => this.addTask(view)),
        words,
      )
    if (form === 'evidence')
      return evidenceForm(
        this.filling('addEvidence', () => this.addEvidence(view)),
        words,
      )
    const offered = [
      { act: 'addTask', opens: 'task', label: words.addTask },
      { act: 'addEvidence', opens: 'evidence', label: words.addEvidence },
    ].filter(({ act }) => this.may(view, act))
    if (!offered.length) return nothing
    return html`<div class="row">
      ${offered.map(({ opens, label }) => html`<button @click=${() => this.open(opens)}>${label}</button>`)}
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
      ${
        side && this.may(view, 'accept')
          ? acceptForm(
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
          : nothing
      }
    </section>`
  }

  private renderRating(view: ProgressView): TemplateResult | typeof nothing {
    const { words } = this
    if (view.stage !== 'rate' && !view.ratings.households) return nothing
    return html`<section class="part">
      <h3 id="rating" tabindex="-1">${words.rating}</h3>
      ${ratings(view, this.drawn)}
      ${
        this.may(view, 'rate')
          ? rateForm(
              {
                given: view.mine?.rating ?? null,
                changing: this.form === 'rate',
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
                change: () => this.open('rate'),
              },
              words,
            )
          : view.stage === 'rate' && !view.mine
            ? html`<button class="primary" @click=${() => this.askForSignIn('rate')}>${words.signIn}</button>`
            : nothing
      }
    </section>`
  }

  private may({ mine }: ProgressView, act: string): boolean {
    return mine?.may.includes(act) ?? false
  }

  private filling(act: ActName, send: () => Promise<void>): Filling {
    return {
      draft: this.draft,
      photos: this.photos,
      tried: this.tried === this.form,
      busy: this.sending || this.acting !== '',
      refusal: [this.refusalOf(act), act === 'finishTask' ? this.refusalOf('addEvidence') : nothing],
      send: (event) => {
        event.preventDefault()
        this.tried = this.form
        send()
      },
      leave: this.close,
    }
  }

  private async addTask(view: ProgressView): Promise<void> {
    const [title, owner, dueOn] = ['title', 'owner', 'dueOn'].map((name) => this.draft.value(name).trim())
    if (!title || !owner || !dueOn) return this.focusOn('[aria-invalid]')
    await this.finishing(this.act('addTask', { ...this.matterOf(view), title, owner, dueOn }))
  }

  private async addEvidence(view: ProgressView): Promise<void> {
    const moment = this.draft.value('moment')
    const takenOn = this.draft.value('takenOn')
    if ((moment !== 'before' && moment !== 'after') || !takenOn || !this.photos.count)
      return this.focusOn(moment ? '[aria-invalid], .photo-field input' : 'form input')
    const photos = await this.sendPhotos()
    if (!photos) return
    await this.finishing(this.act('addEvidence', { ...this.matterOf(view), moment, photos, takenOn }))
  }

  private async finish(task: TaskView, view: ProgressView): Promise<void> {
    const about = { ...this.matterOf(view), task: task.id }
    const photos = await this.sendPhotos()
    if (!photos) return
    const key = [task.id, ...photos].join()
    if (photos.length && this.evidenced !== key) {
      const takenOn = isoDay(new Date().toISOString())
      const added = await this.act('addEvidence', { ...about, moment: 'after', photos, takenOn })
      if (!added?.ok) return
      this.evidenced = key
    }
    await this.finishing(this.act('finishTask', { ...about, note: this.draft.value('note').trim() }))
  }

  /** The ids of all photos, or null and the focus where something is missing or did not get through. */
  private async sendPhotos(): Promise<string[] | null> {
    if (!this.client.token && this.photos.count) {
      this.askForSignIn('addEvidence')
      return null
    }
    this.sending = true
    const ids = await this.photos.send()
    this.sending = false
    if (!ids && this.photos.firstMissing) this.focusOn(this.photos.firstMissing)
    return ids
  }

  /** The act of a form: once it is done, the form is empty and closed. */
  private async finishing(answer: Promise<Answer<unknown> | null>): Promise<void> {
    if (!(await answer)?.ok) return
    this.draft.clear()
    this.photos.clear()
    this.close()
    await this.focusOn('#tasks')
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
    const household = this.homes.pick(this.praise.value('household'))
    this.tried = 'rate'
    if (!stars) return this.focusOn('[name=stars]')
    if (!household) return this.homes.list ? this.focusOn('[name=household]') : this.askForSignIn('rate')
    const comment = this.praise.value('comment').trim()
    const answer = await this.act('rate', { ...this.matterOf(view), household, stars, comment })
    if (!answer?.ok) return
    this.praise.clear()
    this.close()
    this.tell(this.words.rated(stars, this.words.star[stars]))
    await this.focusOn('#rating')
  }

  private matterOf({ proposal }: ProgressView): { zone: string; proposal: string } {
    return { zone: this.zone ?? '', proposal }
  }

  private open(form: string): void {
    this.form = form
    this.tried = ''
    this.photos.clear()
    this.focusOn(form === 'rate' ? '#rate' : '.form input, .form textarea')
  }

  private close = (): void => {
    this.form = ''
    this.tried = ''
    this.photos.clear()
  }
}

define('yishi-progress', YishiProgress)
