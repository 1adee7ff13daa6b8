import { type Answer, refuse, tenantOf } from '@yishi/schema/words'
import type { FastifyRequest } from 'fastify'
import { takeTicket } from '../auth/printTicket.ts'
import type { Who } from '../who.ts'
import { callerOf, ownOrigins } from './caller.ts'
import type { Inside } from './server.ts'

/**
 * Who opens a page of the office: by bearer token, or by the one-use ticket in its address. The ticket was made for exactly this
 * address, in the order in which it was asked for.
 */
export async function staffOf(
  { db, config }: Inside,
  request: FastifyRequest,
  zone: string,
): Promise<Answer<Who>> {
  const [, before, code, after] = /^(.*)[?&]ticket=([\w-]{20,100})(.*)$/.exec(request.url) ?? []
  if (code !== undefined && after === '')
    return takeTicket(db, { tenant: tenantOf(zone), code, path: before! })
  const { who } = await callerOf(db, ownOrigins(config.origin), request)
  if (!who) return refuse('not-signed-in')
  return who.tenant === tenantOf(zone) ? { ok: true, value: who } : refuse('unknown-zone')
}
