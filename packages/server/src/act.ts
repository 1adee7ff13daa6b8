import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson, encodeEntry, type Plain, seal, toBase64 } from '@yishi/schema/log'
import { advance, specAt } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import {
  type Answer,
  type Period,
  type Refused,
  type Role,
  refuse,
  type StageFacts,
  type StageKind,
  type StageSpec,
  type ZoneId,
} from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { applyChanges, type Change, insert, update } from './change.ts'
import type { Db, Tx } from './db/db.ts'
import { factsOf } from './facts.ts'
import { makeId } from './id.ts'
import { lockMatter, type Matter } from './matter.ts'
import { RefusalThrown } from './refusalThrown.ts'
import { readTenant, readUnfounded, type TenantNow } from './tenantNow.ts'
import { unstorable } from './unstorable.ts'
import { holds, type Who } from './who.ts'

/** What `load` and `decide` are given beside the input: all that an act may know of the world. */
export interface Context<M extends Matter | null = Matter | null> {
  who: Who
  now: Date
  tenant: TenantNow
  zone: ZoneId
  matter: M
  /** The first instant after a period that begins at `from`; a refusal where the calendar ends. */
  due(from: Date, period: Period): Date
  /** A fresh id. */
  id(): string
  /** Fresh random bytes, for what is sealed. */
  salt(): Buffer
}

/** Facts of an entry; what is undefined is left out. */
export type Facts = Record<string, Plain | undefined>

/** What `decide` says when it says yes. */
export interface Accepted<A> {
  ok: true
  value: A
  changes: Change[]
  /** Public facts of the entry. */
  open: Facts
  /** What the entry commits to without showing it: names, words, choices. */
  sealed?: Facts
  /** The matter that an act on a zone begins; an act on a matter belongs to that one. */
  matter?: string
  /** How the stage's facts stand afterwards; the writer moves the matter on from them. */
  facts?: Partial<StageFacts>
}

/**
 * One right: who, in which stage, on what input. `load` reads what `decide` needs, under the lock; `decide` is pure.
 */
export interface Act<
  I,
  S,
  A,
  M extends Matter | null = Matter | null,
  W = unknown,
  R extends readonly Role[] = readonly Role[],
> {
  name: string
  who: R
  /** The stages of a matter in which it may be done; null where it does not depend on a stage. */
  stage: readonly StageKind[] | null
  /** `open`: between the stage's instants. `settling`: until the stage is closed, past its last day too. */
  when: 'open' | 'settling'
  /** `share` lets many do it side by side (casting); `update` one after another. */
  lock: 'update' | 'share'
  /** `I` is what the act works with, `W` what comes over the wire. */
  input: z.ZodType<I, W>
  /** Many inputs in one transaction, each key at most once: only for acts whose decisions do not touch each other. */
  batch?: { most: number; key(input: I): string }
  /** The sealed fields of its entry that are the actor's own: they are answered with the entry's receipt. */
  receipt?: readonly string[]
  load(tx: Tx, context: Context<M>, inputs: readonly I[]): Promise<S>
  decide(input: I, state: S, context: Context<M>): Accepted<A> | Refused
}

/** An act on a zone: its input names the zone. */
export type ZoneAct<
  I extends { zone: string },
  S,
  A,
  W = unknown,
  R extends readonly Role[] = readonly Role[],
> = Act<I, S, A, null, W, R> & { about: 'zone' }

/** An act on a matter: its input names zone and proposal. */
export type MatterAct<
  I extends { zone: string; proposal: string },
  S,
  A,
  W = unknown,
  R extends readonly Role[] = readonly Role[],
> = Act<I, S, A, Matter, W, R> & { about: 'matter' }

/** The act that makes a tenant: its input names the root zone, which does not stand yet. */
export type FoundingAct<
  I extends { zone: string },
  S,
  A,
  W = unknown,
  R extends readonly Role[] = readonly Role[],
> = Act<I, S, A, null, W, R> & { about: 'founding' }

// biome-ignore lint/suspicious/noExplicitAny: the registry holds acts of every input, state and answer
type Every = any
export type AnyAct =
  | ZoneAct<Every, Every, Every, Every>
  | MatterAct<Every, Every, Every, Every>
  | FoundingAct<Every, Every, Every, Every>

