import type { MethodKey, StageKind } from '@yishi/schema/words'
import { acts } from '@yishi/server/inside/acts/index'
import { readNow } from '@yishi/server/inside/db/clock'
import { electorOf, paperBallots } from './paper.ts'
import type { Cast, Matter, Scene } from './scene.ts'
import { daysAfter, hoursAfter, type Thread } from './timeline.ts'

/** What neighbours say along with where they stand; some say nothing more. */
const opinions = {
  for: ['早就该做了。', '支持。', ''],
  unsure: ['要看花多少钱。', '想先看看方案。'],
  against: ['怕吵，也怕以后没人管。', '钱可以用在更要紧的地方。'],
}

/** A matter in short: what is wanted, when it began, and the stage in which it is left. */
export interface Short {
  title: string
  body: string
  place: string
  begins: Date
  /** It goes no further than this stage. */
  until: StageKind
  /** Which of the residents proposes it. */
  proposer: number
  sentence: string
  cost: number
  /** Left with an objection, where it hangs on notice. */
  objection?: string
  /** What its poll asks beside yes or no, and the ballots that people give on it in turn. */
  choice?: { text: string; method: MethodKey; options: string[]; ballots: string[] }
}

const contact = {
  person: '社区服务站',
  telephone: '0391-000 0000',
  place: '社区服务站',
  hours: '8:30至18:00',
}

