import { hash } from 'node:crypto'
import { canonicalJson, encodeEntry, type Plain, seal, toBase64 } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import type { Accepted, AnyAct, Facts, Shared } from '../act.ts'
import { applyChanges, type Stamped } from '../change.ts'
import type { Tx } from '../db/db.ts'
import { freshBytes } from '../freshBytes.ts'
import { makeId } from '../id.ts'
import { insertBulk } from '../insertBulk.ts'
import { moveMatter } from './moveMatter.ts'
import type { Parsed } from './parseCall.ts'

/** An input that was accepted. */
export interface Yes<A> {
  item: Parsed
  decision: Accepted<A>
}

/** Told the texts of a tenant's leaves while the database writes them: nothing of them may be said before the transaction is done. Never throws. */
export type Foretell = (leaves: readonly string[], tenant: string) => void

/** What is to be written. */
interface Writing<A> {
  accepted: readonly Yes<A>[]
  shared: Shared
  foretell?: Foretell | undefined
}

/**
 * Rows, the matter's next stage and the log entries of what was accepted, in the transaction at hand: the rows of all together, then the
 * entries of all. Returns the texts of their leaves. Entries are sealed while the database writes the rows.
 */
export async function writeAccepted<A>(
  tx: Tx,
  act: AnyAct,
  { accepted, shared, foretell }: Writing<A>,
): Promise<string[]> {
  if (accepted.length === 0) return []
  const written: (Stamped & { moved: Facts })[] = []
  for (const { item, decision } of accepted) {
    const moved = await moveMatter(tx, shared, decision.facts)
    const stamp = { tenantId: item.who.tenant, entryId: makeId() }
    written.push({ stamp, changes: [...decision.changes, ...moved.changes], moved: moved.open })
  }
  const { marks, sent } = await applyChanges(tx, written)
  const entries = accepted.map(({ item, decision }, i) => {
    const { openings, sealed } = sealFacts({
      ...decision.sealed,
      actor: item.who.person,
      rows: hash('sha256', canonicalJson(marks[i]!)),
    })
    const matter = shared.matter?.proposal.proposalId ?? decision.matter
    const body = encodeEntry({
      v: 1,
      tenant: item.who.tenant,
      act: act.name,
      at: shared.now.toISOString(),
      zone: shared.zone,
      ...(matter === undefined ? {} : { matter }),
      open: { ...decision.open, ...written[i]!.moved },
      sealed,
    })
    return {
      ...written[i]!.stamp,
      at: shared.now,
      act: act.name,
      // What thousands do in a batch is looked for by nobody's matter, and need not pay for an index.
      matter: act.batch ? null : matter,
      actor: item.who.person,
      key: item.key,
      inputHash: item.hash,
      answer: decision.value,
      body: Buffer.from(body).toString(),
      openings,
      rows: marks[i]!,
    }
  })
  // In one order for all, so that two batches in which somebody used the same keys never wait for each other in a circle.
  const inOrder = entries.toSorted((a, b) => compare(a.actor, b.actor) || compare(a.key, b.key))
  const logged = inOrder.length > 1 ? insertBulk(tx, t.logEntry, inOrder) : one(tx, inOrder[0]!)
  const leaves = entries.map((entry) => entry.body)
  const both = Promise.all([sent, logged])
  foretell?.(leaves, accepted[0]!.item.who.tenant)
  await both
  return leaves
}

async function one(tx: Tx, entry: typeof t.logEntry.$inferInsert): Promise<void> {
  await tx.insert(t.logEntry).values(entry)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Commit to facts by a salt for each. */
function sealFacts(facts: Record<string, Plain | undefined>): {
  openings: Record<string, { salt: string; value: Plain }>
  sealed: Record<string, string>
} {
  const openings: Record<string, { salt: string; value: Plain }> = {}
  const sealed: Record<string, string> = {}
  for (const [field, value] of Object.entries(facts)) {
    if (value === undefined) continue
    const salt = freshBytes(32)
    openings[field] = { salt: toBase64(salt), value }
    sealed[field] = seal(salt, value)
  }
  return { openings, sealed }
}