/** What an act takes over the wire, and what it answers. */
export type InputOf<T> = T extends { input: z.ZodType<infer _, infer W> } ? W : never
export type ValueOf<T> = T extends { decide(...args: never): infer R }
  ? R extends Accepted<infer A>
    ? A
    : never
  : never

/** Declare an act on a zone; the defaults are those of most. */
export function zoneAct<I extends { zone: string }, S, A, W, const R extends readonly Role[]>(
  act: Omit<ZoneAct<I, S, A, W, R>, 'about' | 'stage' | 'when' | 'lock'> & { lock?: 'update' | 'share' },
): ZoneAct<I, S, A, W, R> {
  return { lock: 'update', ...act, about: 'zone', stage: null, when: 'settling' }
}

/** Declare the act that makes a tenant. */
export function foundingAct<I extends { zone: string }, S, A, W, const R extends readonly Role[]>(
  act: Omit<FoundingAct<I, S, A, W, R>, 'about' | 'stage' | 'when' | 'lock'>,
): FoundingAct<I, S, A, W, R> {
  return { ...act, about: 'founding', stage: null, when: 'settling', lock: 'update' }
}

/** Declare an act on a matter. */
export function matterAct<
  I extends { zone: string; proposal: string },
  S,
  A,
  W,
  const R extends readonly Role[],
>(
  act: Omit<MatterAct<I, S, A, W, R>, 'about' | 'lock'> & { lock?: 'update' | 'share' },
): MatterAct<I, S, A, W, R> {
  return { lock: 'update', ...act, about: 'matter' }
}

/** One request: the input as it came, and the key under which it may be repeated. */
export interface Request {
  key: string
  input: unknown
}

/** THE ONLY WRITER. Runs an act for one request. */
export async function runAct<T extends AnyAct>(
  db: Db,
  act: T,
  who: Who,
  request: Request,
): Promise<Answer<ValueOf<T>>> {
  const [answer] = await runActs(db, act, who, [request])
  return answer!
}

/**
 * Runs an act for many requests and answers in their order. Acts that allow it share one transaction, as long as
 * nobody's key comes twice; a fault in such a batch splits it, so that one bad input never hurts its neighbours.
 */
export async function runActs<T extends AnyAct>(
  db: Db,
  act: T,
  who: Who,
  requests: readonly Request[],
): Promise<Answer<ValueOf<T>>[]> {
  const answers: Answer<ValueOf<T>>[] = []
  for (const batch of batchesOf(act, requests))
    answers.push(...(await runBatch<ValueOf<T>>(db, act, who, batch)))
  return answers
}

interface Parsed {
  key: string
  hash: string
  // biome-ignore lint/suspicious/noExplicitAny: parsed by the act's own schema
  input: any
}

type Item = Parsed | Refused

function batchesOf(act: AnyAct, requests: readonly Request[]): Item[][] {
  const batches: Item[][] = []
  let taken = new Set<string>()
  let place = ''
  for (const request of requests) {
    const item = parse(act, request)
    const batch = batches.at(-1)
    const key = 'ok' in item ? '' : (act.batch?.key(item.input) ?? '')
    const where = 'ok' in item ? place : canonicalJson([item.input.zone, item.input.proposal ?? null])
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

/** Printable ASCII: what the database takes, and takes for the same again. */
const plainKey = /^[\x20-\x7e]{8,100}$/

function parse(act: AnyAct, request: Request): Item {
  if (typeof request.key !== 'string' || !plainKey.test(request.key))
    return refuse('input-invalid', undefined, 'key')
  const parsed = act.input.safeParse(request.input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const code = issue?.code === 'too_big' ? 'too-large' : 'input-invalid'
    return refuse(code, undefined, issue?.path.join('.') ?? '')
  }
  const wrong = unstorable(parsed.data)
  if (wrong !== undefined) return refuse('input-invalid', undefined, wrong)
  const hash = createHash('sha256')
    .update(act.name)
    .update('\n')
    .update(canonicalJson(withDigests(parsed.data)))
    .digest('hex')
  return { key: request.key, hash, input: parsed.data }
}

/** An input may carry bytes (a picture that the shell has re-encoded) under a name of its own; they are known by their hash. */
function withDigests(input: object): Plain {
  const entries = Object.entries(input).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value,
  ])
  return Object.fromEntries(entries) as Plain
}

