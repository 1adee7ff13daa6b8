import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { acts } from '../acts/index.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { tick } from '../tick.ts'
import { importRoll, somePoll, toOwnersPoll } from './polls.ts'
import { type MatterAt, pass } from './stages.ts'
import { doAct, type World } from './world.ts'

/** A poll of owners that is open, with the questions that a test wants to see on paper. */
export async function openPoll(
  world: World,
  { questions, csv }: { questions?: string[]; csv?: string | Uint8Array } = {},
): Promise<{ matter: MatterAt; roll: string; poll: string }> {
  const roll = await importRoll(world, csv)
  const matter = await toOwnersPoll(world)
  const input = {
    ...matter,
    roll,
    ...somePoll,
    ...(questions ? { questions: questions.map((text) => ({ text })) } : {}),
  }
  const { poll } = await doAct(world.db, acts.announcePoll, world.clerk, input)
  return { matter, roll, poll }
}

/** Papers come back by the hour, are keyed in by one clerk and read again by the other. */
export async function returnPapers(
  world: World,
  at: { matter: MatterAt; poll: string },
  choices: Record<string, 'for' | 'against' | 'abstain' | 'invalid'>,
): Promise<string> {
  const { db, clerk, clerk2 } = world
  const of = { ...at.matter, poll: at.poll }
  const handedInAt = (await readNow(db)).toISOString()
  await moveClock(db, new Date(Date.parse(handedInAt) + 60_000))
  const { batch } = await doAct(db, acts.openBatch, clerk, of)
  const [poll] = await db
    .select({ questions: t.poll.questions })
    .from(t.poll)
    .where(eq(t.poll.pollId, at.poll))
  for (const [elector, choice] of Object.entries(choices)) {
    const input = { ...of, batch, elector, handedInAt, collector: null, photo: null }
    const { sheet } = await doAct(db, acts.handIn, clerk, input)
    const read = {
      ...of,
      sheet,
      choices: Object.fromEntries(poll!.questions.map(({ key }) => [key, choice])),
    }
    await doAct(db, acts.enterSheet, clerk, read)
    await doAct(db, acts.confirmSheet, clerk2, read)
  }
  await doAct(db, acts.declareEntered, clerk, { ...of, batch })
  return batch
}

/** The vote is over and counted. */
export async function countPapers(world: World, matter: MatterAt): Promise<void> {
  await pass(world, matter)
  await tick(world.db)
}
