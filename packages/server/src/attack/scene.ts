import * as t from '@yishi/schema/tables'
import type { GrantableRole } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { acts } from '../acts/index.ts'
import { readWho } from '../auth/readWho.ts'
import { readNow, standClock } from '../db/clock.ts'
import { testNow } from '../db/testing.ts'
import { objectTo, publishPlan } from '../testing/notices.ts'
import { makePaper, makePicture } from '../testing/picture.ts'
import {
  importRoll,
  nameVoter,
  openHouseholdPoll,
  openOwnersPoll,
  toHouseholdPoll,
} from '../testing/polls.ts'
import {
  type MatterAt,
  pass,
  somePlan,
  stageOf,
  toConsult,
  toDeliberate,
  toMotion,
  toNotice,
  toScreen,
  toSecond,
} from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'

/** Everybody who could knock at the door. */
export const roles = [
  'visitor',
  'resident',
  'councillor',
  'clerk',
  'gridworker',
  'property',
  'assignee',
  'auditor',
  'admin',
] as const
export type RoleName = (typeof roles)[number]

/** A community with something in every stage: whoever attacks knows all of its ids. */
export interface Scene {
  world: World
  zone: string
  people: Record<RoleName, Who | null> & Record<Exclude<RoleName, 'visitor'>, Who>
  /** What others are needed: a second clerk, a neighbour, a second councillor. */
  others: { clerk: Who; neighbour: Who; councillor: Who; voter: Who }
  /** Every id, by what it is; scenes have the same keys. */
  ids: Record<string, string>
  /** When the clock stood as something was ready, by its name. */
  at: Record<string, Date>
}

const census = { households: 6, residents: 4, councillors: 5 }

/** Make a community of its own. */
export async function makeScene(world: World): Promise<Scene> {
  const { db, zone } = world
  await standClock(db, testNow)
  const ids: Record<string, string> = {}
  const at: Record<string, Date> = {}
  const keep: Keep = async (name, id, when) => {
    ids[name] = id
    at[name] = when ?? (await readNow(db))
  }
  const household = { affected: [world.households[0]!] }
  for (const [i, id] of world.households.entries()) ids[`household${i}`] = id
  for (const [i, who] of world.residents.entries()) ids[`resident${i}`] = who.person
  for (const [i, who] of world.councillors.entries()) ids[`councillor${i}`] = who.person
  ids.assignee = world.assignee.person
  ids.photo = await makePicture(world)
  ids.paper = await makePaper(world, 'public')
  await people(world, ids)
  await keep('screening', (await toScreen(world)).proposal)
  const ended = await toScreen(world)
  await doAct(db, acts.withdraw, world.residents[0]!, { ...ended, reason: '不再需要' })
  await keep('ended', ended.proposal)
  await keep('seconding', (await toSecond(world)).proposal)
  await keep('consulting', (await toConsult(world, household)).proposal)
  await working(world, keep, ids.photo)
  const bare = await toDeliberate(world)
  await keep('bare', bare.proposal)
  await deliberating(world, keep)
  await hanging(world, keep, { household, photo: ids.photo })
  await keep('beforePoll', (await toHouseholdPoll(world)).proposal)
  await rolls(world, keep)
  await polling(world, keep)
  const voter = await ownersPolling(world, keep)
  await rated(world, keep)
  await voting(world, keep)
  const now = await readNow(db)
  const roleOf = async (role: GrantableRole) => {
    const input = { zone, name: `${role}-${world.tenant}`, role, nameConsent: '同意' }
    const { person } = await doAct(db, acts.appoint, world.admin, input)
    return (await readWho(db, world.tenant, person, now))!
  }
  const again = async ({ person }: Who) => (await readWho(db, world.tenant, person, now))!
  return {
    world,
    zone,
    ids,
    at: { ...at, later: now },
    people: {
      visitor: null,
      resident: await again(world.residents[0]!),
      councillor: world.councillors[0]!,
      clerk: await roleOf('clerk'),
      gridworker: world.gridworker,
      property: world.property,
      assignee: world.assignee,
      auditor: await roleOf('auditor'),
      admin: world.admin,
    },
    others: {
      clerk: world.clerk2,
      neighbour: await again(world.residents[2]!),
      councillor: world.councillors[1]!,
      voter,
    },
  }
}

/** A community alone in its tenant. */
export async function makeCommunity(db: World['db']): Promise<Scene> {
  await standClock(db, testNow)
  return makeScene(await makeWorld(db, census))
}

