import type { LetterLook } from '@yishi/schema/words'
import { YishiChangedEvent, YishiSignedInEvent } from '../../events.ts'
import type { SignedIn } from '../../knock.ts'
import type { Entrance } from './entrance.ts'
import { codeInAddress, isWhole } from './letterCode.ts'
import { pinFault } from './pinFault.ts'

/* What is sent to the doors from the forms, and comes with them: who presses none of these ways fetches nothing of it. */

/** Show a letter's code. */
export async function lookAt(at: Entrance): Promise<void> {
  await at.host.formWords.come()
  const code = at.value('code')
  if (!isWhole(code)) return at.complain({ code: at.host.allWords.codeShort })
  const look = await at.ask<LetterLook>('letter', { code })
  if (!look) return
  at.look = look
  at.turn('letter')
}

/** Claim what the letter is for, with a name and a PIN, and say whether it was claimed. */
export async function claim(at: Entrance): Promise<boolean> {
  const words = at.host.allWords
  const fault = pinFault(at.value('pin'), at.value('pinAgain'))
  const wrong: Record<string, string> = {}
  if (!at.value('name').trim()) wrong.name = words.nameMissing
  if (fault) wrong[fault === 'differs' ? 'pinAgain' : 'pin'] = words.pinFault[fault]
  at.complain(wrong)
  if (Object.keys(wrong).length) return false
  return claimAs(at, { name: at.value('name').trim(), pin: at.value('pin') })
}

/** Claim it as who is signed in, else as a new person, who may be nobody but whoever holds the letter. */
export async function claimAs(at: Entrance, fresh: { name?: string; pin?: string } = {}): Promise<boolean> {
  const { host, look } = at
  if (host.view?.me) await host.refresh()
  const { me } = host.view ?? {}
  at.claimKey ||= crypto.getRandomValues(new Uint32Array(4)).join('-')
  // An answer that was lost is asked for again, but not as if something else had been sent.
  const key = `claim-${fresh.pin ? '' : 'bare-'}${at.claimKey}`
  const body = { code: at.value('code'), key, ...(me ? {} : fresh) }
  const signedIn = await at.ask<SignedIn>('claim', body, host.client.token)
  if (!signedIn) return false
  at.claimKey = ''
  // The code stood in the address until it was used, so that a reload did not lose it.
  if (codeInAddress(location)) history.replaceState(history.state, '', location.pathname + location.search)
  await at.enter(signedIn, host.words.claimed(look?.label ?? ''))
  return true
}

/** Sign in by PIN: with the letter that was used, or with the address. */
export async function again(at: Entrance): Promise<boolean> {
  const words = at.host.allWords
  const read = (field: string) => at.value(field).trim()
  const whose: Record<string, string> =
    at.step === 'letter' || at.byCode
      ? { code: at.value('code') }
      : { building: read('building'), unit: read('unit'), room: read('room') }
  const wrong: Record<string, string> = {}
  if (whose.code !== undefined && !isWhole(whose.code)) wrong.code = words.codeShort
  if (whose.building === '') wrong.building = words.buildingMissing
  if (whose.room === '') wrong.room = words.roomMissing
  if (!/^\d{6}$/.test(at.value('pin'))) wrong.pin = words.pinFault.digits
  at.complain(wrong)
  if (Object.keys(wrong).length) return false
  const signedIn = await at.ask<SignedIn>('pin', { ...whose, pin: at.value('pin') })
  if (signedIn) await at.enter(signedIn, words.signedIn)
  return signedIn !== null
}

/** Sign staff in. */
export async function staff(at: Entrance): Promise<void> {
  const words = at.host.allWords
  const login = at.value('login').trim()
  const password = at.value('password')
  const wrong: Record<string, string> = {}
  if (!login) wrong.login = words.loginMissing
  if (!password) wrong.password = words.passwordMissing
  at.complain(wrong)
  if (Object.keys(wrong).length) return
  const signedIn = await at.ask<SignedIn>('password', { login, password })
  if (signedIn) await at.enter(signedIn, words.signedIn)
}

/** Show once more who one is, in the sign-in that stands. */
export async function prove(at: Entrance): Promise<void> {
  const { host, provesByPassword } = at
  const words = host.allWords
  const secret = at.value(provesByPassword ? 'password' : 'pin')
  if (provesByPassword ? !secret : !/^\d{6}$/.test(secret))
    return at.complain(
      provesByPassword ? { password: words.passwordMissing } : { pin: words.pinFault.digits },
    )
  const { token } = host.client
  const done = await at.ask('fresh', provesByPassword ? { password: secret } : { pin: secret }, token)
  const { me } = host.view ?? {}
  if (!done || !token || !me) return
  at.leave()
  host.tell(words.proved)
  host.dispatchEvent(new YishiSignedInEvent(me.person, token))
  host.dispatchEvent(new YishiChangedEvent('fresh'))
  await host.reach()
}
