import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyAct } from '../act.ts'
import { acts } from '../acts/index.ts'
import { standClock } from '../db/clock.ts'
import type { OpenDb } from '../db/db.ts'
import { openTestDb } from '../db/testing.ts'
import type { AnyRead } from '../read.ts'
import { reads } from '../reads/index.ts'
import { holds, type Who } from '../who.ts'
import { fingerprint } from './fingerprint.ts'
import { openDoor, procedures, rehearse } from './knock.ts'
import { procedureOf, type Sample, samplesOf } from './samples.ts'
import { makeCommunity, makeSibling, roles, type Scene } from './scene.ts'
import { swapsOf } from './swaps.ts'

/** What somebody must be to call a procedure; null: nobody in particular. */
function whoMay(name: string): AnyRead['who'] {
  const [kind, what] = procedureOf(name).split('.') as ['act' | 'read', string]
  return kind === 'act'
    ? (acts as Record<string, AnyAct>)[what]!.who
    : (reads as Record<string, AnyRead>)[what]!.who
}

/** Whether the roles of a procedure let somebody in at the zone that its input names. */
function mayCome(name: string, who: Who | null, input: Sample['input']): boolean {
  const may = whoMay(name)
  if (may === null) return true
  if (!who) return false
  return may === 'signed-in' || holds(who, may, `${input.zone}`)
}

/** What visitors may read they may read of every tenant; who is signed in may look at their own things from every estate. */
function mayBeAnywhere(name: string, inTenant: boolean): boolean {
  const may = whoMay(name)
  return may === null || (may === 'signed-in' && inTenant)
}

const isEmpty = (value: unknown): boolean => JSON.stringify(value) === '{"items":[],"total":0,"next":null}'

/**
 * What one estate shares with another of the same tenant on purpose: people, who may act in both, public attachments, and
 * the sites of the tenant.
 */
const shared =
  /(^|\.)(person|collector|photos?\.?\d*|photo|consent|attachments\.\d+|clause|receipt|document|papers\.\d+|origin|keyId|grant)$/

describe.each(['pglite', 'postgres'] as const)('the matrix on %s', (engine) => {
  let open: OpenDb
  const db = () => open.db
  /** Another estate of one tenant takes time to make, and who may what is decided before the database is asked: one is enough. */
  const itOnce = it.runIf(engine === 'pglite')
  let mine: Scene
  let sibling: Scene | null = null
  let theirs: Scene
  let before: Record<string, string>
  const door = openDoor()
  beforeAll(async () => {
    open = await openTestDb(engine)
    mine = await makeCommunity(db())
    if (engine === 'pglite') sibling = await makeSibling(mine)
    theirs = await makeCommunity(db())
    before = await fingerprint(db())
  }, 400_000)
  afterAll(async () => {
    door.close()
    await open.close()
  })

  /** Call for good: what goes through is found by the fingerprint, too. */
  const attack = async (
    name: string,
    as: Who | null,
    { input, at }: Pick<Sample, 'at'> & { input: unknown },
  ) => {
    await standClock(db(), at)
    return door.knock(db(), { name, as, input })
  }
  const entriesOf = (scenes: Record<string, Scene | null>) =>
    Object.entries(scenes).filter((entry): entry is [string, Scene] => entry[1] !== null)
  const of = (scene: Scene) => Object.entries(samplesOf(scene))

  it('knows a right call of every procedure', async () => {
    expect([...new Set(Object.keys(samplesOf(mine)).map(procedureOf))].sort()).toEqual([...procedures].sort())
    const wrong: string[] = []
    for (const [place, scene] of entriesOf({ mine, sibling, theirs }))
      for (const [name, { as, input, at, refused }] of of(scene)) {
        const answer = await rehearse(db(), at, (tx) => door.knock(tx, { name, as, input }))
        const no = 'refusal' in answer ? answer.refusal.code : undefined
        if ('fault' in answer || no !== refused) wrong.push(`${place} ${name} ${JSON.stringify(answer)}`)
      }
    expect(wrong).toEqual([])
  })

  itOnce('refuses every role that has no right, and breaks over none that has', async () => {
    const wrong: string[] = []
    for (const [name, { input, at, refused }] of of(mine))
      for (const role of roles) {
        const who = mine.people[role]
        const may = mayCome(name, who, input)
        const answer = may
          ? await rehearse(db(), at, (tx) => door.knock(tx, { name, as: who, input }))
          : await attack(name, who, { input, at })
        const code = 'refusal' in answer ? answer.refusal.code : ''
        const turnedAway = ['not-signed-in', 'not-your-role', 'not-your-home', refused].includes(code)
        if ('fault' in answer || (!may && !turnedAway))
          wrong.push(`${role} ${name} ${JSON.stringify(answer)}`)
      }
    expect(wrong).toEqual([])
  })

  itOnce('refuses people of another tenant or estate everything that is not public', async () => {
    const wrong: string[] = []
    for (const [place, scene] of entriesOf({ sibling, theirs }))
      for (const [name, { input, at }] of of(mine))
        for (const role of roles) {
          const who = scene.people[role]
          if (!who || (scene === sibling && mayCome(name, who, input))) continue
          const answer = await attack(name, who, { input, at })
          if (!('refusal' in answer)) wrong.push(`${place} ${role} ${name} ${JSON.stringify(answer)}`)
        }
    expect(wrong).toEqual([])
  })

  it('refuses a right call with one id of another tenant, of another estate, or of nothing', async () => {
    const wrong: string[] = []
    for (const [name, { as, input, at }] of of(mine))
      for (const [place, scene] of [...entriesOf({ sibling, theirs }), ['nowhere', null] as const])
        for (const swap of swapsOf(input, mine, scene)) {
          if (swap.what === 'zone' && mayBeAnywhere(name, scene === sibling)) continue
          if (
            scene === sibling &&
            (shared.test(swap.what) || (swap.what === 'zone' && as === mine.people.admin))
          )
            continue
          const answer = await attack(name, as, { input: swap.input, at })
          // A list that is asked for what is elsewhere may be empty.
          const told = 'value' in answer && (name.startsWith('act.') || !isEmpty(answer.value))
          if (told || 'fault' in answer) wrong.push(`${place} ${name} ${swap.what} ${JSON.stringify(answer)}`)
        }
    expect(wrong).toEqual([])
  })

  it('wrote nothing in all that', async () => {
    expect(await fingerprint(db())).toEqual(before)
  })
})
