import { emptyRoot, encodeEntry } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import type { Db } from '../db/db.ts'
import { testNow } from '../db/testing.ts'
import { makeId } from '../id.ts'

/** A tenant's log and nothing else, for tests that care about neither people nor matters. */
export async function makeLog(db: Db): Promise<string> {
  const tenant = `t${makeId()}`
  await db.insert(t.log).values({
    tenantId: tenant,
    origin: `example.org/log/${tenant}`,
    size: 0,
    root: Buffer.from(emptyRoot()),
    range: [],
  })
  return tenant
}

/** Entries as the writer leaves them, waiting for their indices. */
export async function addEntries(
  db: Db,
  tenant: string,
  says: readonly string[],
  more: Record<string, string> = {},
): Promise<void> {
  const rows = says.map((said) => ({
    tenantId: tenant,
    entryId: makeId(),
    at: testNow,
    act: 'say',
    actor: 'nobody',
    key: makeId(),
    inputHash: '',
    body: Buffer.from(
      encodeEntry({
        v: 1,
        tenant,
        act: 'say',
        at: testNow.toISOString(),
        open: { said, ...more },
        sealed: {},
      }),
    ).toString(),
    openings: {},
    rows: [],
  }))
  await db.insert(t.logEntry).values(rows)
}
