import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { expectSound } from './bed/account.ts'
import { yishi } from './bed/command.ts'
import { House } from './bed/house.ts'
import { newCasting, send } from './bed/load.ts'
import { findTools, startToolCluster } from './bed/toolCluster.ts'
import { openVote, type Vote } from './bed/vote.ts'

const tools = findTools()
const patience = { timeout: 300_000 }

describe('a backup', () => {
  const ends: (() => unknown)[] = []
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end()
  })
  const emptyFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'yishi-backup-'))
    ends.push(() => rmSync(folder, { recursive: true, force: true }))
    return folder
  }

  it.skipIf(tools === null)(
    'taken beside a running server is restored elsewhere as docs/operating.md says, ends in a green fsck, and goes on from there',
    patience,
    async () => {
      const cluster = await startToolCluster(tools!)
      ends.push(() => cluster.close())
      const vote = await openVote(cluster.url)
      ends.push(() => vote.close())
      const house = await vote.start()
      await castSome(vote, house)
      await expectSound(vote)
      const before = await checkpointOf(vote, house)
      const dump = join(emptyFolder(), 'yishi.dump')
      cluster.run('pg_dump', '--format=custom', `--file=${dump}`, vote.url)
      const elsewhere = emptyFolder()
      cpSync(join(vote.folder, 'keys'), join(elsewhere, 'keys'), { recursive: true })
      // What comes after the backup is lost with the machine.
      await castSome(vote, house)
      await expectSound(vote)
      const after = await checkpointOf(vote, house)
      await house.kill()

      const restored = `${cluster.url}/restored`
      cluster.run('createdb', `--maintenance-db=${cluster.url}/postgres`, 'restored')
      cluster.run('pg_restore', '--no-owner', `--dbname=${restored}`, dump)
      const env = { DATABASE_URL: restored, YISHI_DATA: elsewhere }
      expect(await fsck(env, before)).toMatchObject({ code: 0, body: { ok: true } })
      expect(await fsck(env, after)).toMatchObject({ code: 1, body: { ok: false, code: 'rolled-back' } })
      expect(await fsck({ ...env, YISHI_DATA: emptyFolder() }, before)).toMatchObject({ code: 1 })

      const again = await House.start({ databaseUrl: restored, folder: elsewhere })
      ends.push(() => again.kill())
      await castSome(vote, again)
      await again.stop()
      expect(await fsck(env, before)).toMatchObject({ code: 0, body: { ok: true } })
    },
  )

  it('of the embedded database is its folder, copied while no server runs', patience, async () => {
    const folder = emptyFolder()
    const copy = emptyFolder()
    const place = { YISHI_DATA: folder, DATABASE_URL: '', YISHI_ORIGIN: 'http://yishi.test' }
    const founded = await yishi(
      { ...place, YISHI_ADMIN_PASSWORD: 'correct horse battery' },
      ...['setup', '--zone', 'huayuan', '--name', '华园', '--level', 'community'],
      ...['--time-zone', 'Asia/Shanghai', '--admin-name', '管理员', '--admin-login', 'admin'],
      ...[
        '--issuer',
        '居民委员会',
        '--telephone',
        '0391-000 0000',
        '--place',
        '社区服务站',
        '--hours',
        '8:30至18:00',
      ],
    )
    expect(founded).toMatchObject({ code: 0 })
    const house = await House.start({ databaseUrl: '', folder })
    ends.push(() => house.kill())
    await house.stop()
    cpSync(folder, copy, { recursive: true })
    expect(await yishi({ ...place, YISHI_DATA: copy }, 'fsck')).toMatchObject({
      code: 0,
      body: { ok: true, tenants: [{ tenant: 'huayuan' }] },
    })
  })

  async function castSome(vote: Vote, house: House): Promise<void> {
    for (const voter of vote.voters.slice(0, 8)) {
      const outcome = await send(house.address, vote.zone, newCasting(voter, vote.polls[0]!))
      expect(outcome).toMatchObject({ is: 'accepted' })
    }
  }

  const checkpointOf = async (vote: Vote, house: House): Promise<string> =>
    (await fetch(`${house.address}/log/${vote.tenant}/checkpoint`)).text()

  function fsck(env: Record<string, string>, seen: string) {
    const file = join(emptyFolder(), 'seen')
    writeFileSync(file, seen)
    return yishi(env, 'fsck', '--seen', file)
  }
})
