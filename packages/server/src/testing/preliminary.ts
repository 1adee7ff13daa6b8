import { acts } from '../acts/index.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { tick } from '../tick.ts'
import { openOwnersPoll, someNotice } from './polls.ts'
import { type MatterAt, pass } from './stages.ts'
import { doAct, type World } from './world.ts'

/** A vote of the five owners, counted, its preliminary result on notice. */
export interface Hanging {
  matter: MatterAt
  roll: string
  poll: string
  notice: string
  /** Every sheet by its elector. */
  sheets: Record<string, string>
}

/** How the five owners' papers were read: 220 of 300 ㎡ and three of five heads are for it, which is less than three quarters. */
export const misread = {
  e000001: 'for',
  e000002: 'for',
  e000003: 'for',
  e000004: 'against',
  e000005: 'against',
}

/** Hold a vote of owners on paper, count it and hang its preliminary result for seven days. */
export async function toPreliminary(
  world: World,
  readings: Record<string, string> = misread,
  questions?: readonly object[],
): Promise<Hanging> {
  const { db, clerk, clerk2 } = world
  const { matter, roll, poll } = await openOwnersPoll(world, questions)
  const { batch } = await doAct(db, acts.openBatch, clerk, { ...matter, poll })
  const handedInAt = (await readNow(db)).toISOString()
  const sheets: Record<string, string> = {}
  for (const [elector, choice] of Object.entries(readings)) {
    const back = { ...matter, poll, batch, elector, handedInAt, collector: null, photo: null }
    const { sheet } = await doAct(db, acts.handIn, clerk, back)
    const read = { ...matter, poll, sheet, choices: { q1: choice } }
    await doAct(db, acts.enterSheet, clerk, read)
    await doAct(db, acts.confirmSheet, clerk2, read)
    sheets[elector] = sheet
  }
  await doAct(db, acts.declareEntered, clerk, { ...matter, poll, batch })
  await pass(world, matter)
  await tick(db)
  const hung = { ...matter, kind: 'preliminary', ...someNotice, days: 7 }
  const { notice } = await doAct(db, acts.publishNotice, clerk, hung)
  return { matter, roll, poll, notice, sheets }
}

/** Somebody objects at the counter and declines to be met; the objection's id. */
export async function objectAtCounter(
  world: World,
  { matter, notice }: Pick<Hanging, 'matter' | 'notice'>,
  household = world.households[0]!,
): Promise<string> {
  const { db, clerk } = world
  const { objection } = await doAct(db, acts.writeObjection, clerk, {
    ...matter,
    notice,
    household,
    body: '我家投的是同意',
    consent: false,
    channel: 'in-person',
    readBack: true,
  })
  await doAct(db, acts.meetObjector, clerk, { ...matter, objection, answer: 'declined', note: '' })
  return objection
}

/** Let some days go by. */
export async function later(world: World, days = 1): Promise<void> {
  await moveClock(world.db, new Date((await readNow(world.db)).getTime() + days * 86_400_000))
}
