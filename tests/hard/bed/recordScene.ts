import { acts } from '@yishi/server/inside/acts/index'
import { standClock } from '@yishi/server/inside/db/clock'
import { testNow } from '@yishi/server/inside/db/testing'
import type { LogKeys } from '@yishi/server/inside/log/keys'
import { sequenceTenant, waitingTenants } from '@yishi/server/inside/log/sequencer'
import { nameVoter, openHouseholdPoll, openOwnersPoll } from '@yishi/server/inside/testing/polls'
import { pass, toConsult, toDeliberate, toSecond } from '@yishi/server/inside/testing/stages'
import { doAct, makeWorld, type World } from '@yishi/server/inside/testing/world'
import { tick } from '@yishi/server/inside/tick'

/** Put all that waits into the logs. */
export async function sequenceAll(db: World['db'], keys: LogKeys): Promise<void> {
  for (let waiting = await waitingTenants(db); waiting.length > 0; waiting = await waitingTenants(db))
    for (const tenant of waiting) await sequenceTenant({ db, keys, holder: 'bed' }, tenant)
}

/**
 * A community with more than one full tile of entries: matters on their way, a vote of households that is open and one of owners that
 * was counted, in which votes were changed. Whoever tampers finds something of each kind. `midway` is called before the vote.
 */
export async function makeRecord(
  db: World['db'],
  { keys, midway }: { keys: LogKeys; midway(world: World): Promise<void> },
): Promise<World> {
  await standClock(db, testNow)
  const world = await makeWorld(db, { households: 120, residents: 90, councillors: 9 })
  await toSecond(world)
  await toConsult(world)
  await toDeliberate(world)
  await sequenceAll(db, keys)
  await midway(world)
  await standClock(db, testNow)
  const owners = await openOwnersPoll(world)
  const at = { ...owners.matter, poll: owners.poll }
  for (const [elector, ...choices] of [
    ['e000001', 'against', 'for'],
    ['e000002', 'for'],
    ['e000003', 'abstain', 'against', 'for'],
    ['e000005', 'for'],
  ] as const) {
    const voter = await nameVoter(world, owners.roll, elector)
    for (const choice of choices)
      await doAct(db, acts.cast, voter, { ...at, elector, choices: { q1: choice } })
  }
  const wavering = await nameVoter(world, owners.roll, 'e000004')
  for (let i = 0; i < 100; i++)
    await doAct(db, acts.cast, wavering, {
      ...at,
      elector: 'e000004',
      choices: { q1: i % 2 ? 'for' : 'against' },
    })
  await pass(world, owners.matter)
  while ((await tick(db)) > 0);
  await standClock(db, testNow)
  const households = await openHouseholdPoll(world)
  for (const [i, resident] of world.residents.slice(0, 5).entries())
    await doAct(db, acts.cast, resident, {
      ...households.matter,
      poll: households.poll,
      elector: `e${String(i + 1).padStart(6, '0')}`,
      choices: { q1: 'for' },
    })
  await sequenceAll(db, keys)
  return world
}