/** Another estate of the same tenant, with staff of its own. */
export async function makeSibling({ world }: Scene): Promise<Scene> {
  const { db, tenant, admin } = world
  const zone = `${tenant}.second`
  await standClock(db, testNow)
  await doAct(db, acts.addZone, admin, { zone: tenant, below: zone, level: 'estate', name: '第二小区' })
  await doAct(db, acts.addZone, admin, { zone, below: `${zone}.g1`, level: 'grid', name: 'g1' })
  const appoint = async (role: GrantableRole, name: string, where = zone) => {
    const input = { zone: where, name, role, nameConsent: '同意公开姓名' }
    const { person } = await doAct(db, acts.appoint, admin, input)
    return (await readWho(db, tenant, person, null))!
  }
  const clerk = await appoint('clerk', '社工丁')
  const { households } = await doAct(db, acts.registerHouseholds, clerk, {
    zone,
    households: Array.from({ length: census.households }, (_, i) => ({
      zone: `${zone}.g1`,
      building: '9号楼',
      unit: '1单元',
      room: `${901 + i}`,
    })),
  })
  const residents: Who[] = []
  for (const household of households.slice(0, census.residents)) {
    const { person } = await doAct(db, acts.vouch, clerk, { zone, household, name: '邻居' })
    residents.push((await readWho(db, tenant, person, null))!)
  }
  const councillors: Who[] = []
  for (let i = 0; i < census.councillors; i++) councillors.push(await appoint('councillor', `二区议事员${i}`))
  return makeScene({
    ...world,
    zone,
    clerk,
    clerk2: await appoint('clerk', '社工戊'),
    gridworker: await appoint('gridworker', '网格员乙', `${zone}.g1`),
    property: await appoint('property', '物业乙'),
    assignee: await appoint('assignee', '施工乙'),
    councillors,
    households,
    residents,
  })
}

type Keep = (name: string, id: string, at?: Date) => Promise<void>

/** Somebody who moved in later, letters, a role to end, a site with its key. */
async function people(world: World, ids: Record<string, string>): Promise<void> {
  const { db, tenant, zone, clerk, admin, households } = world
  const vouched = { zone, household: households[0]!, name: '后来者' }
  ids.newcomer = (await doAct(db, acts.vouch, clerk, vouched)).person
  const wanted = { zone, for: 'households', only: [households[4]!] }
  ids.letter = (await doAct(db, acts.issueLetters, clerk, wanted)).letters[0]!
  const [grant] = await db
    .select({ id: t.grant.grantId })
    .from(t.grant)
    .where(and(eq(t.grant.tenantId, tenant), eq(t.grant.personId, world.property.person)))
  ids.grant = grant!.id
  const label = zone.replaceAll('.', '-')
  ids.site = `https://${label}.example.org`
  ids.key = `key-${label}`
  await doAct(db, acts.allowOrigin, admin, { zone: tenant, origin: ids.site, allowed: true })
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }
  await doAct(db, acts.addHostKey, admin, { zone: tenant, origin: ids.site, keyId: ids.key, jwk })
}

/** Matters without a vote: one with an open task, one whose task is done. */
async function working(world: World, keep: Keep, photo: string): Promise<void> {
  const { db, clerk, assignee } = world
  const matter = await toWork(world)
  const given = { ...matter, title: '换灯', owner: '物业', person: assignee.person, dueOn: '2026-04-01' }
  const { task } = await doAct(db, acts.addTask, clerk, given)
  await doAct(db, acts.addEvidence, clerk, {
    ...matter,
    moment: 'after',
    photos: [photo],
    takenOn: '2026-03-18',
  })
  await keep('acting', matter.proposal)
  await keep('task', task)
}

/** A matter that needs no vote. */
async function toWork(world: World): Promise<MatterAt> {
  const matter = await toScreen(world)
  await doAct(world.db, acts.screen, world.clerk, {
    ...matter,
    decision: 'without-vote',
    ownership: '公共',
    consent: null,
    money: '物业费',
    partyStudy: null,
    affected: [],
  })
  return matter
}

