import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenDb } from '../db/db.ts'
import { migrateDb } from '../db/migrate.ts'
import { openPglite } from '../db/open.ts'
import { fsck } from '../log/fsck.ts'
import { openFsckDoor } from '../log/fsckDoor.ts'
import { openKeys } from '../log/keys.ts'
import { sequenceTenant } from '../log/sequencer.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { fsckCommand } from './fsck.ts'

describe('yishi fsck', () => {
  let folder: string
  let open: OpenDb
  let world: World
  const env = () => ({ YISHI_DATA: folder })
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-fsck-'))
    open = await openPglite(join(folder, 'pglite'))
    await migrateDb(open.db)
    world = await makeWorld(open.db, { households: 2, residents: 1, councillors: 1 })
    await sequenceTenant({ db: open.db, keys: openKeys(folder), holder: 'me' }, world.tenant)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('refuses settings that are wrong, in sentences', async () => {
    await expect(fsckCommand({ DATABASE_URL: 'mysql://x' })).rejects.toMatchObject({ code: 'config-invalid' })
  })

  it('makes no database where there is none', async () => {
    const nowhere = join(folder, 'nowhere')
    await expect(fsckCommand({ YISHI_DATA: nowhere })).rejects.toMatchObject({ code: 'no-database' })
    expect(existsSync(nowhere)).toBe(false)
  })

  it('says so where a process holds the embedded database and does not answer', async () => {
    await expect(fsckCommand(env())).rejects.toMatchObject({ code: 'server-unreachable' })
  })

  it('asks the server that holds the embedded database', async () => {
    const close = await openFsckDoor(folder, (seen) => fsck({ db: open.db, keys: openKeys(folder), seen }))
    expect(await fsckCommand(env())).toMatchObject({
      exit: 0,
      body: { ok: true, tenants: [{ tenant: world.tenant }] },
    })
    await close()
  })

  it('reads the database itself where no server runs, and exits with 1 on a contradiction', async () => {
    await open.db.execute(sql`update zone set name = '别的' where level = 'estate'`)
    await open.close()
    expect(await fsckCommand(env())).toMatchObject({ exit: 1, body: { ok: false, code: 'row-differs' } })
  })
})