/** A matter that goes the usual way and stops where the demo wants to show it. */
export async function* short(scene: Scene, cast: Cast, it: Short): Thread {
  const { tenant, zone, clerks, councillors } = cast
  const [clerk] = clerks
  const proposer = cast.residents[it.proposer]!
  yield it.begins
  const { proposal } = await scene.do(acts.propose, tenant, proposer.person, {
    zone,
    process: 'tiyizuo',
    title: it.title,
    body: it.body,
    place: it.place,
    photos: [],
    household: proposer.household,
  })
  const matter: Matter = { zone, proposal }
  if (it.until === 'screen') return
  yield hoursAfter(it.begins, 5)
  await scene.do(acts.screen, tenant, clerk, {
    ...matter,
    decision: it.until === 'second' ? 'accepted' : 'adopted',
    ownership: '小区公共场地，由社区管理。',
    consent: null,
    money: '社区惠民资金',
    partyStudy: null,
    affected: [],
  })
  const others = cast.residents.filter((one) => one !== proposer)
  if (it.until === 'second') {
    for (const [i, one] of others.slice(20, 23).entries()) {
      yield hoursAfter(it.begins, 7 + i * 3)
      await scene.do(acts.second, tenant, one.person, { ...matter, household: one.household })
    }
    return
  }
  for (const [i, one] of others.slice(5, 19).entries()) {
    yield hoursAfter(it.begins, 8 + i * 3)
    const stance = i % 6 === 4 ? 'against' : i % 5 === 3 ? 'unsure' : 'for'
    const reasons = opinions[stance]
    await scene.do(acts.opine, tenant, one.person, {
      ...matter,
      household: one.household,
      stance,
      reason: reasons[i % reasons.length],
    })
  }
  if (it.until === 'consult') return
  yield daysAfter(await scene.closing(matter), 0, '10:00')
  const { version } = await scene.do(acts.draftPlan, tenant, clerk, {
    ...matter,
    body: `${it.body}由社区组织施工，完工后公开费用。`,
    sentence: it.sentence,
    scope: it.sentence,
    place: it.place,
    cost: it.cost,
    money: '社区惠民资金',
    explanation: it.sentence,
    photos: [],
    change: 'first',
  })
  const meeting = daysAfter(await now(scene), 1, '19:00')
  const { session, motions } = await scene.do(acts.callSession, tenant, clerk, {
    zone,
    startsAt: meeting.toISOString(),
    place: '华园议事服务站',
    agenda: [{ proposal, text: `按方案第${version}版实施：${it.sentence}`, planVersion: version }],
  })
  const motion = motions[0]!
  if (it.until === 'deliberate') {
    yield meeting
    await scene.do(acts.openSession, tenant, clerk, { zone, session })
    for (const person of councillors.slice(0, 7))
      await scene.do(acts.arrive, tenant, person, { zone, session, person })
    for (const person of councillors.slice(3, 6)) {
      const asked = { zone, session, motion, speaker: { person } }
      const { speech } = await scene.do(acts.askToSpeak, tenant, person, asked)
      if (person !== councillors[5]) await scene.do(acts.giveFloor, tenant, clerk, { zone, session, speech })
    }
    await scene.do(acts.putMotion, tenant, clerk, { ...matter, motion })
    for (const person of councillors.slice(0, 3))
      await scene.do(acts.voteMotion, tenant, person, { ...matter, motion, choice: 'for' })
    return
  }
  yield meeting
  await scene.do(acts.openSession, tenant, clerk, { zone, session })
  for (const person of councillors.slice(0, 8))
    await scene.do(acts.arrive, tenant, person, { zone, session, person })
  await scene.do(acts.putMotion, tenant, clerk, { ...matter, motion })
  for (const [i, person] of councillors.slice(0, 8).entries())
    await scene.do(acts.voteMotion, tenant, person, {
      ...matter,
      motion,
      choice: i === 6 ? 'abstain' : 'for',
    })
  await scene.do(acts.closeMotion, tenant, clerk, { ...matter, motion })
  await scene.do(acts.closeSession, tenant, clerk, { zone, session })
  await scene.do(acts.publishMinutes, tenant, clerk, {
    zone,
    session,
    text: `会议审议了“${it.title}”，到会八人，一人弃权，其余同意，议题通过。`,
  })
  await scene.do(acts.signOff, tenant, clerk, { ...matter, party: 'community', stance: 'signed' })
  await scene.do(acts.signOff, tenant, councillors[0]!, { ...matter, party: 'council', stance: 'signed' })
  await scene.do(acts.signOff, tenant, cast.property, { ...matter, party: 'property', stance: 'signed' })

  yield daysAfter(await now(scene), 1, '09:00')
  const { notice } = await scene.do(acts.publishNotice, tenant, clerk, {
    ...matter,
    kind: 'plan',
    title: `关于${it.title}方案的公示`,
    addressee: '华园小区全体居民',
    basis: '社区居民议事规则',
    body: `经居民提议、征求意见并由华园小区议事会议定，现将方案公示如下：${it.sentence}预算${it.cost / 100}元，由社区惠民资金支出。`,
    contact,
    days: 7,
  })
  yield hoursAfter(await now(scene), 2)
  await scene.do(acts.postNotice, tenant, cast.gridworkers[0], {
    zone,
    notice,
    place: '小区南门公告栏',
    photo: cast.photos.board,
    postedAt: (await now(scene)).toISOString(),
  })
  if (it.objection) {
    yield daysAfter(await now(scene), 1, '20:00')
    const objector = others[30]!
    await scene.do(acts.raiseObjection, tenant, objector.person, {
      ...matter,
      notice,
      household: objector.household,
      body: it.objection,
      consent: true,
    })
  }
  if (it.until === 'notice') return
  yield daysAfter(await scene.closing(matter), 0, '09:30')
  if (it.until === 'poll' || it.until === 'count') {
    yield* ask(scene, cast, { matter, it })
    return
  }
  await scene.do(acts.skipPoll, tenant, clerk, {
    ...matter,
    reason: '费用小、没有人反对，议事会建议不再表决。',
  })
  yield* doWork(scene, cast, { matter, it, proposer: proposer.person })
}

function now(scene: Scene): Promise<Date> {
  return readNow(scene.db)
}

