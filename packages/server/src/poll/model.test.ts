import * as t from '@yishi/schema/tables'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import type { Db, OpenDb, Tx } from '../db/db.ts'
import { openTestDb, testNow } from '../db/testing.ts'
import { fsckPolls } from '../log/fsckPolls.ts'
import { lotOf } from '../testing/methods.ts'
import { close, finishPaper, pollCommands, questions, type RealPoll } from '../testing/pollCommands.ts'
import { countingOf, type ModelLots, type PollModel, resultOf } from '../testing/pollModel.ts'
import { importRoll, nameVoter, somePoll, toOwnersPoll } from '../testing/polls.ts'
import { doAct, makeWorld, tryAct, type World } from '../testing/world.ts'

/** Ten thousand in the long run, five hundred else. */
const sequences = process.env.YISHI_LONG ? { pglite: 2000, postgres: 8000 } : { pglite: 150, postgres: 350 }

/** Six owners of different weight; the third has two dwellings, so heads and area pull apart. */
const csv = `楼栋,单元,房号,用途,建筑面积,面积依据,产权人,产权人标识,状态
1号楼,1单元,101,住宅,60.00,不动产登记,甲,P1,已交付
1号楼,1单元,102,住宅,50.01,不动产登记,乙,P2,已交付
1号楼,1单元,201,住宅,40.00,不动产登记,丙,P3,已交付
1号楼,1单元,202,住宅,170.00,不动产登记,丙,P3,已交付
2号楼,1单元,101,商业,30.00,实测,丁,P4,已交付
2号楼,1单元,102,住宅,49.99,买卖合同,戊,P5,已交付
2号楼,1单元,201,住宅,75.50,不动产登记,己,P6,已交付
`

