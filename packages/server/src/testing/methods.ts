import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { acts } from '../acts/index.ts'
import { readNow } from '../db/clock.ts'
import { tick } from '../tick.ts'
import { somePoll, toHouseholdPoll } from './polls.ts'
import { type MatterAt, pass } from './stages.ts'
import { doAct, type World } from './world.ts'

/** A consultation of the world's households that asks what a test wants, open now. */
export interface Asked {
  matter: MatterAt
  poll: string
  roll: string
}

/** Three things that can be chosen between. */
export const options = ['停车位', '口袋公园', '充电棚']

/** Announce a consultation of these questions. */
export async function askHouseholds(world: World, questions: readonly object[]): Promise<Asked> {
  const { roll } = await doAct(world.db, acts.makeHouseholdRoll, world.clerk, {
    zone: world.zone,
    name: '户名册',
  })
  const matter = await toHouseholdPoll(world)
  const input = { ...matter, roll, ...somePoll, questions, paper: false }
  const { poll } = await doAct(world.db, acts.announcePoll, world.clerk, input)
  return { matter, poll, roll }
}

/** Each resident casts for their household, in their order. */
export async function castAll(
  world: World,
  { matter, poll, roll }: Asked,
  ballots: readonly Record<string, string>[],
): Promise<void> {
  for (const [i, choices] of ballots.entries())
    await doAct(world.db, acts.cast, world.residents[i]!, {
      ...matter,
      poll,
      elector: await electorOf(world, roll, i),
      choices,
    })
}

/** The elector that the household of a resident is. */
export async function electorOf(world: World, roll: string, i: number): Promise<string> {
  const [row] = await world.db
    .select({ elector: t.elector.electorId })
    .from(t.elector)
    .where(
      and(
        eq(t.elector.tenantId, world.tenant),
        eq(t.elector.rollId, roll),
        eq(t.elector.householdId, world.households[i]!),
      ),
    )
  return row!.elector
}

/** The last day passes, and the clock counts. */
export async function closeAndCount(world: World, { matter }: Asked): Promise<void> {
  await pass(world, matter)
  await tick(world.db)
}

/** A lot on a question, drawn now before two witnesses. */
export async function lotOf(
  world: World,
  { matter, poll }: Pick<Asked, 'matter' | 'poll'>,
  question: string,
  winner: string,
) {
  return {
    ...matter,
    poll,
    question,
    winner,
    drawnAt: (await readNow(world.db)).toISOString(),
    place: '社区服务站',
    how: '抽签筒',
    witnesses: ['见证人甲', '见证人乙'],
  }
}

/** The result as the row has it. */
export async function resultOf(world: World, { poll }: Asked): Promise<t.PollResult | null> {
  const [row] = await world.db
    .select({ result: t.poll.result })
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, world.tenant), eq(t.poll.pollId, poll)))
  return row?.result ?? null
}