/** The last of a matter's life: to be accepted, to be published, to be rated. */
async function rated(world: World, keep: Keep): Promise<void> {
  const { db, clerk, assignee, residents, councillors } = world
  for (const name of ['accepting', 'publishing', 'rating']) {
    const matter = await toWork(world)
    const given = { ...matter, title: '换灯', owner: '物业', person: assignee.person, dueOn: '2026-12-01' }
    const { task } = await doAct(db, acts.addTask, clerk, given)
    const photo = await makePicture(world)
    await doAct(db, acts.addEvidence, clerk, {
      ...matter,
      moment: 'after',
      photos: [photo],
      takenOn: '2026-03-18',
    })
    await doAct(db, acts.finishTask, assignee, { ...matter, task, note: '' })
    if (name !== 'accepting') {
      const word = { ...matter, verdict: 'accepted', reason: '' }
      await doAct(db, acts.accept, residents[0]!, { ...word, side: 'proposer' })
      await doAct(db, acts.accept, councillors[0]!, { ...word, side: 'council' })
    }
    if (name === 'rating') {
      await doAct(db, acts.publishOutcome, clerk, { ...matter, ...noticeWords, days: 15 })
      await pass(world, matter)
    }
    await keep(name, matter.proposal)
  }
}

/** What a notice says. */
export const noticeWords = {
  title: '公示',
  addressee: '全体居民',
  basis: '',
  body: '现予公示。',
  contact: { person: '社工', telephone: '0391-000 0000', place: '社区服务站', hours: '8:30至18:00' },
}

/** A carried motion that waits for its sign-offs, and the minutes of two sessions. */
async function deliberating(world: World, keep: Keep): Promise<void> {
  const { db, zone, clerk, councillors } = world
  const matter = await toDeliberate(world)
  const { session, motion } = await toMotion(world, matter)
  for (const councillor of councillors)
    await doAct(db, acts.voteMotion, councillor, { ...matter, motion, choice: 'for' })
  await doAct(db, acts.closeMotion, clerk, { ...matter, motion })
  await doAct(db, acts.closeSession, clerk, { zone, session })
  await keep('carried', matter.proposal)
  await keep('closedSession', session)
  const stage = await stageOf(world, matter)
  await keep('overdue', matter.proposal, stage!.dueAt!)
  const next = await toDeliberate(world)
  const { session: second, motion: lost } = await toMotion(world, next)
  await doAct(db, acts.closeMotion, clerk, { ...next, motion: lost })
  await doAct(db, acts.closeSession, clerk, { zone, session: second })
  await doAct(db, acts.publishMinutes, clerk, { zone, session: second, text: '纪要' })
  await keep('minutesSession', second)
}

/** A notice that hangs, with postings and objections in every state. */
async function hanging(
  world: World,
  keep: Keep,
  { household, photo }: { household: { affected: string[] }; photo: string },
): Promise<void> {
  const { db, zone, clerk, gridworker, councillors } = world
  await keep('noticing', (await toNotice(world)).proposal)
  const matter = await toNotice(world, household)
  const notice = await publishPlan(world, matter)
  const postedAt = (await readNow(db)).toISOString()
  const posted = await doAct(db, acts.postNotice, gridworker, {
    zone,
    notice,
    place: '门口',
    photo,
    postedAt,
  })
  const objection = await objectTo(world, matter, { notice, by: 2 })
  await keep('hanging', matter.proposal)
  await keep('notice', notice)
  await keep('posting', posted.posting)
  await keep('objection', objection)
  const met = await objectTo(world, matter, { notice, by: 1 })
  await doAct(db, acts.meetObjector, gridworker, { ...matter, objection: met, answer: 'declined', note: '' })
  await keep('metObjection', met)
  const answered = await toNotice(world)
  const second = await publishPlan(world, answered)
  const dismissed = await objectTo(world, answered, { notice: second, by: 2 })
  const meeting = { ...answered, objection: dismissed, answer: 'declined', note: '' }
  await doAct(db, acts.meetObjector, gridworker, meeting)
  const reply = { ...answered, objection: dismissed, outcome: 'dismissed', reply: '不予采纳' }
  await doAct(db, acts.answerObjection, councillors[0]!, reply)
  await doAct(db, acts.revisePlan, clerk, { ...answered, ...somePlan, cost: 1 })
  await keep('answered', answered.proposal)
  await keep('dismissed', dismissed)
}

/** A roll that is not frozen, and a reading of it. */
async function rolls(world: World, keep: Keep): Promise<void> {
  const { db, zone, clerk } = world
  const { roll } = await doAct(db, acts.makeHouseholdRoll, clerk, { zone, name: '户名册' })
  await keep('freeRoll', roll)
  await keep('reading', (await doAct(db, acts.readRoll, clerk, { zone, roll, what: '核对' })).reading)
}

