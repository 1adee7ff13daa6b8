import { type MatterKind, type OwnersMatter, type Way, wayOf } from '@yishi/schema/wizard'
import { Draft } from '../../draft.ts'
import type { LatePhotos } from '../../parts/latePhotos.ts'
import type { ProposeView, YishiPropose } from '../propose.ts'
import { mayBegin } from './mayBegin.ts'
import { type Fill, householdOf, type Speaker, type Step, speakerOf, stepsOf, stepWith } from './stepsOf.ts'

/** Fields without which nothing can be sent. */
const needed = ['title', 'body'] as const satisfies readonly Fill[]

/** Where somebody is in the wizard, what they have written so far, and what is missing on a screen. */
export class Wizard {
  readonly draft: Draft
  /** It was tried to go on, so what is missing may be said. */
  tried = false
  private readonly host: YishiPropose
  private readonly photos: LatePhotos

  constructor(host: YishiPropose, photos: LatePhotos) {
    this.host = host
    this.photos = photos
    this.draft = new Draft(host, () => `propose ${host.zone} ${host.follows ?? ''}`)
  }

  get kind(): MatterKind | '' {
    return this.draft.value('kind') as MatterKind | ''
  }

  get owners(): OwnersMatter | '' {
    return this.draft.value('owners') as OwnersMatter | ''
  }

  get way(): Way | null {
    return wayOf(this)
  }

  /** Photos were chosen before a reload, and are not here any more. */
  get photosGone(): boolean {
    return this.photos.count === 0 && Number(this.draft.value('photos') || 0) > 0
  }

  mayBegin({ me, contact }: ProposeView): boolean {
    const { way } = this
    return way !== null && mayBegin(way, me, contact.zone)
  }

  speaker({ me, contact }: ProposeView): Speaker {
    return speakerOf(me, contact.zone)
  }

  /** The household that proposes; null: none, undefined: a choice is missing. */
  household(view: ProposeView): string | null | undefined {
    return householdOf(this.speaker(view), this.draft.value('household'))
  }

  /** Whether somebody is here who could send it. */
  isReady(view: ProposeView): boolean {
    const { forOthers, homes } = this.speaker(view)
    return view.me !== null && (forOthers || homes.length > 0)
  }

  /** The screen that is shown: the draft knows how far one has come. */
  place(view: ProposeView): { step: Step; steps: readonly Step[] } {
    const steps = stepsOf(this.host.elder, this.speaker(view).asks)
    const name = this.draft.value('step') || 'kind'
    const found = steps.find((step) => step.name === name) ?? steps.find((step) => step.name === near[name])
    return { step: found ?? steps.at(-1)!, steps }
  }

  turn(name: string): void {
    this.tried = false
    this.draft.set('step', name)
    this.host.focusOn('#step')
  }

  goBack(view: ProposeView): void {
    const { step, steps } = this.place(view)
    this.turn(steps[Math.max(0, steps.indexOf(step) - 1)]!.name)
  }

  goOn(view: ProposeView): void {
    const { step, steps } = this.place(view)
    this.turn(steps[steps.indexOf(step) + 1]!.name)
  }

  /** Whether something is missing on the screen that is shown; if so it is said there, and the focus is on it. */
  async isLacking(view: ProposeView): Promise<boolean> {
    const { step } = this.place(view)
    this.tried = true
    this.host.requestUpdate()
    const lacking =
      'fields' in step ? await this.lackingField(step.fields) : this.lackingChoice(step.name, view)
    if (lacking) await this.host.focusOn(lacking)
    return lacking !== ''
  }

  private lackingChoice(name: string, view: ProposeView): string {
    if (name === 'kind' && !this.way) return 'form input'
    return name === 'home' && this.household(view) === undefined ? 'form input' : ''
  }

  private async lackingField(fields: readonly Fill[]): Promise<string> {
    const { draft, photos } = this
    const empty = needed.find((fill) => fields.includes(fill) && !draft.value(fill).trim())
    if (empty) return `#${empty}`
    if (!fields.includes('photos')) return ''
    draft.set('photos', String(photos.count))
    const { firstMissing } = photos
    // A photo without words says so itself when it is to be sent, and stays here.
    if (firstMissing) await photos.send()
    return firstMissing
  }

  /** Before sending: the screen of what is missing; empty where nothing is. */
  missingScreen(view: ProposeView): string {
    const { way } = this
    if (!way || !('process' in way)) return 'kind'
    const empty = needed.find((fill) => !this.draft.value(fill).trim())
    if (empty) return stepWith(this.place(view).steps, empty)
    return this.household(view) === undefined ? 'home' : ''
  }
}

/** The same screen in the other version of the wizard: the switch to 长辈版 loses no place. */
const near: Record<string, string> = {
  text: 'title',
  where: 'place',
  title: 'text',
  body: 'text',
  place: 'where',
  photos: 'where',
}
