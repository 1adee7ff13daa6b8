import type { Refusal } from '@yishi/schema/words'
import { type DoorName, knock } from '../../knock.ts'
import { sayRefusal } from '../../sayRefusal.ts'
import type { YishiSignIn } from '../sign-in.ts'

/** Why nobody gets in here at present. */
export type Barred =
  | { why: 'locked'; minutes: number; telephone: string; at: string }
  | { why: 'foreign'; origin: string }

/** What is asked at the doors, and how a no is said: beside its field, in general, or as a screen that leads on. */
export abstract class Asking {
  /** It is on its way. */
  busy = false
  barred: Barred | undefined
  /** A sentence that belongs to no field, and whether it needs somebody to call. */
  said = ''
  call = false
  /** Whose way in it is. */
  readonly host: YishiSignIn
  private wrong: Readonly<Record<string, string>> = {}

  constructor(host: YishiSignIn) {
    this.host = host
  }

  /** The sentence for a secret that is not the right one. */
  protected abstract wrongSecret(door: DoorName): string
  /** Whether the letter is on the screen, and no longer its code. */
  protected abstract isAtLetter(): boolean

  /** What is wrong with a field; empty: nothing. */
  error(field: string): string {
    return this.wrong[field] ?? ''
  }

  /** Knock; the value of a yes. A no is said where it belongs. */
  async ask<T>(door: DoorName, body: object, token: string | null = null): Promise<T | null> {
    const { host } = this
    if (this.busy) return null
    this.busy = true
    this.complain({})
    try {
      const answer = await knock<T>({ server: host.office, door, token }, { zone: host.zone, ...body })
      if (answer.ok) return answer.value
      await this.refused(door, answer.refusal)
    } catch {
      this.complain({}, host.words.lost)
    } finally {
      this.busy = false
      host.requestUpdate()
    }
    return null
  }

  private async refused(door: DoorName, refusal: Refusal): Promise<void> {
    const { host } = this
    await host.formWords.come()
    const words = host.allWords
    const { code, path } = refusal
    this.barred = barredBy(refusal)
    if (this.barred) {
      host.requestUpdate()
      return host.reach()
    }
    if (code === 'input-invalid' && path === 'code') return this.complain({ code: words.codeWrong })
    if (code === 'input-invalid' && path === 'pin') return this.complain({ pin: words.pinFault.plain })
    if (code === 'input-invalid' && path === 'person') return this.complain({}, words.pinTwins, true)
    if (code === 'wrong-credentials') return this.complain({}, this.wrongSecret(door), true)
    const sentence = await sayRefusal(refusal, host.tongue)
    if (code === 'unknown-letter' && !this.isAtLetter()) this.complain({ code: sentence }, '', true)
    else this.complain({}, sentence, code !== 'busy')
  }

  /** Say what is wrong, field by field or in general, and lead to the first of it. */
  complain(wrong: Record<string, string>, said = '', call = false): void {
    this.wrong = wrong
    this.said = said
    this.call = call
    this.host.requestUpdate()
    const [first] = Object.keys(wrong)
    if (first) this.host.focusOn(`#${first}`)
  }
}

function barredBy({ code, params = {} }: Refusal): Barred | undefined {
  const text = (name: string) => String(params[name] ?? '')
  if (code === 'origin-not-registered') return { why: 'foreign', origin: text('origin') || location.origin }
  if (code !== 'account-locked') return undefined
  const minutes = Number(params.minutes ?? 15)
  return { why: 'locked', minutes, telephone: text('telephone'), at: text('at') }
}
