import { zoneId } from '@yishi/schema/input'
import { type Answer, type Refused, refuse, tenantOf } from '@yishi/schema/words'
import { type AnyAct, type Call, type Fault, type Request, runCalls } from '../act.ts'
import type { Db } from '../db/db.ts'
import type { LogKeys } from '../log/keys.ts'
import { type Promised, type Promising, promisingFor } from '../log/promisingFor.ts'
import type { Foretell } from '../writer/writeAccepted.ts'
import { type Caller, originRefusal } from './caller.ts'
import type { Spend } from './limits.ts'

/** Somebody asks for an act. */
export interface Asked {
  caller: Caller
  request: Request
}

/** What acts are answered with. */
export interface Answering {
  db: Db
  spend: Spend
  keys: LogKeys
}

/** What one who asked is told: an answer, or that something of ours went wrong, which is for the log. */
export type Told = Answer<unknown> | Fault

/**
 * Answer all who ask for an act, each for themselves and in their order. Before it is done: the call is counted, the site is known to the
 * community, somebody is signed in. After: what somebody may want to prove is promised.
 */
export async function answerActs(answering: Answering, it: AnyAct, asked: readonly Asked[]): Promise<Told[]> {
  const refusals = await Promise.all(refuseEach(answering, asked))
  const calls = asked.flatMap(({ caller, request }, i): Call[] =>
    refusals[i] ? [] : [{ who: caller.who!, request }],
  )
  const told = await runAll(answering, it, calls)
  return refusals.map((refusal) => refusal ?? told.shift()!)
}

function refuseEach({ db, spend }: Answering, asked: readonly Asked[]): Promise<Refused | null>[] {
  // Many come from the same page.
  const sites = new Map<string, Promise<Refused | null>>()
  return asked.map(async ({ caller, request }) => {
    const full = await spend('act', caller.who?.person ?? caller.address)
    if (full !== null) return refuse('busy', { seconds: full })
    const zone = zoneId.safeParse((request.input as { zone?: unknown } | null | undefined)?.zone)
    const tenant = caller.who?.tenant ?? (zone.success ? tenantOf(zone.data) : '')
    const site = `${tenant} ${caller.origin}`
    const foreign = sites.get(site) ?? originRefusal(db, caller, tenant)
    sites.set(site, foreign)
    return (await foreign) ?? (caller.who ? null : refuse('not-signed-in'))
  })
}

async function runAll(answering: Answering, it: AnyAct, calls: readonly Call[]): Promise<Told[]> {
  const tenants = it.receipt ? new Set(calls.map((call) => call.who.tenant)) : []
  const promising = new Map([...tenants].map((tenant) => [tenant, promisingOf(answering, tenant)]))
  const early = promiseEarly(promising)
  const done = await runCalls(answering.db, it, calls, early.foretell)
  const told = done.map((one): Told => ('fault' in one ? one : one.answer))
  for (const [tenant, its] of promising) {
    const mine = done.flatMap((one, i) =>
      'fault' in one || one.leaf === null || calls[i]!.who.tenant !== tenant ? [] : [{ i, leaf: one.leaf }],
    )
    const late = mine.flatMap(({ leaf }) => (early.promised.has(leaf) ? [] : [leaf]))
    const promised = late.length === 0 ? [] : promise(await its, late)
    for (const { i, leaf } of mine) {
      const answer = told[i]!
      const known = early.promised.get(leaf)
      if (!known && 'fault' in promised) told[i] = promised
      else if ('ok' in answer && answer.ok) {
        const given = known ?? (promised as Promised[])[late.indexOf(leaf)]
        told[i] = { ok: true, value: { ...(answer.value as object), ...given } }
      }
    }
  }
  return told
}

/** Promises what is being written, to be given once it is: the signing goes on while the database is at work. */
function promiseEarly(promising: ReadonlyMap<string, Promise<Promising | Fault | null>>): {
  foretell: Foretell
  promised: ReadonlyMap<string, Promised>
} {
  const ready = new Map<string, Promising | Fault | null>()
  for (const [tenant, its] of promising) void its.then((one) => ready.set(tenant, one))
  const promised = new Map<string, Promised>()
  return {
    promised,
    foretell(leaves, tenant) {
      const made = promise(ready.get(tenant) ?? null, leaves)
      if ('fault' in made) return
      for (const [i, one] of made.entries()) promised.set(leaves[i]!, one)
    },
  }
}

/** Who promises for a tenant's log, asked for while the act is done. What goes wrong is said only to whom something is promised. */
function promisingOf(answering: Answering, tenant: string): Promise<Promising | Fault | null> {
  return promisingFor(answering, tenant).catch((fault: unknown) => ({ fault }))
}

function promise(promising: Promising | Fault | null, leaves: readonly string[]): Promised[] | Fault {
  if (promising === null) return []
  if ('fault' in promising) return promising
  try {
    return promising(leaves)
  } catch (fault) {
    return { fault }
  }
}
