import type { Answer, Refusal } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { type ActingWords, ClientElement } from '../clientElement.ts'
import { copyText } from '../copyText.ts'
import { define } from '../define.ts'
import type { BaseWords } from '../element.ts'
import { YishiOpenEvent } from '../events.ts'
import { Later } from '../later.ts'
import { LaterWords } from '../laterWords.ts'
import type { words } from '../locales/zh/propose.ts'
import type { words as stepWords } from '../locales/zh/proposeSteps.ts'
import type { words as terms } from '../locales/zh/terms.ts'
import { choicesStyle } from '../parts/choices.ts'
import { LatePhotos } from '../parts/latePhotos.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { stageTrackStyle } from '../parts/stageTrack.ts'
import { telephone } from '../parts/telephone.ts'
import { waiting } from '../parts/waiting.ts'
import { matterHref, proposalHref } from '../permalink.ts'
import type { ActName } from '../router.ts'
import { common } from '../styles/common.ts'
import { readWhoIsHere, type WhoIsHere } from '../whoIsHere.ts'
import { kindStep } from './propose/kindStep.ts'
import { type Step, stepWith } from './propose/stepsOf.ts'
import { proposeStyle } from './propose/styles.ts'
import { Wizard } from './propose/wizard.ts'

/** Who is here, and the matter that the new one follows. */
export interface ProposeView extends WhoIsHere {
  before: { id: string; title: string; ended: boolean } | null
}

type Spoken = typeof words & typeof terms

/** The words of the wizard's first screen. */
export type KindWords = Spoken & ActingWords & BaseWords

/** All words of the wizard. */
export type ProposeWords = KindWords & typeof stepWords

interface ProposeQuestion {
  zone: string
  follows?: string
}

/**
 * 提议: plain questions that find the way of a matter and say why it is that one; then what, where, with photos, for which household;
 * a page that repeats everything; and what comes next once it has arrived. Nobody needs to be signed in before the end, and nothing
 * typed is lost by an error, a sign-in or a reload (photos live in memory until they are sent).
 *
 * @attr zone - The zone in which it is proposed.
 * @attr follows - The matter that ended and that the new one follows.
 * @attr proposal-href - Where the new matter opens on the site's own pages, `/m?id={id}`; default: its page on the server.
 * @slot - What stands there until it is known who is here, and when that cannot be read.
 * @event {YishiChangedEvent} yishi-changed - It was proposed; or somebody signed in within.
 * @event {YishiRefusedEvent} yishi-refused - The server said no; everything is kept.
 * @event {YishiOpenEvent} yishi-open - The new matter is to be opened; cancelable.
 * @csspart sheet - The paper.
 */
export class YishiPropose extends ClientElement<ProposeView, Spoken, ProposeQuestion> {
  static override styles = [...common, choicesStyle, skeletonStyle, stageTrackStyle, proposeStyle]
  static override properties = {
    follows: {},
    proposalHref: { attribute: 'proposal-href' },
    sending: { state: true },
    photosLost: { state: true },
    arrived: { state: true },
    shared: { state: true },
  }
  static override areas = [
    import.meta.glob<{ words: object }>('../locales/*/propose.ts'),
    import.meta.glob<{ words: object }>('../locales/*/terms.ts'),
  ]

