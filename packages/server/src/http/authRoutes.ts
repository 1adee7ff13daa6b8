import type { FastifyPluginAsync } from 'fastify'
import { addDoor } from './door.ts'
import { claimDoor } from './doors/claim.ts'
import { credentialDoor } from './doors/credential.ts'
import { freshDoor } from './doors/fresh.ts'
import { hostDoor } from './doors/host.ts'
import { letterDoor } from './doors/letter.ts'
import { outDoor } from './doors/out.ts'
import { passwordDoor } from './doors/password.ts'
import { pinDoor } from './doors/pin.ts'
import { popupGrantDoor } from './doors/popupGrant.ts'
import { popupRedeemDoor } from './doors/popupRedeem.ts'
import { printTicketDoor } from './doors/printTicket.ts'
import { popupPage } from './popupPage.ts'
import type { Inside } from './server.ts'

/**
 * Signing in and out: `POST` with a JSON body, from our own pages and registered sites alone. Every body names a `zone`. Answers are
 * those of acts: `{ok: true, value}`, or `{ok: false, refusal: {code, path?, params?}}`. A sign-in is `{token, expiresAt, tenant,
 * person}`; its token goes into `Authorization: Bearer` and works on the site it was made for. A lock (`account-locked`) says in its
 * params for how many `minutes`, and whom to call (`telephone`, `at`).
 *
 * - `/auth/password {login, password}` → sign-in: staff
 * - `/auth/letter {code}` → `LetterLook`: what a letter is for
 * - `/auth/claim {code, key, name?, phone?, pin?}` → sign-in with `household`, `roll`, `elector`; with a token, for that person
 * - `/auth/pin {pin}` and `{person}`, `{household}`, `{code}` or `{building, unit, room}` → sign-in
 * - `/auth/host {jwt}` → sign-in: a registered site's server vouches; docs/identity.md has what the JWT says
 * - `/auth/popup/grant {origin, challenge}`, with a token of our own pages → `{code, expiresAt}`; from the page `/c/<zone>/popup`
 * - `/auth/popup/redeem {code, verifier}`, from the site that opened it → sign-in
 * - `/auth/fresh {pin}` or `{password}`, with a token → `{freshAt}`: proves anew who one is
 * - `/auth/credential {pin}` or `{password, person?}`, with a fresh token → sign-in; `{}` where it is another's
 * - `/auth/print {path}`, with a token → `{href}`: that one page of the office, once, for a window that carries no token
 * - `/auth/out {}`, with a token → `{}`
 */
export function authRoutes(inside: Inside): FastifyPluginAsync {
  return async (app) => {
    addDoor(app, inside, ['/auth/password', passwordDoor(inside)])
    addDoor(app, inside, ['/auth/letter', letterDoor(inside)])
    addDoor(app, inside, ['/auth/claim', claimDoor(inside)])
    addDoor(app, inside, ['/auth/pin', pinDoor(inside)])
    addDoor(app, inside, ['/auth/host', hostDoor(inside)])
    addDoor(app, inside, ['/auth/popup/grant', popupGrantDoor(inside)])
    addDoor(app, inside, ['/auth/popup/redeem', popupRedeemDoor(inside)])
    await app.register(popupPage(inside))
    addDoor(app, inside, ['/auth/fresh', freshDoor(inside)])
    addDoor(app, inside, ['/auth/credential', credentialDoor(inside)])
    addDoor(app, inside, ['/auth/print', printTicketDoor(inside)])
    addDoor(app, inside, ['/auth/out', outDoor(inside)])
  }
}