/** An advisory poll that is left open, or left with a bundle of paper half entered. */
async function* ask(scene: Scene, cast: Cast, { matter, it }: { matter: Matter; it: Short }): Thread {
  const { tenant, zone, clerks } = cast
  const { roll } = await scene.do(acts.makeHouseholdRoll, tenant, clerks[0], {
    zone,
    name: `华园小区住户名册（${it.title}）`,
  })
  const elector = await electorOf(scene, cast, roll)
  const { ballots = [], ...choice } = it.choice ?? {}
  const { poll } = await scene.do(acts.announcePoll, tenant, clerks[0], {
    ...matter,
    roll,
    title: it.title,
    questions: [{ text: `${it.sentence}您同意吗？` }, ...(it.choice ? [choice] : [])],
    opensAt: null,
    days: it.until === 'poll' ? 9 : 5,
    paper: true,
    nonResponse: 'absent',
    clause: null,
    invalidParticipates: false,
  })
  const start = await now(scene)
  for (const [i, one] of cast.residents.slice(4, 34).entries()) {
    yield hoursAfter(start, 2 + i)
    await scene.do(acts.cast, tenant, one.person, {
      ...matter,
      poll,
      elector: elector(one.household),
      choices: {
        q1: i % 5 === 3 ? 'against' : 'for',
        ...(it.choice ? { q2: ballots[i % ballots.length] } : {}),
      },
    })
  }
  if (it.until === 'poll') return
  const handedInAt = daysAfter(await scene.closing(matter), -1, '18:00')
  yield handedInAt
  const sheets = cast.households.filter((_, i) => i % 5 !== 2 && i % 9 === 0).slice(0, 24)
  await paperBallots(scene, cast, {
    matter,
    poll,
    handedInAt,
    sheets: sheets.map((one, i) => ({ elector: elector(one.id), choice: i % 6 === 1 ? 'against' : 'for' })),
    confirmed: 9,
    declare: false,
  })
}

/** The work, its acceptance and what follows, as far as the demo wants it. */
async function* doWork(
  scene: Scene,
  cast: Cast,
  { matter, it, proposer }: { matter: Matter; it: Short; proposer: string },
): Thread {
  const { tenant, clerks, assignee, photos, councillors } = cast
  const [clerk] = clerks
  const begun = await now(scene)
  const day = (n: number) => daysAfter(begun, n, '09:00').toISOString().slice(0, 10)
  const tasks: string[] = []
  for (const [i, title] of ['备料', '施工', '清场'].entries()) {
    const { task } = await scene.do(acts.addTask, tenant, clerk, {
      ...matter,
      title,
      owner: '街道施工队',
      person: assignee,
      dueOn: day(2 + i * 2),
    })
    tasks.push(task)
  }
  await scene.do(acts.addEvidence, tenant, clerk, {
    ...matter,
    moment: 'before',
    photos: [photos.before],
    takenOn: day(0),
  })
  const finished = it.until === 'act' ? tasks.slice(0, 1) : tasks
  for (const [i, task] of finished.entries()) {
    yield daysAfter(begun, 2 + i * 2, '16:00')
    await scene.do(acts.addEvidence, tenant, assignee, {
      ...matter,
      task,
      moment: 'after',
      photos: [photos.hardened],
      takenOn: day(2 + i * 2),
    })
    await scene.do(acts.finishTask, tenant, assignee, { ...matter, task, note: '' })
  }
  if (it.until === 'act') return
  yield hoursAfter(await now(scene), 3)
  await scene.do(acts.accept, tenant, proposer, {
    ...matter,
    side: 'proposer',
    verdict: 'accepted',
    reason: '',
  })
  if (it.until === 'accept') return
  await scene.do(acts.accept, tenant, councillors[1]!, {
    ...matter,
    side: 'council',
    verdict: 'accepted',
    reason: '',
  })
  yield daysAfter(await now(scene), 1, '09:00')
  await scene.do(acts.publishOutcome, tenant, clerk, {
    ...matter,
    title: `关于${it.title}办理结果的公示`,
    addressee: '华园小区全体居民',
    basis: '社区居民议事规则',
    body: `${it.title}已完工并通过验收。${it.sentence}`,
    contact,
    days: 15,
  })
  if (it.until === 'publish') return
  yield daysAfter(await scene.closing(matter), 0, '09:00')
  for (const [i, one] of cast.residents.slice(10, 14).entries()) {
    yield hoursAfter(await now(scene), 2)
    await scene.do(acts.rate, tenant, one.person, {
      ...matter,
      household: one.household,
      stars: [4, 5, 3, 4][i],
      comment: '',
    })
  }
}

