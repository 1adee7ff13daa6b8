import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as t from '@yishi/schema/tables'
import { acts } from '@yishi/server/inside/acts/index'
import { openSession } from '@yishi/server/inside/auth/sessions'
import { standClock } from '@yishi/server/inside/db/clock'
import type { Db, OpenDb } from '@yishi/server/inside/db/db'
import { migrateDb } from '@yishi/server/inside/db/migrate'
import { openPostgres } from '@yishi/server/inside/db/open'
import { testNow } from '@yishi/server/inside/db/testing'
import { importRoll, nameVoter, someNotice, somePoll } from '@yishi/server/inside/testing/polls'
import { pass } from '@yishi/server/inside/testing/stages'
import { doAct, makeWorld, type World } from '@yishi/server/inside/testing/world'
import { and, eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { House, type HouseAt, houseOrigin } from './house.ts'

/** Who votes, and the token of their sign-in. */
export interface Voter {
  elector: string
  person: string
  token: string
}

/** A poll that can be cast in, and its closing instant. */
export interface OpenPoll {
  proposal: string
  poll: string
  closesAt: Date
}

/** A community whose owners vote, in a database that real server processes work on; its clock runs. */
export interface Vote {
  open: OpenDb
  db: Db
  url: string
  folder: string
  tenant: string
  zone: string
  voters: Voter[]
  polls: OpenPoll[]
  houses: House[]
  start(more?: Partial<HouseAt>): Promise<House>
  /** Set the database's clock so that it shows this instant now; it runs on. */
  setClock(to: Date): Promise<void>
  close(): Promise<void>
}

interface Made {
  name: string
  tenant: string
  zone: string
  voters: Voter[]
  polls: OpenPoll[]
}

const owners = 40
const made = new Map<string, Promise<Made>>()

/** A copy of the community in a PostgreSQL server, which is given without a database. It is made once for each server and number of polls. */
export async function openVote(server: string, polls = 1): Promise<Vote> {
  const name = `${server} ${polls}`
  const found = made.get(name) ?? make(server, polls)
  made.set(name, found)
  const { name: template, ...rest } = await found
  const copy = `hard_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${copy} template ${template}`)
  const url = `${server}/${copy}`
  const open = await openPostgres(url, 4)
  const folder = mkdtempSync(join(tmpdir(), 'yishi-hard-'))
  const houses: House[] = []
  const vote: Vote = {
    ...rest,
    open,
    db: open.db,
    url,
    folder,
    houses,
    async start(more = {}) {
      const house = await House.start({ databaseUrl: url, folder, ...more })
      houses.push(house)
      return house
    },
    setClock: (to) => setClock(open.db, to),
    async close() {
      await Promise.all(houses.map((house) => house.kill()))
      await open.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  // Long before the first poll closes.
  await vote.setClock(new Date(rest.polls[0]!.closesAt.getTime() - 86_400_000))
  return vote
}

async function administer(server: string, statement: string): Promise<void> {
  const admin = postgres(`${server}/postgres`, { max: 1, onnotice: () => {} })
  await admin.unsafe(statement)
  await admin.end()
}

async function make(server: string, many: number): Promise<Made> {
  const name = `hard_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name}`)
  const { db, close } = await openPostgres(`${server}/${name}`, 4)
  await migrateDb(db)
  await standClock(db, testNow)
  const world = await makeWorld(db, { households: 1, residents: 0, councillors: 0 })
  const roll = await importRoll(world, ownersCsv())
  const polls = await openPolls(world, roll, many)
  const voters: Voter[] = []
  for (let i = 1; i <= owners; i++) {
    const elector = `e${String(i).padStart(6, '0')}`
    const { person } = await nameVoter(world, roll, elector)
    const at = { tenant: world.tenant, person, origin: houseOrigin, via: 'password' as const }
    const { token } = await openSession(db, { ...at, freshAt: polls.at(-1)!.closesAt })
    voters.push({ elector, person, token })
  }
  await db.execute(sql`drop table yishi_clock cascade`)
  await setClock(db, testNow)
  await close()
  return { name, tenant: world.tenant, zone: world.zone, voters, polls }
}

const ownersCsv = (): string =>
  [
    '楼栋,单元,房号,用途,建筑面积,面积依据,产权人,产权人标识,状态',
    ...Array.from(
      { length: owners },
      (_, i) => `1号楼,1单元,${101 + i},住宅,60.00,不动产登记,业主${i},P${i},已交付`,
    ),
    '',
  ].join('\n')

/** So many votes of the owners side by side, each of which closes later than the one before: a last day that is no workday moves on to one. */
async function openPolls(world: World, roll: string, many: number): Promise<OpenPoll[]> {
  const { db, zone } = world
  const matters = []
  for (let i = 0; i < 2 * many - 1; i++) {
    const { proposal } = await doAct(db, acts.propose, world.clerk, {
      zone,
      process: 'owners-general',
      title: `第${i + 1}件`,
      body: '现予表决。',
      place: '3号楼东侧',
    })
    matters.push({ zone, proposal })
  }
  for (const [kind, days] of [
    ['roll', 7],
    ['call', 15],
  ] as const) {
    for (const matter of matters)
      await doAct(db, acts.publishNotice, world.clerk, { ...matter, kind, ...someNotice, days })
    for (const matter of matters) await pass(world, matter)
  }
  const polls: OpenPoll[] = []
  for (const [i, matter] of matters.entries()) {
    if (polls.length === many) break
    const { poll } = await doAct(db, acts.announcePoll, world.clerk, {
      ...matter,
      roll,
      ...somePoll,
      days: 5 + i,
    })
    const [row] = await db
      .select({ closesAt: t.poll.closesAt })
      .from(t.poll)
      .where(and(eq(t.poll.tenantId, world.tenant), eq(t.poll.pollId, poll)))
    const { closesAt } = row!
    if (closesAt > (polls.at(-1)?.closesAt ?? testNow))
      polls.push({ proposal: matter.proposal, poll, closesAt })
  }
  return polls
}

async function setClock(db: Db, to: Date): Promise<void> {
  const [{ now }] = (await db.execute(sql`select clock_timestamp()::text as now`)) as unknown as [
    { now: string },
  ]
  await db.execute(
    sql.raw(`create or replace function yishi_now() returns timestamptz language sql volatile as $$
      select date_trunc('milliseconds', timestamptz '${to.toISOString()}' + (clock_timestamp() - timestamptz '${now}')) $$`),
  )
}
