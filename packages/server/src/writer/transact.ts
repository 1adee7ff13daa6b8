import { randomBytes } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import { type Answer, type Refused, refuse } from '@yishi/schema/words'
import { and, eq, sql } from 'drizzle-orm'
import type { Accepted, Act, AnyAct, Context, Shared } from '../act.ts'
import type { Db, Tx } from '../db/db.ts'
import { makeId } from '../id.ts'
import { lockMatter, type Matter } from '../matter.ts'
import { readTenant, readUnfounded, type TenantNow } from '../tenantNow.ts'
import { holds, type Who } from '../who.ts'
import type { Parsed } from './parseCall.ts'
import type { Done } from './runCalls.ts'
import { type Foretell, writeAccepted, type Yes } from './writeAccepted.ts'

/**
 * One transaction for items of one tenant about one place: those done before are remembered, the others are loaded and locked together,
 * decided one by one, and what was accepted is written together.
 */
export function transact<A>(
  db: Db,
  act: AnyAct,
  items: Parsed[],
  foretell?: Foretell,
): Promise<[Parsed, Done<A>][]> {
  return db.transaction(async (tx) => {
    const known = await remembered<A>(tx as Tx, items)
    const fresh = items.filter((item) => !known.has(item))
    if (fresh.length > 0)
      for (const [item, done] of await perform<A>(tx as Tx, act, fresh, foretell)) known.set(item, done)
    return [...known]
  })
}

/** Accepted requests that come again get the answer they got. */
async function remembered<A>(tx: Tx, items: readonly Parsed[]): Promise<Map<Parsed, Done<A>>> {
  const pairs = items.map(({ who, key }) => ({ actor: who.person, key }))
  const entries = await tx
    .select({
      actor: t.logEntry.actor,
      key: t.logEntry.key,
      hash: t.logEntry.inputHash,
      answer: t.logEntry.answer,
      leaf: t.logEntry.body,
    })
    .from(t.logEntry)
    .where(
      and(
        eq(t.logEntry.tenantId, items[0]!.who.tenant),
        // Pair by pair: two lists would be looked up each with each.
        sql`(${t.logEntry.actor}, ${t.logEntry.key}) in (
          select actor, key from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair (actor text, key text))`,
      ),
    )
  const known = new Map<Parsed, Done<A>>()
  if (entries.length === 0) return known
  const found = new Map(entries.map((entry) => [`${entry.actor} ${entry.key}`, entry]))
  for (const item of items) {
    const entry = found.get(`${item.who.person} ${item.key}`)
    if (!entry) continue
    const same = entry.hash === item.hash
    known.set(
      item,
      same
        ? { answer: { ok: true, value: entry.answer as A }, leaf: entry.leaf }
        : { answer: refuse('key-reused'), leaf: null },
    )
  }
  return known
}

async function perform<A>(
  tx: Tx,
  act: AnyAct,
  items: Parsed[],
  foretell: Foretell | undefined,
): Promise<[Parsed, Done<A>][]> {
  const { zone, proposal } = items[0]!.input as { zone: string; proposal?: string }
  const { who } = items[0]!
  const no = (refused: Refused): Done<A> => ({ answer: refused, leaf: null })
  const all = (refused: Refused) => items.map((item): [Parsed, Done<A>] => [item, no(refused)])
  const place = await lockPlace(tx, act, { who, zone, proposal })
  if (!place.ok) return all(place)
  const { matter, tenant } = place.value
  const where = matter?.proposal.zoneId ?? zone
  const able = items.filter((item) => holds(item.who, act.who, where))
  const shared: Shared = {
    people: able.map((item) => item.who),
    now: tenant.now,
    tenant,
    zone: where,
    matter,
    due: tenant.due,
    id: makeId,
    salt: () => randomBytes(32),
  }
  const refused = new Map<Parsed, Refused>()
  for (const item of items) if (!able.includes(item)) refused.set(item, notTheirs(act))
  const accepted = able.length > 0 ? await decide<A>(tx, act, { items: able, shared, refused }) : []
  const leaves = await writeAccepted(tx, act, { accepted, shared, foretell })
  const values = new Map(accepted.map(({ item, decision }, i) => [item, { decision, leaf: leaves[i]! }]))
  return items.map((item) => {
    const yes = values.get(item)
    if (!yes) return [item, no(refused.get(item)!)]
    return [item, { answer: { ok: true, value: yes.decision.value }, leaf: yes.leaf }]
  })
}

/** What the act is about, locked, and its community at that instant. */
async function lockPlace(
  tx: Tx,
  act: AnyAct,
  { who, zone, proposal }: { who: Who; zone: string; proposal?: string | undefined },
): Promise<Answer<{ matter: Matter | null; tenant: TenantNow }>> {
  if (act.about === 'matter') return lockMatter(tx, { act, who, zone, proposal: proposal! })
  const tenant =
    act.about === 'founding'
      ? await readUnfounded(tx, who.tenant, zone)
      : await readTenant(tx, who.tenant, zone, act.lock)
  return tenant.ok ? { ok: true, value: { matter: null, tenant: tenant.value } } : tenant
}

function notTheirs(act: AnyAct): Refused {
  return refuse(act.who.includes('resident') && act.who.length === 1 ? 'not-your-home' : 'not-your-role')
}

/** Load once, decide each; who is refused is put beside. */
async function decide<A>(
  tx: Tx,
  act: AnyAct,
  { items, shared, refused }: { items: Parsed[]; shared: Shared; refused: Map<Parsed, Refused> },
): Promise<Yes<A>[]> {
  const run = act as Act<unknown, unknown, A>
  const of = ({ who }: Parsed): Context => ({ ...shared, who })
  const inputs = items.map((item) => item.input)
  // An act of a crowd is declared to load without looking at who acts.
  const state = await run.load(tx, of(items[0]!), inputs)
  const accepted: Yes<A>[] = []
  for (const item of items) {
    const decision: Accepted<A> | Refused = run.decide(item.input, state, of(item))
    if (decision.ok) accepted.push({ item, decision })
    else refused.set(item, decision)
  }
  return accepted
}
