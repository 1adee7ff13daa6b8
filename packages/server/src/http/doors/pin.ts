import { id, optionalText, text, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type Answer, tenantOf } from '@yishi/schema/words'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
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
  z.strictObject({ ...digits, building: text(40), unit: optionalText(40).default(''), room: text(40) }),
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
    guessable: true,
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
  const { household: its } = t
  const [household] = await db
    .select({ id: its.householdId })
    .from(its)
    .where(
      and(
        eq(its.tenantId, tenantOf(zone)),
        within(its.zoneId, zone),
        isPlainly(its.building, building),
        isPlainly(its.unit, unit),
        isPlainly(its.room, room),
      ),
    )
    .orderBy(desc(sql`${its.building} = ${building} and ${its.unit} = ${unit} and ${its.room} = ${room}`))
    .limit(1)
  // An address that nobody lives at is tried, and locked, like any other.
  return { ok: true, value: { household: household?.id ?? `${building} ${unit} ${room}` } }
}

/** What people leave out, or say otherwise, where the register has it: 5 for 5号楼, 2 for 2单元. */
const ending = '(号楼|号|栋|幢|座|楼|单元|门|室)$'

function isPlainly(column: PgColumn, said: string): SQL {
  const plain = said.replace(/\s+/g, '').replace(new RegExp(ending), '')
  return sql`regexp_replace(${column}, ${ending}, '') = ${plain}`
}
