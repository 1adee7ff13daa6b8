import { readFileSync } from 'node:fs'
import * as t from '@yishi/schema/tables'
import { acts } from '@yishi/server/inside/acts/index'
import { readWho } from '@yishi/server/inside/auth/readWho'
import { startImport } from '@yishi/server/inside/roll/importJob'
import { and, asc, eq } from 'drizzle-orm'
import { paperBallots } from './paper.ts'
import { rollFile } from './people.ts'
import type { Cast, Matter, Scene } from './scene.ts'
import { daysAfter, hoursAfter, type Thread } from './timeline.ts'

/** An owners' decision: what is asked, when it began, and how many of the electors answer. */
export interface OwnersVote {
  process: 'owners-general' | 'owners-special'
  title: string
  body: string
  question: string
  begins: Date
  days: number
  online: number
  paper: number
  /** Of ten who answer, how many are against. */
  against: number
  /** Is it left open, or played to its result? */
  leaveOpen: boolean
}

const contact = {
  person: '社区服务站',
  telephone: '0391-000 0000',
  place: '社区服务站',
  hours: '8:30至18:00',
}

/** From the published roll to the result: both measures, paper and online together. */
export async function* ownersVote(scene: Scene, cast: Cast, it: OwnersVote): Thread {
  const { tenant, zone, clerks } = cast
  const [clerk] = clerks
  yield it.begins
  const { proposal } = await scene.do(acts.propose, tenant, clerk, {
    zone,
    process: it.process,
    title: it.title,
    body: it.body,
    place: '小区共有部分',
    photos: [],
  })
  const matter: Matter = { zone, proposal }
  const roll = await importRoll(scene, cast, `华园小区业主名册（${it.title}）`)
  const publish = (kind: string, title: string, body: string, days: number) =>
    scene.do(acts.publishNotice, tenant, clerk, {
      ...matter,
      kind,
      ...(kind === 'roll' || kind === 'call' ? { roll } : {}),
      title,
      addressee: '华园小区全体业主',
      basis: '民法典第二百七十八条',
      body,
      contact,
      days,
    })
  await publish(
    'roll',
    `关于${it.title}业主名册的公示`,
    '本次业主共同决定的名册共358个专有部分，按业主人数319人、专有部分面积22,587.29平方米计票，车位不计入。对本人登记信息有异议的，请在公示期内提出。',
    7,
  )
  yield daysAfter(await scene.closing(matter), 0, '09:00')
  await publish(
    'call',
    `关于召开业主大会会议表决${it.title}的通知`,
    `会议采用书面征求意见与线上表决相结合的形式。表决事项：${it.question}`,
    15,
  )
  yield daysAfter(await scene.closing(matter), 0, '09:00')
  const { poll } = await scene.do(acts.announcePoll, tenant, clerk, {
    ...matter,
    roll,
    title: it.title,
    questions: [{ text: it.question }],
    opensAt: null,
    days: it.days,
    paper: true,
    nonResponse: 'absent',
    clause: null,
    invalidParticipates: false,
  })
  const start = daysAfter(it.begins, 0, '09:00')
  const electors = await scene.db
    .select({ id: t.elector.electorId, building: t.elector.building })
    .from(t.elector)
    .where(and(eq(t.elector.tenantId, tenant), eq(t.elector.rollId, roll)))
    .orderBy(asc(t.elector.electorId))
  const closes = await scene.closing(matter)
  const opened = daysAfter(closes, -it.days, '10:00')
  const choice = (i: number) =>
    (i * 7 + start.getUTCDate()) % 10 < it.against ? 'against' : i % 23 === 11 ? 'abstain' : 'for'
  const online = electors.slice(0, it.online)
  for (const [i, elector] of online.entries()) {
    yield hoursAfter(opened, 1 + i * 0.5)
    const one = cast.residents[i % cast.residents.length]!
    await scene.do(acts.nameVoter, tenant, clerk, { zone, roll, elector: elector.id, person: one.person })
    await scene.do(acts.cast, tenant, one.person, {
      ...matter,
      poll,
      elector: elector.id,
      choices: { q1: choice(i) },
    })
  }
  const onPaper = electors.slice(it.online, it.online + it.paper)
  const handedInAt = daysAfter(opened, 2, '18:00')
  yield handedInAt
  const most = 60
  for (let from = 0; from < onPaper.length; from += most)
    await paperBallots(scene, cast, {
      matter,
      poll,
      handedInAt,
      sheets: onPaper.slice(from, from + most).map((elector, i) => ({
        elector: elector.id,
        choice: (from + i) % 41 === 17 ? 'invalid' : choice(from + i),
      })),
    })
  if (it.leaveOpen) {
    // Whoever signs in as a resident finds a ballot that is still to be cast.
    const left = electors.slice(it.online + it.paper)
    for (const [i, { person }] of cast.residents.entries())
      await scene.do(acts.nameVoter, tenant, clerk, { zone, roll, elector: left[i]!.id, person })
    return
  }
  yield daysAfter(closes, 0, '10:00')
  if (!(await scene.stage(matter))) return
  await publish(
    'preliminary',
    `关于${it.title}表决结果的询异公示`,
    '现将计票结果公示，业主对结果有异议的，请在公示期内书面提出。',
    7,
  )
  yield daysAfter(await scene.closing(matter), 0, '10:00')
  await publish('result', `关于${it.title}表决结果的公告`, '公示期内没有异议，表决结果生效，现予公布。', 15)
}

async function importRoll(scene: Scene, cast: Cast, name: string): Promise<string> {
  const [known] = await scene.db
    .select({ roll: t.roll.rollId })
    .from(t.roll)
    .where(and(eq(t.roll.tenantId, cast.tenant), eq(t.roll.name, name)))
  if (known) return known.roll
  const who = await readWho(scene.db, cast.tenant, cast.clerks[0], null)
  const bytes = new Uint8Array(readFileSync(rollFile))
  const started = await startImport(scene.db, who!, { zone: cast.zone, name, parking: 'excluded', bytes })
  if (!started.ok) throw new Error(started.refusal.code)
  await started.value.finished
  return importRoll(scene, cast, name)
}