async function runBatch<A>(db: Db, act: AnyAct, who: Who, batch: readonly Item[]): Promise<Answer<A>[]> {
  const good = batch.filter((item): item is Parsed => !('ok' in item))
  if (good.length === 0) return batch as Refused[]
  const answers = new Map(await attempt<A>(db, act, who, good))
  return batch.map((item) => ('ok' in item ? item : answers.get(item)!))
}

async function attempt<A>(db: Db, act: AnyAct, who: Who, items: Parsed[]): Promise<[Parsed, Answer<A>][]> {
  try {
    return await transact<A>(db, act, who, items)
  } catch (error) {
    if (error instanceof RefusalThrown) return items.map((item) => [item, error.refused])
    if (items.length > 1) {
      const done: [Parsed, Answer<A>][] = []
      for (const item of items) done.push(...(await attempt<A>(db, act, who, [item])))
      return done
    }
    // Somebody else was first: with the same key (then its answer is found now), or with the same row.
    if (sqlState(error) !== '23505') throw error
    try {
      return await transact<A>(db, act, who, items)
    } catch (again) {
      if (sqlState(again) !== '23505') throw again
      return items.map((item) => [item, refuse('already-exists')])
    }
  }
}

function transact<A>(db: Db, act: AnyAct, who: Who, items: Parsed[]): Promise<[Parsed, Answer<A>][]> {
  return db.transaction(async (tx) => {
    const known = await remembered<A>(tx as Tx, who, items)
    const fresh = items.filter((item) => !known.has(item))
    if (fresh.length > 0)
      for (const [item, answer] of await perform<A>(tx as Tx, act, who, fresh)) known.set(item, answer)
    return [...known]
  })
}

/** Accepted requests that come again get the answer they got. */
async function remembered<A>(tx: Tx, who: Who, items: readonly Parsed[]): Promise<Map<Parsed, Answer<A>>> {
  const known = new Map<Parsed, Answer<A>>()
  for (const item of items) {
    const [entry] = await tx
      .select({ hash: t.logEntry.inputHash, answer: t.logEntry.answer })
      .from(t.logEntry)
      .where(
        and(
          eq(t.logEntry.tenantId, who.tenant),
          eq(t.logEntry.actor, who.person),
          eq(t.logEntry.key, item.key),
        ),
      )
    if (!entry) continue
    known.set(item, entry.hash === item.hash ? { ok: true, value: entry.answer as A } : refuse('key-reused'))
  }
  return known
}

async function perform<A>(tx: Tx, act: AnyAct, who: Who, items: Parsed[]): Promise<[Parsed, Answer<A>][]> {
  const { zone, proposal } = items[0]!.input as { zone: string; proposal?: string }
  const all = (refused: Refused) => items.map((item): [Parsed, Answer<A>] => [item, refused])
  const locked = act.about === 'matter' ? await lockMatter(tx, { act, who, zone, proposal: proposal! }) : null
  if (locked && !locked.ok) return all(locked)
  const tenant =
    act.about === 'founding'
      ? await readUnfounded(tx, who.tenant, zone)
      : await readTenant(tx, who.tenant, zone, act.about === 'zone' ? act.lock : null)
  if (!tenant.ok) return all(tenant)
  const matter = locked?.value ?? null
  const place = matter?.proposal.zoneId ?? zone
  if (!holds(who, act.who, place))
    return all(
      refuse(act.who.includes('resident') && act.who.length === 1 ? 'not-your-home' : 'not-your-role'),
    )
  const context: Context = {
    who,
    now: tenant.value.now,
    tenant: tenant.value,
    zone: place,
    matter,
    due: (from, period) => tenant.value.due(from, period),
    id: makeId,
    salt: () => randomBytes(32),
  }
  const run = act as Act<unknown, unknown, A>
  const state = await run.load(
    tx,
    context,
    items.map((item) => item.input),
  )
  const answers: [Parsed, Answer<A>][] = []
  for (const item of items)
    answers.push([item, await write(tx, run, item, run.decide(item.input, state, context), context)])
  return answers
}