/** Small things: one returned with its reasons, one withdrawn, and a table-tennis table that needed no vote. */
export async function* small(scene: Scene, cast: Cast, begins: Date): Thread {
  const { tenant, zone, clerks, photos } = cast
  const [clerk] = clerks
  const propose = async (who: number, words: { title: string; body: string; place: string }) => {
    const one = cast.residents[who]!
    const { proposal } = await scene.do(acts.propose, tenant, one.person, {
      zone,
      process: 'tiyizuo',
      photos: [],
      household: one.household,
      ...words,
    })
    return { matter: { zone, proposal } as Matter, person: one.person }
  }
  yield begins
  const sewer = await propose(40, {
    title: '污水主管破损',
    body: '3号楼外的污水主管破了，臭水流到路上。',
    place: '3号楼东侧道路',
  })
  yield hoursAfter(begins, 3)
  await scene.do(acts.screen, tenant, clerk, {
    ...sewer.matter,
    decision: 'returned',
    reason: '市政污水主管由市政部门负责，不需要居民表决。社区已当天上报街道，处理情况会在公示栏公布。',
  })
  yield hoursAfter(begins, 20)
  const shed = await propose(41, {
    title: '楼前搭个棚放电动车',
    body: '想在楼前搭个棚子停电动车。',
    place: '2号楼前',
  })
  yield hoursAfter(begins, 30)
  await scene.do(acts.withdraw, tenant, shed.person, {
    ...shed.matter,
    reason: '跟邻居商量后，准备和充电桩一起提。',
  })
  yield hoursAfter(begins, 48)
  const table = await propose(42, {
    title: '小广场加一张乒乓球台',
    body: '小广场上原来的球台坏了，想换一张。',
    place: '小广场',
  })
  yield hoursAfter(begins, 52)
  await scene.do(acts.screen, tenant, clerk, {
    ...table.matter,
    decision: 'without-vote',
    ownership: '小区公共场地，由社区管理。',
    consent: null,
    money: '体育彩票公益金捐赠，不花居民的钱。',
    partyStudy: null,
    affected: [],
  })
  const { task } = await scene.do(acts.addTask, tenant, clerk, {
    ...table.matter,
    title: '安装球台',
    owner: '街道文体站',
    person: cast.assignee,
    dueOn: daysAfter(begins, 9, '09:00').toISOString().slice(0, 10),
  })
  yield daysAfter(begins, 8, '16:00')
  await scene.do(acts.addEvidence, tenant, cast.assignee, {
    ...table.matter,
    task,
    moment: 'after',
    photos: [photos.table],
    takenOn: daysAfter(begins, 8, '09:00').toISOString().slice(0, 10),
  })
  await scene.do(acts.finishTask, tenant, cast.assignee, { ...table.matter, task, note: '' })
  yield daysAfter(begins, 9, '10:00')
  await scene.do(acts.accept, tenant, table.person, {
    ...table.matter,
    side: 'proposer',
    verdict: 'accepted',
    reason: '',
  })
}

/** A quarter's income from what belongs to all: a notice without a matter. */
export async function* funds(scene: Scene, cast: Cast, when: Date): Thread {
  yield when
  await scene.do(acts.publishFreeNotice, cast.tenant, cast.clerks[0], {
    zone: cast.zone,
    kind: 'funds',
    title: '关于2026年一季度公共收益的公示',
    addressee: '华园小区全体业主',
    basis: '民法典第二百八十二条',
    body: '2026年1月至3月，公共收益共12,460.00元：场地租金6,800.00元，电梯广告3,660.00元，临时停车2,000.00元。支出3,150.00元，用于门禁维修。结余转入公共收益专户。',
    contact,
    days: 15,
  })
}