/** A poll of the households, with paper in every state. */
async function polling(world: World, keep: Keep): Promise<void> {
  const { db, tenant, clerk, clerk2 } = world
  const { matter, roll, poll } = await openHouseholdPoll(world)
  const electors = await db
    .select({ elector: t.elector.electorId, household: t.elector.householdId })
    .from(t.elector)
    .where(and(eq(t.elector.tenantId, tenant), eq(t.elector.rollId, roll)))
  const mine = (i: number) => electors.find((one) => one.household === world.households[i])!.elector
  const on = { ...matter, poll }
  await keep('polling', matter.proposal)
  await keep('poll', poll)
  await keep('roll', roll)
  for (let i = 0; i < 6; i++) await keep(`elector${i}`, mine(i))
  await doAct(db, acts.cast, world.residents[0]!, { ...on, elector: mine(0), choices: { q1: 'against' } })
  const handedInAt = (await readNow(db)).toISOString()
  const { batch } = await doAct(db, acts.openBatch, clerk, on)
  await keep('batch', batch)
  const sheets: string[] = []
  for (const i of [1, 2, 3]) {
    const sheet = { ...on, batch, elector: mine(i), handedInAt, collector: null, photo: null }
    sheets.push((await doAct(db, acts.handIn, clerk, sheet)).sheet)
  }
  const choices = { q1: 'for' }
  await doAct(db, acts.enterSheet, clerk2, { ...on, sheet: sheets[1]!, choices })
  await doAct(db, acts.enterSheet, clerk2, { ...on, sheet: sheets[2]!, choices })
  await doAct(db, acts.confirmSheet, clerk, { ...on, sheet: sheets[2]!, choices: { q1: 'against' } })
  for (const [i, name] of ['handedSheet', 'enteredSheet', 'differingSheet'].entries())
    await keep(name, sheets[i]!)
  await keep('emptyBatch', (await doAct(db, acts.openBatch, clerk, on)).batch)
}

/** A poll of owners with one who is named to vote. */
async function ownersPolling(world: World, keep: Keep): Promise<Who> {
  const { roll, poll, matter } = await openOwnersPoll(world)
  const [one, two] = await world.db
    .select({ elector: t.elector.electorId })
    .from(t.elector)
    .where(and(eq(t.elector.tenantId, world.tenant), eq(t.elector.rollId, roll)))
  await keep('ownersRoll', roll)
  await keep('ownersPoll', poll)
  await keep('owners', matter.proposal)
  await keep('owner', one!.elector)
  await keep('otherOwner', two!.elector)
  await keep('importedRoll', await importRoll(world))
  return nameVoter(world, roll, one!.elector)
}

/** A session that is open, with a motion that is put and one that is not, and a session that is called. */
async function voting(world: World, keep: Keep): Promise<void> {
  const { db, zone, clerk, councillors } = world
  const [running, waiting, called] = [
    await toDeliberate(world),
    await toDeliberate(world),
    await toDeliberate(world),
  ]
  const versions: number[] = []
  for (const matter of [running, waiting, called])
    versions.push(
      (await doAct(db, acts.draftPlan, clerk, { ...matter, ...somePlan, change: 'first' })).version,
    )
  const startsAt = (await readNow(db)).toISOString()
  const item = (matter: MatterAt, i: number) => ({
    proposal: matter.proposal,
    text: '是否同意本方案？',
    planVersion: versions[i]!,
  })
  const call = { zone, startsAt, place: '议事厅' }
  const next = await doAct(db, acts.callSession, clerk, { ...call, agenda: [item(called, 2)] })
  await keep('called', called.proposal)
  await keep('calledSession', next.session)
  const { session, motions } = await doAct(db, acts.callSession, clerk, {
    ...call,
    agenda: [item(running, 0), item(waiting, 1)],
  })
  await doAct(db, acts.openSession, clerk, { zone, session })
  for (const { person } of councillors.slice(0, 4))
    await doAct(db, acts.arrive, clerk, { zone, session, person })
  await keep('waiting', waiting.proposal)
  await keep('session', session)
  await keep('waitingMotion', motions[1]!)
  const ask = (guest: string) =>
    doAct(db, acts.askToSpeak, clerk, { zone, session, motion: motions[1]!, speaker: { guest } })
  const { speech } = await ask('物业代表')
  await keep('speech', speech)
  await doAct(db, acts.giveFloor, clerk, { zone, session, speech })
  await keep('waitingSpeech', (await ask('居民代表')).speech)
  await doAct(db, acts.putMotion, clerk, { ...running, motion: motions[0]! })
  await keep('voting', running.proposal)
  await keep('motion', motions[0]!)
}
