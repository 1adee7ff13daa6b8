import * as t from '@yishi/schema/tables'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { openSession } from '../auth/sessions.ts'
import { moveClock, readNow, standClock } from '../db/clock.ts'
import { type Db, rowsOf } from '../db/db.ts'
import { tick } from '../tick.ts'
import { callerOf, originRefusal, ownOrigins } from './caller.ts'
import { sendRefusal } from './fault.ts'
import type { Inside } from './server.ts'

const clockBody = z.union([
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
  z.strictObject({ days: z.number().positive().max(400) }),
])
const signInBody = z.strictObject({ person: z.string().max(80) })

/**
 * For the demo alone: a clock that stands until it is moved (`POST /demo/clock {to | days}`, `GET /demo/clock`), everybody by
 * name (`GET /demo/people`), and signing in as any of them (`POST /demo/sign-in {person}`).
 */
export function demoRoutes({ db, config }: Inside): FastifyPluginAsync {
  const own = ownOrigins(config.origin)
  return async (app) => {
    app.get('/demo/clock', async () => ({ now: (await readNow(db)).toISOString() }))

    app.post('/demo/clock', async (request, reply) => {
      const body = clockBody.safeParse(request.body)
      if (!body.success) return sendRefusal(reply, { code: 'input-invalid' })
      const now = await readNow(db)
      const to =
        'to' in body.data ? new Date(body.data.to) : new Date(now.getTime() + body.data.days * 86_400_000)
      if (await stands(db)) await moveClock(db, to)
      else await standClock(db, to)
      let closed = 0
      for (let n = await tick(db); n > 0; n = await tick(db)) closed += n
      return { now: (await readNow(db)).toISOString(), closed }
    })

    app.get('/demo/people', async () => ({ people: await people(db) }))

    app.post('/demo/sign-in', async (request, reply) => {
      const body = signInBody.safeParse(request.body)
      if (!body.success) return sendRefusal(reply, { code: 'input-invalid' })
      const [person] = await db
        .select({ tenant: t.person.tenantId, person: t.person.personId })
        .from(t.person)
        .where(and(eq(t.person.personId, body.data.person), isNull(t.person.deletedAt)))
      if (!person) return sendRefusal(reply, { code: 'unknown-person', path: 'person' })
      const caller = await callerOf(db, own, request)
      const foreign = await originRefusal(db, caller, person.tenant)
      if (foreign) return sendRefusal(reply, foreign.refusal)
      return openSession(db, { ...person, origin: caller.origin, via: 'demo' })
    })
  }
}

/** Whether the clock of this database stands: it did so before a restart, too. */
export async function stands(db: Db): Promise<boolean> {
  const [row] = await rowsOf<{ there: boolean }>(
    db,
    sql`select to_regclass('yishi_clock') is not null as there`,
  )
  return row!.there
}

async function people(db: Db) {
  const persons = await db
    .select({ tenant: t.person.tenantId, person: t.person.personId, name: t.person.name })
    .from(t.person)
    .where(isNull(t.person.deletedAt))
    .orderBy(asc(t.person.tenantId), asc(t.person.createdAt), asc(t.person.personId))
  const grants = await db
    .select({ person: t.grant.personId, role: t.grant.role, zone: t.grant.zoneId })
    .from(t.grant)
  const homes = await db
    .select({
      person: t.householdMember.personId,
      household: t.household.householdId,
      zone: t.household.zoneId,
      building: t.household.building,
      unit: t.household.unit,
      room: t.household.room,
    })
    .from(t.householdMember)
    .innerJoin(
      t.household,
      and(
        eq(t.household.tenantId, t.householdMember.tenantId),
        eq(t.household.householdId, t.householdMember.householdId),
      ),
    )
    .where(eq(t.householdMember.state, 'active'))
  return persons.map((one) => ({
    ...one,
    roles: grants.filter((grant) => grant.person === one.person).map(({ role, zone }) => ({ role, zone })),
    homes: homes
      .filter((home) => home.person === one.person)
      .map(({ household, zone, building, unit, room }) => ({
        household,
        zone,
        label: building + unit + room,
      })),
  }))
}
