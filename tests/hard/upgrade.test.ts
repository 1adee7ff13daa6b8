import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { rowsOf } from '@yishi/server/inside/db/db'
import { migrateDb } from '@yishi/server/inside/db/migrate'
import { openPostgres } from '@yishi/server/inside/db/open'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { expectAllThere, expectDiscreet, watchLog } from './bed/account.ts'
import { startLoad } from './bed/load.ts'
import { rounds } from './bed/random.ts'
import { openVote, type Vote } from './bed/vote.ts'

const migrations = fileURLToPath(new URL('../../packages/server/migrations', import.meta.url))

describe('an upgrade', () => {
  let vote: Vote
  let next: string
  beforeAll(async () => {
    vote = await openVote(inject('postgres'))
    await vote.start()
    next = mkdtempSync(join(tmpdir(), 'yishi-next-'))
    cpSync(migrations, next, { recursive: true })
  }, 300_000)
  afterAll(async () => {
    await vote?.close()
    rmSync(next, { recursive: true, force: true })
  })

  it('whose migrations fail leaves nothing behind, and one that works runs once while the old version takes ballots', {
    timeout: rounds(300_000, 600_000),
  }, async () => {
    const addresses = () => vote.houses.map((house) => house.address)
    const load = startLoad(vote, addresses, { pause: 100, writers: 12 })
    const stopWatching = watchLog(vote, addresses)
    while (load.done.accepted.size < 15) await sleep(50)
    addMigration('0900_broken', ['alter table ballot add column broken text', 'select no_such_thing()'])
    const [first, second] = [await openPostgres(vote.url, 1), await openPostgres(vote.url, 1)]
    await expect(migrateDb(first.db, next)).rejects.toThrow()
    expect(await columnsOf('ballot')).not.toContain('broken')
    takeBack()
    addMigration('0901_next', [
      'alter table ballot add column remark text',
      'create table next_version (tenant_id text primary key)',
      'create index ballot_remark on ballot (tenant_id, remark)',
    ])
    // Two new servers start at once.
    await Promise.all([migrateDb(first.db, next), migrateDb(second.db, next)])
    await Promise.all([first.close(), second.close()])
    expect(await columnsOf('ballot')).toContain('remark')
    const before = load.done.accepted.size
    while (load.done.accepted.size < before + 15) await sleep(50)
    const done = await load.stop()
    expect(done.lost).toBe(0)
    expect([...done.refused.values()]).toEqual([])
    await expectAllThere(vote, done, await stopWatching())
    expectDiscreet(vote)
  })

  const journal = () => join(next, 'meta/_journal.json')
  const read = () =>
    JSON.parse(readFileSync(journal(), 'utf8')) as { entries: { idx: number; when: number }[] }

  /** One more migration behind those that there are. */
  function addMigration(tag: string, statements: string[]): void {
    const all = read()
    const last = all.entries.at(-1)!
    writeFileSync(join(next, `${tag}.sql`), statements.join(';\n--> statement-breakpoint\n'))
    const entry = { ...last, idx: last.idx + 1, when: last.when + 1000, tag }
    writeFileSync(journal(), JSON.stringify({ ...all, entries: [...all.entries, entry] }))
  }

  function takeBack(): void {
    const all = read()
    writeFileSync(journal(), JSON.stringify({ ...all, entries: all.entries.slice(0, -1) }))
  }

  async function columnsOf(table: string): Promise<string[]> {
    const rows = await rowsOf<{ name: string }>(
      vote.db,
      sql`select column_name as name from information_schema.columns where table_name = ${table}`,
    )
    return rows.map((row) => row.name)
  }
})