  declare follows: string | undefined
  declare proposalHref: string | undefined
  declare private sending: boolean
  declare private photosLost: boolean
  /** The matter that was made. */
  declare private arrived: { id: string; title: string; process: string } | undefined
  /** The text to share, where it could not be copied. */
  declare private shared: string
  private readonly photos = new LatePhotos(this)
  private readonly wizard = new Wizard(this, this.photos)
  /** The screens after the first, with their words. */
  private readonly steps = new Later(this, async () => {
    const { HouseholdSearch, ...drawn } = await import('./propose/steps.ts')
    return { ...drawn, search: new HouseholdSearch(this) }
  })
  private readonly stepWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof stepWords }>('../locales/*/proposeSteps.ts'),
  )

  constructor() {
    super()
    // The way to sign in is drawn here: nobody needs to be led away from what they write.
    this.addEventListener('yishi-sign-in-needed', (event) => event.stopPropagation())
  }

  protected question(): ProposeQuestion | null {
    const { zone, follows } = this
    return zone ? { zone, ...(follows ? { follows } : {}) } : null
  }

  protected async read({ zone, follows }: ProposeQuestion): Promise<Answer<ProposeView>> {
    const [who, before] = await Promise.all([
      readWhoIsHere(this.client, zone),
      follows ? this.client.read('proposal', { zone, proposal: follows }) : null,
    ])
    if (!who.ok) return who
    if (!before) return { ok: true, value: { ...who.value, before: null } }
    if (!before.ok) return before
    const { id, title, end } = before.value
    return { ok: true, value: { ...who.value, before: { id, title, ended: end !== null } } }
  }

  protected override fieldsOf(act: ActName): readonly string[] {
    return act === 'propose' ? ['title', 'body', 'place', 'household'] : []
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected renderHere(view: ProposeView): TemplateResult {
    return html`<div class="sheet" part="sheet">
      ${this.arrived ? this.renderDone(this.arrived) : this.renderWizard(view)}
    </div>`
  }

  /** All its words; those of the screens after the first once these are here. */
  private get allWords(): ProposeWords {
    return { ...this.words, ...this.stepWords.now! }
  }

  /** Whether all is here that a screen is drawn with; asks for it where not. */
  private isHere({ name }: Step): boolean {
    return name === 'kind' || [this.steps.here, this.stepWords.here].every(Boolean)
  }

  private renderWizard(view: ProposeView): TemplateResult {
    const { words, wizard } = this
    const { step, steps } = wizard.place(view)
    const at = steps.indexOf(step) + 1
    if (!this.isHere(step)) return waiting([this.steps, this.stepWords], words)
    const { telephone: number } = view.contact
    // The way of a matter that goes elsewhere has the number already, and so has the sign-in.
    const called =
      step.name === 'kind' ? wizard.way !== null && !wizard.mayBegin(view) : step.name === 'home' && !view.me
    return html`<p class="step small quiet">
        ${words.step(at, steps.length)}
        <svg aria-hidden="true" width="100%">
          <rect class="whole" width="100%" height="3" />
          <rect class="part" width="${Math.round((at * 100) / steps.length)}%" height="3" />
        </svg>
      </p>
      <form novalidate @submit=${(event: Event) => this.goOn(event, view)}>
        <h2 id="step" tabindex="-1">${this.titleOf(step, view)}</h2>
        ${this.renderBefore(view)} ${this.renderStep(step, view)} ${this.renderButtons(step, view)}
      </form>
      ${number && !called ? html`<p class="small quiet write">${words.help} ${telephone(number)}</p>` : nothing}`
  }

  private renderBefore({ before }: ProposeView): TemplateResult | typeof nothing {
    const { words } = this
    if (!before) return nothing
    return html`<p class="small ${before.ended ? 'quiet' : 'official'}">
      ${words.follows(before.title)} ${before.ended ? nothing : words.followsRunning}
    </p>`
  }

  private titleOf({ name }: Step, { me }: ProposeView): string {
    const words = this.allWords
    switch (name) {
      case 'kind':
        return words.kindTitle
      case 'home':
        return me ? words.homeTitle : words.signInTitle
      case 'check':
        return words.checkTitle
      case 'text':
      case 'title':
        return words.textTitle
      case 'body':
        return words.bodyTitle
      default:
        return words.whereTitle
    }
  }

  private renderStep(step: Step, view: ProposeView): unknown {
    const { allWords: words, wizard, photos } = this
    if (step.name === 'kind') return this.renderKind(view)
    const drawn = this.steps.here!
    if ('fields' in step)
      return step.fields.map((fill) =>
        drawn.fillOf(fill, { words, wizard, photos, refusal: (its) => this.refusalAt('propose', its) }),
      )
    switch (step.name) {
      case 'home':
        return this.renderHome(view)
      default:
        return html`${drawn.checkStep({
          words,
          lines: drawn.linesOf(view, { wizard, words, photos: photos.count }),
          change: (name) => wizard.turn(name),
        })}
        ${this.renderPlea(view)}`
    }
  }

  private renderKind(view: ProposeView): TemplateResult {
    const { words, wizard } = this
    const { kind, owners, way, tried, draft } = wizard
    return html`${view.me ? nothing : html`<p class="small quiet">${words.later}</p>`}
    ${kindStep({
      words,
      lang: this.tongue,
      contact: view.contact,
      kind,
      owners,
      way,
      mayBegin: wizard.mayBegin(view),
      missing: tried && !way,
      choose: (name, value) => draft.set(name, value),
    })}`
  }

  private renderHome(view: ProposeView): TemplateResult {
    const { allWords: words, wizard } = this
    const { draft, tried } = wizard
    const { homeStep, search } = this.steps.here!
    return homeStep({
      words,
      me: view.me,
      speaker: wizard.speaker(view),
      search,
      chosen: { household: draft.value('household'), label: draft.value('label') },
      missing: tried && wizard.household(view) === undefined,
      refusal: this.refusalAt('propose', 'household'),
      signIn: this.renderSignIn(),
      choose: (household, label) => {
        draft.set('household', household)
        draft.set('label', label)
      },
    })
  }

  /** What went wrong with sending, or what it still needs. */
  private renderPlea({ me }: ProposeView): TemplateResult {
    const { allWords: words, wizard } = this
    return html`${this.photosLost ? html`<p class="refusal" role="alert">${words.photosLost}</p>` : nothing}
    ${this.refusalOf('propose')}
    ${wizard.photosGone ? html`<p class="small official">${words.photosGone}</p>` : nothing}
    ${
      me
        ? nothing
        : html`<p><b>${words.signInTitle}</b> <span class="quiet">${words.signInHint}</span></p>
            ${this.renderSignIn()}`
    }`
  }

  private renderButtons({ name }: Step, view: ProposeView): TemplateResult {
    const { words, wizard } = this
    const open = name === 'kind' ? !wizard.way || wizard.mayBegin(view) : true
    const ready = name === 'home' || name === 'check' ? wizard.isReady(view) : true
    const busy = this.sending || this.acting === 'propose'
    const label = busy ? words.working : name === 'check' ? this.allWords.send : words.next
    return html`<div class="row">
      ${open && ready ? html`<button class="primary" ?disabled=${busy}>${label}</button>` : nothing}
      ${
        name === 'kind'
          ? nothing
          : html`<button type="button" ?disabled=${busy} @click=${() => wizard.goBack(view)}>${words.back}</button>`
      }
    </div>`
  }

  /** The sign-in itself, on this page; fetched when somebody needs it. */
  private renderSignIn(): TemplateResult {
    import('./sign-in.ts')
    return html`<yishi-sign-in
      bare
      lang=${this.tongue}
      server=${this.office}
      zone=${this.zone ?? ''}
      theme=${this.theme ?? nothing}
      ?elder=${this.elder}
    ></yishi-sign-in>`
  }

  private renderDone({ id, title, process }: { id: string; title: string; process: string }): TemplateResult {
    const { allWords: words, proposalHref: pattern, office, zone } = this
    const href = pattern?.replace('{id}', encodeURIComponent(id)) ?? matterHref(office, zone ?? '', id)
    const isResidents = process === 'tiyizuo'
    return this.steps.here!.done({
      words,
      title,
      href,
      steps: isResidents ? words.doneNext : words.doneOwners,
      shared: this.shared,
      open: (event) => {
        if (!this.dispatchEvent(new YishiOpenEvent('proposal', id, href))) event.preventDefault()
      },
      share: isResidents ? () => this.share(id, title) : undefined,
      again: () => {
        this.arrived = undefined
        this.shared = ''
        this.focusOn('#step')
      },
    })
  }

  private async goOn(event: Event, view: ProposeView): Promise<void> {
    event.preventDefault()
    const { wizard } = this
    const { step } = wizard.place(view)
    if (await wizard.isLacking(view)) return
    if (step.name === 'check') return this.send(view)
    // The next screen takes the focus: it has to be here. Pressed twice meanwhile, it is one screen all the same.
    await Promise.all([this.steps.come(), this.stepWords.come()])
    if (wizard.place(view).step.name === step.name) wizard.goOn(view)
  }

  private async send(view: ProposeView): Promise<void> {
    const { wizard, zone, follows } = this
    const { draft, way } = wizard
    const missing = wizard.missingScreen(view)
    if (missing || !way || !('process' in way)) return wizard.turn(missing)
    if (this.sending || !zone) return
    this.sending = true
    const photos = await this.photos.send()
    this.sending = false
    this.photosLost = !photos
    if (!photos) return
    const [title, body, place] = ['title', 'body', 'place'].map((fill) => draft.value(fill).trim())
    const household = wizard.household(view) ?? undefined
    const matter = { zone, process: way.process, title: title!, body: body!, place: place!, photos }
    const answer = await this.act('propose', {
      ...matter,
      ...(household ? { household } : {}),
      ...(follows ? { follows } : {}),
    })
    if (!answer) return
    if (!answer.ok) return this.refusedAt(view, answer.refusal)
    draft.clear()
    this.photos.clear()
    wizard.tried = false
    this.arrived = { id: answer.value.proposal, title: matter.title, process: way.process }
    await this.focusOn('#step')
  }

  /** Lead to the field that was refused; whose sign-in is over finds the way to sign in on the page. */
  private async refusedAt(view: ProposeView, { code, path }: Refusal): Promise<void> {
    if (code === 'not-signed-in') return this.refresh()
    if (!path || !this.fieldsOf('propose').includes(path)) return
    const { wizard } = this
    wizard.draft.set('step', stepWith(wizard.place(view).steps, path))
    await this.focusOn(path === 'household' ? '#step' : `#${path}`)
  }

  private async share(id: string, title: string): Promise<void> {
    const { allWords: words, office } = this
    const text = words.shareText(title, new URL(proposalHref(office, id), location.href).href)
    const copied = await copyText(text)
    this.shared = copied ? '' : text
    this.tell(copied ? words.copied : words.notCopied)
  }
}

define('yishi-propose', YishiPropose)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-propose': YishiPropose
  }
}
