import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeOpenings, type LogCheck, pollRecords, pollResults, verifyLog } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { eq, type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import type { Tx } from '../db/db.ts'
import { onBothDatabases } from '../db/testing.ts'
import { nameVoter, openHouseholdPoll, openOwnersPoll } from '../testing/polls.ts'
import { type MatterAt, pass } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import { fsck } from './fsck.ts'
import { fsckPolls } from './fsckPolls.ts'
import { fsckRolls } from './fsckRolls.ts'
import { type LogKeys, openKeys } from './keys.ts'
import { readLog } from './readLog.ts'
import { sequenceTenant } from './sequencer.ts'

onBothDatabases('the polls in fsck', (db) => {
  let folder: string
  let keys: LogKeys
  let world: World
  let owners: { matter: MatterAt; roll: string; poll: string }
  const source = () => readLog({ db: db(), keys }, world.tenant)
  const mine = () => sql`tenant_id = ${world.tenant}`
  const sequence = () => sequenceTenant({ db: db(), keys, holder: 'me' }, world.tenant)

  /** What a part of fsck says while the database is bent so, after which it is as it was. */
  const bent = async (statement: SQL, check: (tx: Tx, tenant: string) => Promise<unknown>) => {
    const undone = new Error('undone')
    let found: unknown
    await db()
      .transaction(async (tx) => {
        await tx.execute(statement)
        found = await check(tx as Tx, world.tenant)
        throw undone
      })
      .catch((error) => {
        if (error !== undone) throw error
      })
    return found
  }
  const vote = async (elector: string, choice: string) => {
    const voter = await nameVoter(world, owners.roll, elector)
    const ballot = { ...owners.matter, poll: owners.poll, elector, choices: { q1: choice } }
    return doAct(db(), acts.cast, voter, ballot)
  }
  /** The openings that anybody may see of the entries of an act. */
  const shownOf = async (act: string): Promise<unknown[]> => {
    const rows = await db().select().from(t.logEntry).where(eq(t.logEntry.tenantId, world.tenant))
    const wanted = rows.filter((row) => row.act === act && row.idx !== null).sort((a, b) => a.idx! - b.idx!)
    const shown: unknown[] = []
    for (const { idx } of wanted) {
      const file = await source()(`openings/00${Math.floor(idx! / 256)}`)
      shown.push(Object.keys((file && decodeOpenings(file)?.get(idx!)) ?? {}))
    }
    return shown
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-polls-'))
    keys = openKeys(folder)
    world = await makeWorld(db(), { households: 4, residents: 3, councillors: 3 })
    owners = await openOwnersPoll(world)
    await vote('e000001', 'against')
    await vote('e000001', 'for')
    await vote('e000002', 'for')
    await vote('e000003', 'for')
    await vote('e000004', 'against')
    await sequence()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('shows what is asked, and no choice while the poll runs', async () => {
    expect(await shownOf('announcePoll')).toEqual([['questions', 'title']])
    expect(await shownOf('cast')).toEqual([[], [], [], [], []])
  })

  it('shows the choices of an open poll once it is counted, and never whose they are', async () => {
    await pass(world, owners.matter)
    expect(await tick(db())).toBeGreaterThan(0)
    await sequence()
    expect(await shownOf('cast')).toEqual([['choice'], ['choice'], ['choice'], ['choice'], ['choice']])
    let records: unknown
    const peek: LogCheck = {
      name: 'peek',
      check(log) {
        records = pollRecords(log)
        return undefined
      },
    }
    expect(await verifyLog(source(), { checks: [pollResults, peek] })).toMatchObject({
      ok: true,
      openings: 7,
    })
    // What the acts write is what the check reads.
    expect(records).toMatchObject([
      { poll: owners.poll, announcement: {}, ballots: [{}, {}, {}, {}, {}], results: [{}] },
    ])
  })

  it('are sound as the acts left them', async () => {
    expect(await fsck({ db: db(), keys })).toMatchObject({ ok: true })
  })

  it('find a ballot whose row says something else than its entry sealed', async () => {
    const turned = sql`update ballot set choices = '{"q1":"for"}' where ${mine()} and elector_id = 'e000004'`
    expect(await bent(turned, fsckPolls)).toMatchObject({ code: 'ballot-differs' })
    const taken = sql`update ballot set elector_id = 'e000005' where ${mine()} and elector_id = 'e000004'`
    expect(await bent(taken, fsckPolls)).toMatchObject({ code: 'ballot-differs' })
    const erased = sql`update log_entry set openings = openings #- '{elector}' where ${mine()}`
    expect(await bent(erased, fsckPolls)).toBeUndefined()
  })

  it('find a result that is not what the ballots come to', async () => {
    const turned = sql`update poll set result = jsonb_set(result, '{questions,0,outcome}', '"failed"') where ${mine()}`
    expect(await bent(turned, fsckPolls)).toMatchObject({
      code: 'result-differs',
      detail: `poll ${owners.poll}`,
    })
    const dropped = sql`delete from ballot where ${mine()} and elector_id = 'e000004'`
    expect(await bent(dropped, fsckPolls)).toMatchObject({ code: 'result-differs' })
  })

  it('find a roll whose electors or totals were changed', async () => {
    const heavier = sql`update elector set area = area + 1 where ${mine()} and elector_id = 'e000004'`
    expect(await bent(heavier, fsckRolls)).toEqual({ code: 'roll-differs', detail: `roll ${owners.roll}` })
    expect(await bent(heavier, fsckPolls)).toMatchObject({ code: 'ballot-differs' })
    expect(await bent(sql`update roll set heads = heads + 1 where ${mine()}`, fsckRolls)).toMatchObject({
      code: 'roll-differs',
    })
    expect(await bent(sql`delete from voter where ${mine()}`, fsckRolls)).toBeUndefined()
  })

  it('keep the choices of a confidential poll sealed, count or no count', async () => {
    const before = (await shownOf('cast')).length
    const households = await openHouseholdPoll(world)
    const [elector] = await db()
      .select()
      .from(t.elector)
      .where(eq(t.elector.householdId, world.households[0]!))
    const ballot = {
      ...households.matter,
      poll: households.poll,
      elector: elector!.electorId,
      choices: { q1: 'for' },
    }
    await doAct(db(), acts.cast, world.residents[0]!, ballot)
    await pass(world, households.matter)
    await tick(db())
    await sequence()
    expect((await shownOf('cast')).slice(before)).toEqual([[]])
    expect(await verifyLog(source(), { checks: [pollResults] })).toMatchObject({ ok: true })
    expect(await fsck({ db: db(), keys })).toMatchObject({ ok: true })
  })
})
