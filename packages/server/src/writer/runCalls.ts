import { canonicalJson } from '@yishi/schema/log'
import { type Answer, type Refused, refuse } from '@yishi/schema/words'
import type { AnyAct, ValueOf } from '../act.ts'
import type { Db } from '../db/db.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import type { Who } from '../who.ts'
import { type Parsed, parseCall } from './parseCall.ts'
import { transact } from './transact.ts'
import type { Foretell } from './writeAccepted.ts'

/** One request: the input as it came, and the key under which it may be repeated. */
export interface Request {
  key: string
  input: unknown
}

/** A request and whose it is. */
export interface Call {
  who: Who
  request: Request
}

/** What came of a call: the answer, and the text of its entry's leaf where it was accepted, now or before. */
export interface Done<A> {
  answer: Answer<A>
  leaf: string | null
}

/** A call that met a fault of ours: nothing was written for it. */
export interface Fault {
  fault: unknown
}

/** Runs an act for one request. */
export async function runAct<T extends AnyAct>(
  db: Db,
  act: T,
  who: Who,
  request: Request,
): Promise<Answer<ValueOf<T>>> {
  const [answer] = await runActs(db, act, who, [request])
  return answer!
}

/** Runs an act for many requests of one person and answers in their order. Throws at a fault. */
export async function runActs<T extends AnyAct>(
  db: Db,
  act: T,
  who: Who,
  requests: readonly Request[],
): Promise<Answer<ValueOf<T>>[]> {
  const calls = requests.map((request) => ({ who, request }))
  return (await runCalls(db, act, calls)).map((done) => {
    if ('fault' in done) throw done.fault
    return done.answer
  })
}

/**
 * THE ONLY WRITER. Runs an act for many calls, of whomever, and answers in their order. Acts of a crowd share transactions, as long as
 * they are about the same matter and no key comes twice; a fault in such a batch splits it, so that one bad input never hurts its
 * neighbours. Never throws: a fault stands in the place of its call. `foretell` may be told of leaves that are not written in the end.
 */
export async function runCalls<T extends AnyAct>(
  db: Db,
  act: T,
  calls: readonly Call[],
  foretell?: Foretell,
): Promise<(Done<ValueOf<T>> | Fault)[]> {
  const items = calls.map((call) => parseCall(act, call))
  const done = new Map<Parsed, Done<ValueOf<T>> | Fault>()
  for (const batch of batchesOf(act, items.filter(isParsed)))
    for (const [item, one] of await attempt<ValueOf<T>>(db, act, batch, foretell)) done.set(item, one)
  return items.map((item) => (isParsed(item) ? done.get(item)! : { answer: item, leaf: null }))
}

const isParsed = (item: Parsed | Refused): item is Parsed => !('ok' in item)

function batchesOf(act: AnyAct, items: readonly Parsed[]): Parsed[][] {
  const batches: Parsed[][] = []
  let taken = new Set<string>()
  let place = ''
  for (const item of items) {
    const batch = batches.at(-1)
    const key = act.batch?.key(item.input) ?? ''
    const where = canonicalJson([item.who.tenant, item.input.zone, item.input.proposal ?? null])
    if (batch && act.batch && batch.length < act.batch.most && where === place && !taken.has(key))
      batch.push(item)
    else {
      batches.push([item])
      taken = new Set()
    }
    taken.add(key)
    place = where
  }
  return batches
}

type Outcome<A> = [Parsed, Done<A> | Fault]

async function attempt<A>(
  db: Db,
  act: AnyAct,
  items: Parsed[],
  foretell: Foretell | undefined,
): Promise<Outcome<A>[]> {
  try {
    return await transact<A>(db, act, items, foretell)
  } catch (fault) {
    const [only] = items
    if (items.length === 1) return [[only!, await again<A>(db, act, { item: only!, fault })]]
    if (!isOfInput(fault)) return items.map((item) => [item, { fault }])
    const half = items.length >> 1
    const first = await attempt<A>(db, act, items.slice(0, half), foretell)
    return [...first, ...(await attempt<A>(db, act, items.slice(half), foretell))]
  }
}

/** Of one item that met a fault: what can still be said of it. */
async function again<A>(
  db: Db,
  act: AnyAct,
  { item, fault }: { item: Parsed; fault: unknown },
): Promise<Done<A> | Fault> {
  if (fault instanceof RefusalThrown) return { answer: fault.refused, leaf: null }
  // Somebody else was first: with the same key (then its answer is found now), or with the same row.
  if (sqlState(fault) !== '23505') return { fault }
  try {
    const [[, done] = []] = await transact<A>(db, act, [item])
    return done!
  } catch (second) {
    if (second instanceof RefusalThrown) return { answer: second.refused, leaf: null }
    if (sqlState(second) !== '23505') return { fault: second }
    return { answer: refuse('already-exists'), leaf: null }
  }
}

/** Whether a fault may be that of one input, rather than of the database, its connection or its time limit: then the others try again. */
function isOfInput(fault: unknown): boolean {
  const state = sqlState(fault)
  return state === undefined || (/^[0-9A-Z]{5}$/.test(state) && !/^(08|53|57|58)/.test(state))
}

function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause)
    if (typeof (at as { code?: unknown }).code === 'string') return (at as unknown as { code: string }).code
  return undefined
}
