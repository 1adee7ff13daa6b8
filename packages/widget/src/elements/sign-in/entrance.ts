import type { LetterLook } from '@yishi/schema/words'
import type { ReactiveController } from 'lit'
import { Draft } from '../../draft.ts'
import { YishiChangedEvent, YishiSignedInEvent } from '../../events.ts'
import { type DoorName, knock, type SignedIn } from '../../knock.ts'
import type { YishiSignIn } from '../sign-in.ts'
import { Asking } from './asking.ts'
import { codeInAddress, groupCode, isWhole } from './letterCode.ts'
import { pinFault } from './pinFault.ts'

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
  private claimKey = ''
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
      this.lookAt()
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

  /** Show a letter's code. */
  lookAt = async (): Promise<void> => {
    await this.host.formWords.come()
    const words = this.host.allWords
    const code = this.value('code')
    if (!isWhole(code)) return this.complain({ code: words.codeShort })
    const look = await this.ask<LetterLook>('letter', { code })
    if (!look) return
    this.look = look
    this.turn('letter')
  }

  /** Claim what the letter is for: as who is signed in, else as a new person. */
  claim = async (): Promise<void> => {
    const { host, look } = this
    if (host.view?.me) await host.refresh()
    const { me } = host.view ?? {}
    if (!me && !this.mayClaim()) return
    this.claimKey ||= crypto.getRandomValues(new Uint32Array(4)).join('-')
    const fresh = me ? {} : { name: this.value('name').trim(), pin: this.value('pin') }
    const body = { code: this.value('code'), key: `claim-${this.claimKey}`, ...fresh }
    const signedIn = await this.ask<SignedIn>('claim', body, host.client.token)
    if (!signedIn) return
    this.claimKey = ''
    // The code stood in the address until it was used, so that a reload did not lose it.
    if (codeInAddress(location)) history.replaceState(history.state, '', location.pathname + location.search)
    await this.enter(signedIn, host.words.claimed(look?.label ?? ''))
  }

  private mayClaim(): boolean {
    const words = this.host.allWords
    const fault = pinFault(this.value('pin'), this.value('pinAgain'))
    const wrong: Record<string, string> = {}
    if (!this.value('name').trim()) wrong.name = words.nameMissing
    if (fault) wrong[fault === 'differs' ? 'pinAgain' : 'pin'] = words.pinFault[fault]
    this.complain(wrong)
    return Object.keys(wrong).length === 0
  }

  /** Sign in by PIN: with the letter that was used, or with the address. */
  again = async (): Promise<void> => {
    const words = this.host.allWords
    const read = (field: string) => this.value(field).trim()
    const whose: Record<string, string> =
      this.step === 'letter' || this.byCode
        ? { code: this.value('code') }
        : { building: read('building'), unit: read('unit'), room: read('room') }
    const wrong: Record<string, string> = {}
    if (whose.code !== undefined && !isWhole(whose.code)) wrong.code = words.codeShort
    if (whose.building === '') wrong.building = words.buildingMissing
    if (whose.room === '') wrong.room = words.roomMissing
    if (!/^\d{6}$/.test(this.value('pin'))) wrong.pin = words.pinFault.digits
    this.complain(wrong)
    if (Object.keys(wrong).length) return
    const signedIn = await this.ask<SignedIn>('pin', { ...whose, pin: this.value('pin') })
    if (signedIn) await this.enter(signedIn, words.signedIn)
  }

  /** Sign staff in. */
  staff = async (): Promise<void> => {
    const words = this.host.allWords
    const login = this.value('login').trim()
    const password = this.value('password')
    const wrong: Record<string, string> = {}
    if (!login) wrong.login = words.loginMissing
    if (!password) wrong.password = words.passwordMissing
    this.complain(wrong)
    if (Object.keys(wrong).length) return
    const signedIn = await this.ask<SignedIn>('password', { login, password })
    if (signedIn) await this.enter(signedIn, words.signedIn)
  }

  /** Show once more who one is, in the sign-in that stands. */
  prove = async (): Promise<void> => {
    const { host } = this
    const byPassword = this.provesByPassword
    const secret = this.value(byPassword ? 'password' : 'pin')
    if (byPassword ? !secret : !/^\d{6}$/.test(secret))
      return this.complain(
        byPassword ? { password: host.allWords.passwordMissing } : { pin: host.allWords.pinFault.digits },
      )
    const { token } = host.client
    const done = await this.ask('fresh', byPassword ? { password: secret } : { pin: secret }, token)
    const { me } = host.view ?? {}
    if (!done || !token || !me) return
    this.leave()
    host.tell(host.allWords.proved)
    host.dispatchEvent(new YishiSignedInEvent(me.person, token))
    host.dispatchEvent(new YishiChangedEvent('fresh'))
    await host.reach()
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
  private async enter({ token }: Pick<SignedIn, 'token'>, sentence: string, aloud = true): Promise<void> {
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
  private leave(): void {
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
    if (host.view?.me) this.step = 'prove'
    host.requestUpdate()
    host.scrollIntoView({ block: 'nearest' })
    await host.reach()
  }
}
