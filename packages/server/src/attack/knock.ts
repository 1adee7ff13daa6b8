import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TRPCError } from '@trpc/server'
import type { Refusal } from '@yishi/schema/words'
import { openHouseSecret } from '../auth/secret.ts'
import { standClock } from '../db/clock.ts'
import type { Db } from '../db/db.ts'
import { openKeys } from '../log/keys.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { appRouter, callerFactory } from '../router.ts'
import type { Who } from '../who.ts'
import { procedureOf } from './samples.ts'

/** Every procedure of the router, as `act.cast` or `read.board`. */
export const procedures: readonly string[] = Object.keys(appRouter._def.procedures)

/** What came of a call: a value, a coded no, or a fault of ours, which must never be. */
export type Knocked = { value: unknown } | { refusal: Refusal } | { fault: unknown }

/** One call within the process. */
export interface Knock {
  name: string
  as: Who | null
  input: unknown
  /** The site whose page calls; our own where it is left out. */
  site?: string
}

/** A door to knock at: calls procedures as the router's HTTP shell would, with a folder for keys that is thrown away. */
export function openDoor(): { knock(db: Db, knock: Knock): Promise<Knocked>; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'yishi-'))
  openHouseSecret(folder)
  const keys = openKeys(folder)
  let calls = 0
  return {
    async knock(db, { name, as, input, site }) {
      const session = null
      const origin = site ?? 'https://yishi.example.org'
      const caller = { origin, ours: site === undefined, address: '192.0.2.1', token: null, session, who: as }
      const call = callerFactory({ db, keys, caller, spend: async () => null })
      const [kind, what] = procedureOf(name).split('.') as ['act' | 'read', string]
      const procedure = (call[kind] as unknown as Record<string, (input: unknown) => Promise<unknown>>)[what]!
      const asked = kind === 'act' ? { key: `attack ${calls++} key`, input } : input
      try {
        const value = await procedure(asked)
        if (kind === 'read') return { value }
        const answer = value as { ok: true; value: unknown } | { ok: false; refusal: Refusal }
        return answer.ok ? { value: answer.value } : { refusal: answer.refusal }
      } catch (error) {
        const cause = error instanceof TRPCError ? error.cause : undefined
        return cause instanceof RefusalThrown ? { refusal: cause.refused.refusal } : { fault: cause ?? error }
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Try something on the database at an instant, and take everything back. */
export async function rehearse<T>(db: Db, at: Date, run: (db: Db) => Promise<T>): Promise<T> {
  const taken: { value?: T } = {}
  await db
    .transaction(async (tx) => {
      await standClock(tx as unknown as Db, at)
      taken.value = await run(tx as unknown as Db)
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
  return taken.value as T
}

class TakenBack extends Error {}
