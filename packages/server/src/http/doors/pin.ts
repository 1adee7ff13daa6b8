import { id, text, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type Answer, tenantOf } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { byPin, type Whose } from '../../auth/byPin.ts'
import { findLetter } from '../../auth/findLetter.ts'
import { openSession, type SignedIn } from '../../auth/sessions.ts'
import { within } from '../../within.ts'
import type { Door } from '../door.ts'
import type { Inside } from '../server.ts'

const digits = { zone: zoneId, pin: z.string().regex(/^\d{6}$/) }
const body = z.union([
  z.strictObject({ ...digits, person: id }),
  z.strictObject({ ...digits, household: id }),
  z.strictObject({ ...digits, code: z.string().max(60) }),
  z.strictObject({ ...digits, building: text(40), unit: z.string().max(40).default(''), room: text(40) }),
])
type Body = z.infer<typeof body>

/**
 * Sign in again by PIN: as a person whom the page remembers, as one of a household, by its address, or with the letter that was
 * used to claim.
 */
export function pinDoor(inside: Inside): Door<Body, SignedIn> {
  const { db } = inside
  return {
    body,
    async open(asked, { address, origin }) {
      const whose = await whoseOf(inside, asked, address)
      if (!whose.ok) return whose
      const answer = await byPin(db, { zone: asked.zone, pin: asked.pin, whose: whose.value })
      if (!answer.ok) return answer
      const tenant = tenantOf(asked.zone)
      const { person } = answer.value
      return { ok: true, value: await openSession(db, { tenant, person, origin, via: 'pin' }) }
    },
  }
}

async function whoseOf({ db }: Inside, asked: Body, address: string): Promise<Answer<Whose>> {
  if ('person' in asked) return { ok: true, value: { person: asked.person } }
  if ('household' in asked) return { ok: true, value: { household: asked.household } }
  if ('code' in asked) {
    const letter = await findLetter(db, { ...asked, address })
    return letter.ok ? { ok: true, value: { person: letter.value.usedBy ?? letter.value.letterId } } : letter
  }
  const { zone, building, unit, room } = asked
  const [household] = await db
    .select({ id: t.household.householdId })
    .from(t.household)
    .where(
      and(
        eq(t.household.tenantId, tenantOf(zone)),
        within(t.household.zoneId, zone),
        eq(t.household.building, building),
        eq(t.household.unit, unit),
        eq(t.household.room, room),
      ),
    )
  // An address that nobody lives at is tried, and locked, like any other.
  return { ok: true, value: { household: household?.id ?? `${building} ${unit} ${room}` } }
}
