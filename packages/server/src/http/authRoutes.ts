import { login, zoneId } from '@yishi/schema/input'
import { tenantOf } from '@yishi/schema/words'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { byPassword } from '../auth/byPassword.ts'
import { closeSession, openSession } from '../auth/sessions.ts'
import { addDoor, type Door } from './doors.ts'
import type { Inside } from './server.ts'

/**
 * Signing in and out: `POST` with a JSON body, from our own pages and registered sites alone. Answers are those of acts:
 * `{ok: true, value}`, or `{ok: false, refusal: {code, path?, params?}}`. Values:
 *
 * - `/auth/password {zone, login, password}` → `{token, expiresAt, tenant, person}`: staff
 * - `/auth/out {zone}` → `{}`: with the token that is to end
 */
export function authRoutes(inside: Inside): FastifyPluginAsync {
  return async (app) => {
    addDoor(app, inside, ['/auth/password', passwordDoor(inside)])
    addDoor(app, inside, ['/auth/out', outDoor(inside)])
  }
}

const passwordBody = z.strictObject({ zone: zoneId, login, password: z.string().min(1).max(200) })

function passwordDoor({ db }: Inside): Door<z.infer<typeof passwordBody>, unknown> {
  return {
    body: passwordBody,
    async open(body, { origin }) {
      const answer = await byPassword(db, body)
      if (!answer.ok) return answer
      const { person } = answer.value
      const tenant = tenantOf(body.zone)
      return { ok: true, value: await openSession(db, { tenant, person, origin, via: 'password' }) }
    },
  }
}

const outBody = z.strictObject({ zone: zoneId })

function outDoor({ db }: Inside): Door<z.infer<typeof outBody>, unknown> {
  return {
    body: outBody,
    async open(_, { token }) {
      if (token !== null) await closeSession(db, token)
      return { ok: true, value: {} }
    },
  }
}
