import { type Answer, type Role, refuse, tenantOf } from '@yishi/schema/words'
import type { z } from 'zod'
import type { Db } from './db/db.ts'
import type { Cost } from './http/limits.ts'
import type { LogKeys } from './log/keys.ts'
import { RefusalThrown } from './refusalThrown.ts'
import { readTenant, type TenantNow } from './tenantNow.ts'
import { unstorable } from './unstorable.ts'
import { holds, type Who } from './who.ts'

/** What a read is given beside its input. */
export interface ReadContext {
  /** Null: somebody who has not signed in. */
  who: Who | null
  now: Date
  tenant: TenantNow
  zone: string
  /** The logs' keys, for codes of receipts; null where this process holds none. */
  keys: LogKeys | null
}

/** One thing to be read: for whom, by what input. Its input names a zone; it never writes. */
export interface Read<I extends { zone: string }, T, W = unknown> {
  name: string
  /** Null: anybody. Otherwise one of these roles at the zone; `signed-in` asks for a session alone. */
  who: readonly Role[] | 'signed-in' | null
  /** What a call is counted as; `read` where nothing is said. */
  cost?: Cost
  /** `I` is what the read works with, `W` what comes over the wire. */
  input: z.ZodType<I, W>
  run(db: Db, input: I, context: ReadContext): Promise<Answer<T>>
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds reads of every input and value
export type AnyRead = Read<any, any, any>

/** Declare a read. */
export function read<I extends { zone: string }, T, W>(it: Read<I, T, W>): Read<I, T, W> {
  return it
}

/** What a read takes over the wire, and what it answers. */
export type ReadInput<R> = R extends Read<infer _I, infer _T, infer W> ? W : never
export type ReadValue<R> = R extends Read<infer _, infer T, infer _> ? T : never

/** Run a read for somebody, or nobody. */
export async function runRead<R extends AnyRead>(
  db: Db,
  it: R,
  who: Who | null,
  raw: unknown,
  keys: LogKeys | null = null,
): Promise<Answer<ReadValue<R>>> {
  const parsed = it.input.safeParse(raw)
  if (!parsed.success) return refuse('input-invalid', undefined, parsed.error.issues[0]?.path.join('.') ?? '')
  const wrong = unstorable(parsed.data)
  if (wrong !== undefined) return refuse('input-invalid', undefined, wrong)
  const { zone } = parsed.data as { zone: string }
  if (who && tenantOf(zone) !== who.tenant) return refuse('unknown-zone', undefined, 'zone')
  const tenant = await readTenant(db, tenantOf(zone), zone, null)
  if (!tenant.ok) return tenant
  if (it.who !== null) {
    if (!who) return refuse('not-signed-in')
    if (it.who !== 'signed-in' && !holds(who, it.who, zone)) return refuse('not-your-role')
  }
  try {
    return await it.run(db, parsed.data, { who, now: tenant.value.now, tenant: tenant.value, zone, keys })
  } catch (error) {
    if (error instanceof RefusalThrown) return error.refused
    throw error
  }
}
