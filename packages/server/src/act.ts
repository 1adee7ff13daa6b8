import type { Plain } from '@yishi/schema/log'
import { specAt } from '@yishi/schema/rules'
import type { Period, Refused, Role, StageFacts, StageKind, StageSpec, ZoneId } from '@yishi/schema/words'
import type { z } from 'zod'
import type { Change } from './change.ts'
import type { Tx } from './db/db.ts'
import type { Matter } from './matter.ts'
import type { TenantNow } from './tenantNow.ts'
import type { Who } from './who.ts'

export {
  type Call,
  type Done,
  type Fault,
  type Request,
  runAct,
  runActs,
  runCalls,
} from './writer/runCalls.ts'

/** What many who act in one transaction are given alike: all that an act may know of the world, but who acts. */
export interface Shared<M extends Matter | null = Matter | null> {
  /** Everybody who acts in this transaction; one, unless the act is done by a crowd. */
  people: readonly Who[]
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

/** What `load` and `decide` are given beside the input. */
export interface Context<M extends Matter | null = Matter | null> extends Shared<M> {
  who: Who
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

/** How many inputs one transaction takes, and by what key two of them would touch the same rows. */
export interface Batch<I> {
  most: number
  key(input: I): string
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
  /** Many inputs of many people in one transaction, each key at most once. Declared by {@link crowdAct}. */
  batch?: Batch<I>
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

/**
 * Declare an act on a matter that a crowd does at once: their decisions do not touch each other, so that those of many people share a
 * transaction. What it loads serves all of them; only `decide` is told who acts.
 */
export function crowdAct<
  I extends { zone: string; proposal: string },
  S,
  A,
  W,
  const R extends readonly Role[],
>(
  act: Omit<MatterAct<I, S, A, W, R>, 'about' | 'lock' | 'batch' | 'load'> & {
    lock: 'share'
    batch: Batch<I>
    load(tx: Tx, context: Shared<Matter>, inputs: readonly I[]): Promise<S>
  },
): MatterAct<I, S, A, W, R> {
  return { ...act, about: 'matter' }
}

/** The stage spec that a matter is in; callers have checked that it is in one. */
export function specOf<K extends StageKind>(matter: Matter, kind: K): Extract<StageSpec, { kind: K }> {
  const spec = specAt(matter.proposal.process, matter.stage!.position)
  if (spec.kind !== kind) throw new RangeError(`stage ${spec.kind} is not ${kind}`)
  return spec as Extract<StageSpec, { kind: K }>
}
