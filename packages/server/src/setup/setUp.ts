import { randomUUID } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import type { Answer } from '@yishi/schema/words'
import type { z } from 'zod'
import { type AnyAct, runAct, type ValueOf } from '../act.ts'
import { acts } from '../acts/index.ts'
import { hashPassword } from '../auth/password.ts'
import { readWho } from '../auth/readWho.ts'
import type { Db } from '../db/db.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { system, type Who } from '../who.ts'
import type { setupInput } from './setupInput.ts'

/** What stands afterwards. */
export interface SetUp {
  tenant: string
  admin: string
  /** The name under which the log is signed. */
  log: string
  zones: string[]
  origins: string[]
  hostKeys: string[]
}

/**
 * Found a community by its acts: tenant and administrator, then zones, origins and host keys, each in the log. `origin` is the
 * server's public address, whose host names the log for good.
 */
export async function setUp(
  db: Db,
  input: z.output<typeof setupInput>,
  origin: string,
): Promise<Answer<SetUp>> {
  const { zone, zones, origins, hostKeys, adminPassword, ...rest } = input
  const log = `${new URL(origin).host}/log/${zone}`
  const adminPasswordHash = await hashPassword(adminPassword)
  try {
    const founded = await done(db, acts.found, system(zone, 'setup'), {
      ...rest,
      zone,
      logOrigin: log,
      adminPasswordHash,
    })
    const admin = await readWho(db, zone, founded.person, null)
    if (!admin) throw new Error('the administrator who was just made is not there')
    for (const one of zones) {
      const above = one.zone.slice(0, one.zone.lastIndexOf('.'))
      await done(db, acts.addZone, admin, { zone: above, below: one.zone, level: one.level, name: one.name })
    }
    for (const site of origins) await done(db, acts.allowOrigin, admin, { zone, origin: site, allowed: true })
    for (const key of hostKeys) await done(db, acts.addHostKey, admin, { zone, ...key })
    return {
      ok: true,
      value: {
        tenant: zone,
        admin: founded.person,
        log,
        zones: [zone, ...zones.map((one) => one.zone)],
        origins,
        hostKeys: hostKeys.map((key) => key.keyId),
      },
    }
  } catch (error) {
    if (error instanceof RefusalThrown) return error.refused
    throw error
  }
}

/** Whether any community stands in this database. */
export async function isSetUp(db: Db): Promise<boolean> {
  return (await db.$count(t.tenant)) > 0
}

async function done<T extends AnyAct>(db: Db, act: T, who: Who, input: unknown): Promise<ValueOf<T>> {
  const key = `setup ${randomUUID()}`
  const answer = await runAct(db, act, who, { key, input })
  if (!answer.ok) throw new RefusalThrown(answer)
  return answer.value
}