/** Rows, the matter's next stage and the log entry of one accepted input, in the transaction at hand. */
async function write<A>(
  tx: Tx,
  act: Act<unknown, unknown, A>,
  item: Parsed,
  decision: Accepted<A> | Refused,
  context: Context,
): Promise<Answer<A>> {
  if (!decision.ok) return decision
  const entryId = makeId()
  const moved =
    decision.facts && context.matter ? await move(tx, context as Context<Matter>, decision.facts) : noMove
  const stamp = { tenantId: context.who.tenant, entryId }
  const rows = await applyChanges(tx, [...decision.changes, ...moved.changes], stamp)
  const rowsDigest = createHash('sha256').update(canonicalJson(rows)).digest('hex')
  const openings: Record<string, { salt: string; value: Plain }> = {}
  const sealed: Record<string, string> = {}
  for (const [field, value] of Object.entries({
    ...decision.sealed,
    actor: context.who.person,
    rows: rowsDigest,
  })) {
    if (value === undefined) continue
    const salt = randomBytes(32)
    openings[field] = { salt: toBase64(salt), value }
    sealed[field] = seal(salt, value)
  }
  const matter = context.matter?.proposal.proposalId ?? decision.matter
  const body = encodeEntry({
    v: 1,
    tenant: context.who.tenant,
    act: act.name,
    at: context.now.toISOString(),
    zone: context.zone,
    ...(matter === undefined ? {} : { matter }),
    open: { ...decision.open, ...moved.open },
    sealed,
  })
  await tx.insert(t.logEntry).values({
    ...stamp,
    at: context.now,
    act: act.name,
    // What thousands do in a batch is looked for by nobody's matter, and need not pay for an index.
    matter: act.batch ? null : matter,
    actor: context.who.person,
    key: item.key,
    inputHash: item.hash,
    answer: decision.value,
    body: new TextDecoder().decode(body),
    openings,
    rows,
  })
  return { ok: true, value: decision.value }
}

interface Moved {
  changes: Change[]
  open: Facts
}
const noMove: Moved = { changes: [], open: {} }

/** Close the present stage and open what follows, as far as the facts carry the matter. */
async function move(tx: Tx, context: Context<Matter>, after: Partial<StageFacts>): Promise<Moved> {
  const { proposal, stage } = context.matter
  if (!stage) return noMove
  const facts = { ...(await factsOf(tx, context.matter)), ...after }
  const over = stage.closesAt !== null && stage.closesAt <= context.now
  const step = advance(
    { process: proposal.process, position: stage.position, facts, over },
    { now: context.now, due: (period) => context.due(context.now, period) },
  )
  if (!step) return noMove
  const key = { proposalId: proposal.proposalId }
  const changes = [
    update(t.stage, { ...key, seq: stage.seq }, { closedAt: context.now, outcome: step.outcome }),
  ]
  let seq = stage.seq
  for (const { opening, outcome } of step.passed)
    changes.push(insert(t.stage, { ...key, seq: ++seq, ...opening, closedAt: context.now, outcome }))
  if (step.opening) changes.push(insert(t.stage, { ...key, seq: ++seq, ...step.opening }))
  if (step.end)
    changes.push(
      update(t.proposal, key, { end: step.end.end, endReason: step.end.reason, endedAt: context.now }),
    )
  else if (step.reopens)
    changes.push(
      update(t.proposal, key, {
        reopened: proposal.reopened + 1,
        ...(step.outcome === 'raised' ? { raisedTo: zoneAbove(proposal.zoneId) } : {}),
      }),
    )
  const to = step.end ? `end:${step.end.end}:${step.end.reason}` : (step.opening?.kind ?? '')
  return { changes, open: { from: stage.kind, outcome: step.outcome, to } }
}

function zoneAbove(zone: ZoneId): ZoneId {
  const dot = zone.lastIndexOf('.')
  return dot < 0 ? zone : zone.slice(0, dot)
}

function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause)
    if (typeof (at as { code?: unknown }).code === 'string') return (at as unknown as { code: string }).code
  return undefined
}

/** The stage spec that a matter is in; callers have checked that it is in one. */
export function specOf<K extends StageKind>(matter: Matter, kind: K): Extract<StageSpec, { kind: K }> {
  const spec = specAt(matter.proposal.process, matter.stage!.position)
  if (spec.kind !== kind) throw new RangeError(`stage ${spec.kind} is not ${kind}`)
  return spec as Extract<StageSpec, { kind: K }>
}
