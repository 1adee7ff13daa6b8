import { issueLettersInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { codeOfLetter, hashOfCode } from '../auth/code.ts'
import { insert } from '../change.ts'
import type { Tx } from '../db/db.ts'

/** How long a letter may lie unopened. */
const lifeDays = 90

/**
 * 制发入户码: letters with single-use codes, for every adult of a household who asks, or for the electors of a roll. Neither code
 * nor hash is in the entry; the code is made anew whenever the letter is printed.
 */
export const issueLetters = zoneAct({
  name: 'issueLetters',
  who: ['clerk'],
  input: issueLettersInput,
  async load(tx, { who }, [input]) {
    const places =
      input!.for === 'households'
        ? await tx
            .select({ id: t.household.householdId, zone: t.household.zoneId, empty: t.household.vacant })
            .from(t.household)
            .where(eq(t.household.tenantId, who.tenant))
        : await tx
            .select({ id: t.elector.electorId, zone: t.roll.zoneId, empty: sql<boolean>`false` })
            .from(t.elector)
            .innerJoin(
              t.roll,
              and(eq(t.roll.tenantId, t.elector.tenantId), eq(t.roll.rollId, t.elector.rollId)),
            )
            .where(and(eq(t.elector.tenantId, who.tenant), eq(t.elector.rollId, input!.roll)))
    return { places, served: await served(tx, who.tenant, input!.for === 'households' ? null : input!.roll) }
  },
  decide(input, { places, served }, { who, now, zone, id }) {
    const here = places.filter((place) => isWithin(place.zone, zone))
    if (input.for === 'electors' && here.length === 0) return refuse('unknown-roll', undefined, 'roll')
    const known = new Set(here.map((place) => place.id))
    const strange = input.only?.findIndex((one) => !known.has(one)) ?? -1
    if (strange >= 0)
      return refuse(
        input.for === 'households' ? 'unknown-household' : 'unknown-elector',
        undefined,
        `only.${strange}`,
      )
    const wanted =
      input.only ?? here.filter((place) => !place.empty && !served.has(place.id)).map((place) => place.id)
    const expiresAt = new Date(now.getTime() + lifeDays * 86_400_000)
    const letters = wanted.map((place) => {
      const letterId = id()
      return {
        letterId,
        codeHash: hashOfCode(codeOfLetter(who.tenant, letterId)),
        householdId: input.for === 'households' ? place : null,
        rollId: input.for === 'electors' ? input.roll : null,
        electorId: input.for === 'electors' ? place : null,
        issuedAt: now,
        expiresAt,
      }
    })
    return {
      ok: true,
      value: { letters: letters.map((letter) => letter.letterId) },
      changes: letters.map((letter) => insert(t.claimLetter, letter)),
      open: { for: input.for, letters: letters.length },
    }
  },
})

/** Places with a letter that waits, or with somebody signed up. */
async function served(tx: Tx, tenant: string, roll: string | null): Promise<Set<string>> {
  const letters = await tx
    .select({ household: t.claimLetter.householdId, elector: t.claimLetter.electorId })
    .from(t.claimLetter)
    .where(
      and(
        eq(t.claimLetter.tenantId, tenant),
        roll === null ? isNull(t.claimLetter.rollId) : eq(t.claimLetter.rollId, roll),
        isNull(t.claimLetter.voidedAt),
        or(sql`${t.claimLetter.usedAt} is not null`, gt(t.claimLetter.expiresAt, sql`yishi_now()`)),
      ),
    )
  const people =
    roll === null
      ? await tx
          .select({ id: t.householdMember.householdId })
          .from(t.householdMember)
          .where(
            and(
              eq(t.householdMember.tenantId, tenant),
              inArray(t.householdMember.state, ['active', 'contested']),
            ),
          )
      : await tx
          .select({ id: t.voter.electorId })
          .from(t.voter)
          .where(and(eq(t.voter.tenantId, tenant), eq(t.voter.rollId, roll), isNull(t.voter.endedAt)))
  return new Set([
    ...letters.map((row) => row.household ?? row.elector ?? ''),
    ...people.map((row) => row.id),
  ])
}
