import { type Answer, refuse, tenantOf, type ZoneId } from '@yishi/schema/words'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { barredRefusal, countWrong } from '../auth/wrongTries.ts'
import { type Caller, callerOf, originRefusal, ownOrigins } from './caller.ts'
import { sendRefusal } from './fault.ts'
import type { Inside } from './server.ts'

/** One way in: what its body is, and what comes of it. */
export interface Door<B extends { zone: ZoneId }, T> {
  body: z.ZodType<B>
  /** What opens it is short enough to be guessed: wrong tries are counted by address, too. */
  guessable?: true
  open(body: B, caller: Caller): Promise<Answer<T>>
}

/**
 * Put a way in at a path. Before it opens, in this order: the call is counted, the body is read, the site is known to the
 * community whose zone the body names. Answers are never cached.
 */
export function addDoor<B extends { zone: ZoneId }, T>(
  app: FastifyInstance,
  inside: Inside,
  [path, door]: readonly [string, Door<B, T>],
): void {
  const own = ownOrigins(inside.config.origin)
  app.post(path, async (request: FastifyRequest, reply: FastifyReply) => {
    const seconds = await inside.spend('sign-in', request.ip)
    if (seconds !== null) return sendRefusal(reply, { code: 'busy', params: { seconds } })
    const body = door.body.safeParse(request.body)
    if (!body.success)
      return sendRefusal(reply, { code: 'input-invalid', path: body.error.issues[0]?.path.join('.') ?? '' })
    const caller = await callerOf(inside.db, own, request)
    const tenant = tenantOf(body.data.zone)
    const answer =
      (await originRefusal(inside.db, caller, tenant)) ??
      (door.guessable ? await barredRefusal(inside.db, body.data.zone, request.ip) : null) ??
      (await door.open(body.data, caller))
    if (!answer.ok) {
      if (door.guessable && answer.refusal.code === 'wrong-credentials')
        await countWrong(inside.db, tenant, request.ip)
      return sendRefusal(reply, answer.refusal)
    }
    return reply.header('cache-control', 'no-store').send(answer)
  })
}

/** Asks for a sign-in of the community that a zone belongs to. */
export function signedInAt(caller: Caller, zone: ZoneId): Answer<NonNullable<Caller['session']>> {
  if (!caller.session || caller.session.tenant !== tenantOf(zone)) return refuse('not-signed-in')
  return { ok: true, value: caller.session }
}
