import type { LetterLook } from '@yishi/schema/words'
import type { ReactiveController } from 'lit'
import { Draft } from '../../draft.ts'
import { YishiChangedEvent, YishiSignedInEvent } from '../../events.ts'
import { type DoorName, knock, type SignedIn } from '../../knock.ts'
import type { YishiSignIn } from '../sign-in.ts'
import { Asking } from './asking.ts'
import { codeInAddress, groupCode } from './letterCode.ts'

/** The screens of signing in. */
export type Step = 'ways' | 'code' | 'letter' | 'again' | 'staff' | 'prove'

/** What must not outlive the page, and is in no draft. */
type Secret = 'code' | 'pin' | 'pinAgain' | 'password'

const noSecrets: Record<Secret, string> = { code: '', pin: '', pinAgain: '', password: '' }

/** The way in: which screen, what was typed, and what is sent to which door. */
export class Entrance extends Asking implements ReactiveController {
  step: Step = 'ways'
  /** What the letter is for, once somebody has shown its code. */
  look: LetterLook | undefined
  /** Signing in again by the letter's code instead of the address. */
  byCode = false
  private secrets = noSecrets
  private scanned = false
  /** Under which a claim is sent until it is answered. */
  claimKey = ''
  /** Opens the platform's own window; it has to be here before the click that asks for it. */
  private popup: typeof import('../../popup.ts').signInByPopup | undefined
  private fetching = false
  /** The site was asked to vouch by itself once. */
  private vouched = false
  private readonly draft: Draft

  constructor(host: YishiSignIn) {
    super(host)
    this.draft = new Draft(host, () => `sign-in ${host.zone}`)
    host.addController(this)
  }

  hostConnected(): void {
    if (this.host.claim) this.step = 'code'
    this.scan()
    addEventListener('hashchange', this.scan)
    addEventListener('yishi-sign-in-needed', this.needed)
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.scan)
    removeEventListener('yishi-sign-in-needed', this.needed)
    this.secrets = noSecrets
  }

  hostUpdated(): void {
    const { words, view, hostToken } = this.host
    if (!words || !view) return
    if (!this.host.isAtHome && !view.me) this.fetchPopup()
    if (this.scanned) {
      this.scanned = false
      this.host.forms.come().then((forms) => forms?.lookAt(this))
    } else if (hostToken && !view.me && !this.vouched && !this.host.data) {
      this.vouched = true
      this.byHost(false)
    }
  }

  /** What stands in a field. */
  value(field: string): string {
    return field in this.secrets ? this.secrets[field as Secret] : this.draft.value(field)
  }

  /** Keep what is typed into a field. */
  keep(field: string): (event: Event) => void {
    if (!(field in this.secrets)) return this.draft.keep(field)
    return ({ target }) => {
      const input = target as HTMLInputElement
      const { value, selectionEnd } = input
      const kept = field === 'code' && selectionEnd === value.length ? groupCode(value) : value
      this.secrets = { ...this.secrets, [field]: kept }
      if (kept !== value) input.value = kept
      this.host.requestUpdate()
    }
  }

  /** Go to another screen. */
  turn = (step: Step): void => {
    this.step = step
    this.barred = undefined
    this.complain({})
    this.host.reach()
  }

  turnCode = (): void => {
    this.byCode = !this.byCode
    this.complain({})
    this.host.focusOn('form input')
  }

  /** Staff have passwords, residents PINs; who is both may take either. */
  get provesByPassword(): boolean {
    const isStaff = (this.host.view?.me?.grants.length ?? 0) > 0
    return isStaff !== this.byCode
  }

  /** By the word of the page's own site; `aloud` where somebody asked for it, else nothing is said of a no. */
  byHost = async (aloud = true): Promise<void> => {
    const { host } = this
    const jwt = await host.hostToken?.().catch(() => null)
    if (!jwt) {
      if (aloud) this.complain({}, host.words.hostUnknown)
      return
    }
    const signedIn = await this.ask<SignedIn>('host', { jwt })
    if (signedIn) await this.enter(signedIn, host.words.signedIn, aloud)
    else if (!aloud) this.complain({})
  }

  /** Whether a window of the platform's own can be offered: not at home, where one is already, nor within WeChat, which has none. */
  get canPopUp(): boolean {
    return !this.host.isAtHome && this.popup !== undefined && !/MicroMessenger/i.test(navigator.userAgent)
  }

  /** In a window of the platform itself, where this page sees nothing of what is typed. */
  inPopup = async (): Promise<void> => {
    const { host } = this
    this.complain({})
    const token = await this.popup?.(host.office, host.zone ?? '')
    if (token) await this.enter({ token }, host.words.signedIn)
    else this.complain({}, host.words.popupClosed)
  }

  private async fetchPopup(): Promise<void> {
    if (this.fetching) return
    this.fetching = true
    const module = await import('../../popup.ts').catch(() => null)
    this.fetching = module !== null
    this.popup = module?.signInByPopup
    if (module) this.host.requestUpdate()
  }

  /** Sign out. Where the server cannot be reached, the token is let go of all the same. */
  out = async (): Promise<void> => {
    const { host } = this
    const { token } = host.client
    const { zone } = host
    host.client.signOut()
    this.vouched = true
    await knock({ server: host.office, door: 'out', token }, { zone }).catch(() => null)
    await this.arrive('signOut', host.words.signedOut)
  }

  /** `aloud`: it was asked for, so it is told and takes the focus. */
  async enter({ token }: Pick<SignedIn, 'token'>, sentence: string, aloud = true): Promise<void> {
    const { host } = this
    host.client.signIn(token, !host.forget)
    this.draft.clear()
    await this.arrive('signIn', aloud ? sentence : '')
    host.dispatchEvent(new YishiSignedInEvent(host.view?.me?.person ?? '', token))
  }

  private async arrive(act: string, sentence: string): Promise<void> {
    const { host } = this
    host.dispatchEvent(new YishiChangedEvent(act))
    await host.refresh()
    this.leave()
    if (!sentence) return
    host.tell(sentence)
    await host.reach()
  }

  /** Back to the first screen, with nothing secret left. */
  leave(): void {
    this.step = 'ways'
    this.secrets = noSecrets
    this.look = undefined
    this.byCode = false
    this.barred = undefined
    this.complain({})
  }

  protected isAtLetter(): boolean {
    return this.step === 'letter'
  }

  protected wrongSecret(door: DoorName): string {
    const words = this.host.allWords
    if (door === 'password' || (door === 'fresh' && this.provesByPassword)) return words.passwordWrong
    return door === 'pin' && this.step === 'again' && !this.byCode ? words.pinWrong : words.pinWrongHere
  }

  private scan = (): void => {
    const code = this.host.isAtHome && !this.host.bare ? codeInAddress(location) : ''
    if (!code) return
    this.secrets = { ...this.secrets, code }
    this.step = 'code'
    this.scanned = true
    this.host.requestUpdate()
  }

  /** Somebody was refused for want of a sign-in, or of a fresh one: here is the way. */
  private needed = async (): Promise<void> => {
    const { host } = this
    if (host.bare || !host.view) return
    await host.refresh()
    // A site vouches anew for whose sign-in is over: nobody has to leave what they are at.
    if (!host.view?.me) await this.byHost(false)
    else this.step = 'prove'
    host.requestUpdate()
    host.scrollIntoView({ block: 'nearest' })
    await host.reach()
  }
}