describe.each(['pglite', 'postgres'] as const)(
  'random sequences of open, cast, recast, proxy, paper, correct and close on %s',
  (engine) => {
    const runs = sequences[engine]
    let open: OpenDb
    const db = () => open.db
    let world: World
    let roll: string
    let electors: { id: string; voter: RealPoll['electors'][number]['voter']; heads: number; area: number }[]

    beforeAll(async () => {
      open = await openTestDb(engine)
      world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
      roll = await importRoll(world, csv)
      const rows = await db()
        .select()
        .from(t.elector)
        .where(eq(t.elector.rollId, roll))
        .orderBy(asc(t.elector.electorId))
      electors = []
      for (const { electorId, heads, area } of rows)
        electors.push({
          id: electorId,
          voter: await nameVoter(world, roll, electorId),
          heads,
          area: Number(area),
        })
      template = await toOwnersPoll(world, 'owners-general')
    })
    afterAll(() => open.close())

    /** Where every sequence begins: a matter that has come to its poll by acts, and is copied. */
    let template: { zone: string; proposal: string }

    it('end in the state and the result of a plain model', { timeout: 60_000 + runs * 5000 }, async () => {
      const lengths: number[] = []
      await fc.assert(
        fc.asyncProperty(pollCommands, fc.boolean(), async (commands, strict) => {
          const setup = async () => {
            const real = await begin(strict)
            const model: PollModel = {
              electors: electors.map(({ heads, area }) => ({ heads, area, ballots: [] })),
              proxies: [],
              sheets: [],
              strict,
              mostProxies: 2,
              now: 0,
              closed: false,
            }
            last = { model, real }
            return last
          }
          let last = undefined as unknown as { model: PollModel; real: RealPoll }
          await fc.asyncModelRun(setup, commands)
          await end(last.model, last.real)
          lengths.push([...commands].length)
        }),
        { numRuns: runs },
      )
      expect(lengths).toHaveLength(runs)
      expect(await db().transaction((tx) => fsckPolls(tx as Tx, world.tenant))).toBeUndefined()
    })

    let matters = 0

    async function begin(strict: boolean): Promise<RealPoll> {
      // Each sequence has the clock to itself: it begins where the others began.
      await db().execute(sql`update yishi_clock set at = ${testNow.toISOString()}::timestamptz`)
      const matter = { ...template, proposal: `p${++matters}` }
      await copyMatter(db(), template.proposal, matter.proposal)
      const { poll } = await doAct(db(), acts.announcePoll, world.clerk, {
        ...matter,
        roll,
        ...somePoll,
        questions: [
          { text: '一、是否同意？' },
          { text: '二、是否同意？', rule: 'cn278.special' },
          { text: '三、选哪一家？', method: 'single', options: ['甲', '乙', '丙'] },
          { text: '四、做哪几件？', method: 'approval', options: ['路', '灯', '树'], rule: 'cn278.special' },
        ],
        days: 5,
        proxies: 2,
        force: strict ? 'paper-ledger' : 'advisory',
      })
      const { batch } = await doAct(db(), acts.openBatch, world.clerk, { ...matter, poll })
      return { world, matter, poll, batch, opensAt: testNow, electors }
    }

    async function end(model: PollModel, real: RealPoll): Promise<void> {
      if (!model.closed) await close(model, real)
      await finishPaper(model, real)
      await doAct(db(), acts.countPoll, world.clock, real.matter)
      const [poll] = await db().select().from(t.poll).where(eq(t.poll.pollId, real.poll))
      const counting = await db()
        .select()
        .from(t.ballot)
        .where(and(eq(t.ballot.pollId, real.poll), isNull(t.ballot.replacedBy)))
      const proxies = await db().select().from(t.proxy).where(eq(t.proxy.pollId, real.poll))
      expect(
        electors.map(({ id }) => {
          const ballot = counting.find((row) => row.electorId === id)
          return ballot && [ballot.choices, ballot.channel, ballot.proxyId, ballot.sheetId]
        }),
      ).toEqual(
        model.electors.map((elector) => {
          const ballot = countingOf(elector)
          return (
            ballot && [ballot.choices, ballot.channel, ballot.proxy?.id ?? null, ballot.sheet?.id ?? null]
          )
        }),
      )
      expect(Object.fromEntries(proxies.map((row) => [row.proxyId, row.endedAt === null]))).toEqual(
        Object.fromEntries(model.proxies.map((proxy) => [proxy.id, proxy.endedAt === null])),
      )
      const { channels } = poll!.result!
      await expectResult(model, real, await drawLots(model, real))
      const given = model.electors.flatMap((elector) => countingOf(elector) ?? [])
      expect([channels.online, channels.paper, channels.proxy]).toEqual([
        given.filter((ballot) => ballot.channel === 'online').length,
        given.filter((ballot) => ballot.channel === 'paper').length,
        given.filter((ballot) => ballot.proxy !== null).length,
      ])
    }

    /** Whatever is level is settled by a lot; for a question that is not, none is taken. */
    async function drawLots(model: PollModel, real: RealPoll): Promise<ModelLots> {
      const lots: ModelLots = {}
      await expectResult(model, real, lots)
      for (const question of questions) {
        const { outcome, leading } = resultOf(model, question, lots)
        const tied = outcome === 'tied'
        // One question that cannot be level is enough to see that it takes none.
        if (!tied && question !== 'q1') continue
        const winner = leading?.at(-1) ?? '1'
        const answer = await tryAct(db(), acts.recordLot, world.clerk, {
          ...(await lotOf(world, real, question, winner)),
        })
        expect(answer.ok || answer.refusal.code).toBe(tied || 'not-available')
        if (tied) lots[question] = winner
      }
      return lots
    }

    async function expectResult(model: PollModel, real: RealPoll, lots: ModelLots): Promise<void> {
      const [poll] = await db().select().from(t.poll).where(eq(t.poll.pollId, real.poll))
      const results = poll!.result!.questions
      expect(results.map(({ outcome, votes }) => ({ outcome, votes: inCents(votes) }))).toEqual(
        questions.map((question) => {
          const { outcome, votes } = resultOf(model, question, lots)
          return { outcome, votes }
        }),
      )
    }
  },
)

type Votes = Record<string, { heads: number; area: string }>

function inCents(votes: Votes) {
  return Object.fromEntries(
    Object.entries(votes).map(([voice, { heads, area }]) => [
      voice,
      { heads, area: Math.round(Number(area) * 100) },
    ]),
  )
}

/** A matter in the stage of its poll, as the template stands in it. */
async function copyMatter(db: Db, from: string, to: string): Promise<void> {
  const [proposal] = await db.select().from(t.proposal).where(eq(t.proposal.proposalId, from))
  const [stage] = await db
    .select()
    .from(t.stage)
    .where(and(eq(t.stage.proposalId, from), isNull(t.stage.closedAt)))
  await db.insert(t.proposal).values({ ...proposal!, proposalId: to })
  await db.insert(t.stage).values({ ...stage!, proposalId: to, seq: 1, opensAt: testNow })
}
