import { acts } from '@yishi/server/inside/acts/index'
import { electorOf, paperBallots } from './paper.ts'
import type { Cast, Matter, Scene } from './scene.ts'
import { at, daysAfter, hoursAfter, type Thread } from './timeline.ts'

const contact = {
  person: '社区服务站',
  telephone: '0391-000 0000',
  place: '社区服务站',
  hours: '8:30至18:00',
}
const addressee = '华园小区全体居民'
const title = '5号楼北侧空地整治及增设车位'

const first = {
  body: '清理5号楼北侧拆迁闲置地上的菜地和鸡舍，硬化场地610平方米，划设24个车位。施工期间保留消防通道，弃土当天清运。车位供全体居民轮流使用，不固定、不出租。',
  sentence: '清理5号楼北侧菜地，硬化场地，增设24个车位。',
  scope: '清理菜地和鸡舍；硬化610平方米；车位24个',
  place: '5号楼北侧拆迁闲置地',
  cost: 18_600_000,
  money: '街道惠民资金',
  explanation: '把楼北面围起来种菜养鸡的空地清出来，铺平，画24个车位，大家轮着停。不收钱，不分给个人。',
  photos: [] as string[],
}
const second = {
  ...first,
  body: `${first.body}沿北墙留一条宽1.5米、长40米的公共菜圃，原来种菜的住户优先认领，统一管理。`,
  sentence: '清理5号楼北侧菜地，硬化场地，增设24个车位，沿墙留公共菜圃一条。',
  scope: `${first.scope}；沿墙公共菜圃60平方米`,
  cost: 19_200_000,
  explanation: `${first.explanation}靠墙留一条公共菜圃，爱种菜的老人还有地方种。`,
}

/** The model case, from a resident's word to the rating. */
export async function* huayuan(scene: Scene, cast: Cast): Thread {
  const { zone, tenant, clerks, gridworkers, councillors, photos } = cast
  const [clerk] = clerks
  const proposer = cast.residents.find((one) => one.building === '5号楼')!
  const affected = cast.households.filter((one) => one.building === '5号楼').slice(0, 3)
  const grid2 = gridworkers[1]

  yield at('2026-03-18', '09:20')
  const { proposal } = await scene.do(acts.propose, tenant, proposer.person, {
    zone,
    process: 'tiyizuo',
    title,
    body: '5号楼北侧拆迁闲置地，几户人家围起来种菜养鸡，通道窄，消防车进不来，夏天气味大。小区又缺车位，晚上回来车没处停。建议清理出来，硬化地面，增设车位。',
    place: '5号楼北侧',
    photos: [photos.before],
    household: proposer.household,
  })
  const matter: Matter = { zone, proposal }

  yield at('2026-03-19', '10:00')
  await scene.do(acts.screen, tenant, clerk, {
    ...matter,
    decision: 'accepted',
    ownership: '土地属街道管理的拆迁闲置地，不是业主共有部分；已取得街道书面同意。',
    consent: photos.consent,
    money: '街道惠民资金，车位供全体居民轮流使用。',
    partyStudy: '社区党支部3月18日研究同意受理。',
    affected: affected.map((one) => ({ household: one.id, why: '在该地块种菜养鸡' })),
  })
  const neighbours = cast.residents.filter((one) => one.household !== proposer.household)
  for (const [i, neighbour] of neighbours.slice(0, 5).entries()) {
    yield hoursAfter(at('2026-03-19', '12:10'), i * 6)
    await scene.do(acts.second, tenant, neighbour.person, { ...matter, household: neighbour.household })
  }

  yield* consult(scene, cast, { matter, grid2, affected })

  yield at('2026-03-30', '15:00')
  const { version } = await scene.do(acts.draftPlan, tenant, clerk, { ...matter, ...first, change: 'first' })
  const { session, motions } = await scene.do(acts.callSession, tenant, clerk, {
    zone,
    startsAt: at('2026-04-03', '19:00').toISOString(),
    place: '华园议事服务站',
    agenda: [{ proposal, text: '按方案第1版实施：清理菜地，硬化场地，增设24个车位。', planVersion: version }],
  })
  yield at('2026-04-03', '19:00')
  await scene.do(acts.openSession, tenant, clerk, { zone, session })
  for (const person of councillors) await scene.do(acts.arrive, tenant, person, { zone, session, person })
  const recused = councillors[8]!
  await scene.do(acts.recuse, tenant, recused, {
    ...matter,
    person: recused,
    reason: '本人的亲属在该地块种菜',
  })
  const motion = motions[0]!
  const talk = { zone, session, motion }
  const floor = [
    await scene.do(acts.askToSpeak, tenant, councillors[2]!, {
      ...talk,
      speaker: { person: councillors[2]! },
    }),
    await scene.do(acts.askToSpeak, tenant, clerk, { ...talk, speaker: { guest: '物业代表' } }),
    await scene.do(acts.askToSpeak, tenant, councillors[5]!, {
      ...talk,
      speaker: { person: councillors[5]! },
    }),
  ]
  for (const [i, { speech }] of floor.entries()) {
    yield at('2026-04-03', `19:${20 + i * 6}`)
    await scene.do(acts.giveFloor, tenant, clerk, { zone, session, speech })
  }
  yield at('2026-04-03', '19:40')
  await scene.do(acts.putMotion, tenant, clerk, { ...matter, motion })
  for (const [i, person] of councillors.slice(0, 8).entries())
    await scene.do(acts.voteMotion, tenant, person, {
      ...matter,
      motion,
      choice: i === 5 ? 'against' : 'for',
    })
  await scene.do(acts.closeMotion, tenant, clerk, { ...matter, motion })
  await scene.do(acts.closeSession, tenant, clerk, { zone, session })
  yield at('2026-04-03', '20:40')
  await scene.do(acts.signOff, tenant, clerk, { ...matter, party: 'community', stance: 'signed' })
  await scene.do(acts.signOff, tenant, councillors[0]!, { ...matter, party: 'council', stance: 'signed' })
  await scene.do(acts.publishMinutes, tenant, clerk, {
    zone,
    session,
    text: '会议听取了网格员入户走访的情况和三户种菜住户的意见。议事员逐项讨论了清理、硬化和车位的使用办法。一名议事员因亲属涉及该事项回避。参加表决八人，同意七人，不同意一人，议题通过。不同意的议事员认为应当给种菜的老人留一块地方，意见已记录。物业公司代表列席，表示会后会签。',
  })
  yield at('2026-04-07', '09:30')
  await scene.do(acts.signOff, tenant, cast.property, { ...matter, party: 'property', stance: 'signed' })

  yield* onNotice(scene, cast, { matter, grid2, objectors: affected.slice(0, 2), version })
  yield* advisoryPoll(scene, cast, matter)
  yield* work(scene, cast, { matter, proposer: proposer.person })
}

interface Doing {
  matter: Matter
  grid2: string
}

/** Opinions online and at the door; each affected household is visited and says what it needs. */
async function* consult(
  scene: Scene,
  cast: Cast,
  { matter, grid2, affected }: Doing & { affected: Cast['households'] },
): Thread {
  const { tenant } = cast
  const stances = ['for', 'for', 'for', 'unsure', 'for', 'against', 'for', 'for'] as const
  const reasons = {
    for: [
      '晚上回来实在没处停车。',
      '那条路早该通了，救护车都进不来。',
      '夏天气味大，支持清理。',
      '支持，车位要大家轮着用。',
      '硬化以后下雨天好走。',
      '',
    ],
    unsure: ['施工会不会太吵？', '先说清楚车位怎么分。'],
    against: ['老人种点菜不容易，最好留一块。', '没有车的人家得不到好处。'],
  }
  for (const [i, resident] of cast.residents.slice(0, 26).entries()) {
    yield hoursAfter(at('2026-03-21', '08:30'), i * 4)
    const stance = stances[i % stances.length]!
    await scene.do(acts.opine, tenant, resident.person, {
      ...matter,
      household: resident.household,
      stance,
      reason: reasons[stance][i % reasons[stance].length],
    })
  }
  for (const [i, household] of affected.entries()) {
    yield hoursAfter(at('2026-03-25', '16:00'), i * 2)
    const needs = [
      '老人种了十来年，希望留一小块地。',
      '鸡可以处理，请给一个月时间。',
      '同意清理，要先把工具棚挪走。',
    ]
    await scene.do(acts.visit, tenant, grid2, {
      ...matter,
      visit: scene.id(),
      household: household.id,
      visitedAt: hoursAfter(at('2026-03-25', '16:00'), i * 2).toISOString(),
      together: '微网格员、楼长',
      needs: needs[i],
      outcome: i === 2 ? 'agreed' : 'talking',
      persuading: true,
      opinion: { stance: i === 2 ? 'for' : 'against', reason: needs[i] },
    })
  }
  const door = cast.households.filter((one) => one.grid === 1 && !affected.includes(one)).slice(3, 43)
  for (const [i, household] of door.entries()) {
    yield hoursAfter(at('2026-03-26', '09:00'), i * 0.3)
    await scene.do(acts.visit, tenant, grid2, {
      ...matter,
      visit: scene.id(),
      household: household.id,
      visitedAt: hoursAfter(at('2026-03-26', '09:00'), i * 0.3).toISOString(),
      together: '',
      needs: '',
      outcome: 'agreed',
      persuading: false,
      opinion: { stance: i % 9 === 4 ? 'unsure' : i % 13 === 7 ? 'against' : 'for', reason: '' },
    })
  }
}

/** Seven days on nine boards; two object; a common vegetable bed is added, and the new version hangs again. */
async function* onNotice(
  scene: Scene,
  cast: Cast,
  { matter, grid2, objectors, version }: Doing & { objectors: Cast['households']; version: number },
): Thread {
  const { tenant, zone, clerks, gridworkers, councillors, photos } = cast
  const [clerk] = clerks
  const text = (body: string) =>
    `经居民提议、入户征求意见，华园小区议事会2026年4月3日会议议定（应到9人，实到9人，回避1人，参加表决8人，同意7人，不同意1人），现将方案公示如下：${body}`
  yield at('2026-04-07', '16:00')
  const { notice } = await scene.do(acts.publishNotice, tenant, clerk, {
    ...matter,
    kind: 'plan',
    title: `关于${title}方案的公示`,
    addressee,
    basis: '社区居民议事规则',
    body: text(first.body),
    contact,
    days: 7,
  })
  for (let building = 1; building <= 9; building++) {
    yield hoursAfter(at('2026-04-07', '16:30'), building * 0.2)
    await scene.do(acts.postNotice, tenant, gridworkers[Math.ceil(building / 3) - 1]!, {
      zone,
      notice,
      place: `${building}号楼公告栏`,
      photo: photos.board,
      postedAt: hoursAfter(at('2026-04-07', '16:30'), building * 0.2).toISOString(),
    })
  }
  const said = [
    '种了十多年的菜，一下子全清了，老人心里过不去，希望沿墙留一条。',
    '担心车位最后都被有车的占了，没车的人家得不到好处。',
  ]
  const objections: string[] = []
  for (const [i, household] of objectors.entries()) {
    yield at(i === 0 ? '2026-04-09' : '2026-04-10', '10:00')
    const { objection } = await scene.do(acts.writeObjection, tenant, grid2, {
      ...matter,
      notice,
      household: household.id,
      body: said[i],
      consent: i === 0,
      channel: 'in-person',
      readBack: true,
    })
    objections.push(objection)
  }
  for (const [i, objection] of objections.entries()) {
    yield at('2026-04-11', i === 0 ? '15:00' : '16:30')
    await scene.do(acts.meetObjector, tenant, grid2, {
      ...matter,
      objection,
      answer: 'met',
      metAt: at('2026-04-11', i === 0 ? '15:00' : '16:30').toISOString(),
      note:
        i === 0
          ? '看了现场，北墙边有一条地不影响车位，可以留作公共菜圃。'
          : '说明车位不固定、不出租，没有车的家庭来客也能停。',
    })
  }
  yield at('2026-04-13', '19:30')
  await scene.do(acts.answerObjection, tenant, councillors[1]!, {
    ...matter,
    objection: objections[1],
    outcome: 'dismissed',
    reply:
      '车位供全体居民和来客轮流使用，不固定、不出租，使用办法由议事会另行议定并公示。维持方案的这一部分。',
  })
  await scene.do(acts.answerObjection, tenant, councillors[2]!, {
    ...matter,
    objection: objections[0],
    outcome: 'upheld',
    reply: '采纳意见：沿北墙留一条公共菜圃，方案改版后重新公示。',
  })
  yield at('2026-04-14', '16:00')
  await scene.do(acts.revisePlan, tenant, clerk, { ...matter, ...second })
  const renewed = await scene.do(acts.renewNotice, tenant, clerk, {
    ...matter,
    title: `关于${title}方案（第${version + 1}版）的公示`,
    addressee,
    basis: '社区居民议事规则',
    body: `${text(second.body)}本版采纳公示期间的意见，增加沿墙公共菜圃一条，重新公示。`,
    contact,
    days: 7,
  })
  yield at('2026-04-14', '17:30')
  await scene.do(acts.postNotice, tenant, grid2, {
    zone,
    notice: renewed.notice,
    place: '小区南门公告栏',
    photo: photos.board,
    postedAt: at('2026-04-14', '17:30').toISOString(),
  })
}

/** The households confirm it: on paper and online together. */
async function* advisoryPoll(scene: Scene, cast: Cast, matter: Matter): Thread {
  const { tenant, zone, clerks } = cast
  yield daysAfter(await scene.closing(matter), 0, '10:00')
  const { roll } = await scene.do(acts.makeHouseholdRoll, tenant, clerks[0], {
    zone,
    name: '华园小区住户名册（2026年4月）',
  })
  const elector = await electorOf(scene, cast, roll)
  const { poll } = await scene.do(acts.announcePoll, tenant, clerks[0], {
    ...matter,
    roll,
    title,
    questions: [{ text: `${second.sentence}您同意吗？` }],
    opensAt: null,
    days: 5,
    paper: true,
    nonResponse: 'absent',
    clause: null,
    invalidParticipates: false,
  })
  const opened = await scene.closing(matter)
  const start = daysAfter(opened, -5, '14:00')
  for (const [i, resident] of cast.residents.slice(0, 40).entries()) {
    yield hoursAfter(start, i)
    await scene.do(acts.cast, tenant, resident.person, {
      ...matter,
      poll,
      elector: elector(resident.household),
      choices: { q1: i % 10 === 6 ? 'against' : i % 17 === 9 ? 'abstain' : 'for' },
    })
  }
  const onPaper = cast.households.filter((_, i) => i % 5 !== 2 && i % 3 === 0).slice(0, 60)
  yield daysAfter(opened, -1, '17:00')
  await paperBallots(scene, cast, {
    matter,
    poll,
    handedInAt: daysAfter(opened, -1, '17:00'),
    sheets: onPaper.map((one, i) => ({ elector: elector(one.id), choice: i % 12 === 5 ? 'against' : 'for' })),
  })
}

/** Clearing, hardening, marking; photos before and after; acceptance, publication, rating. */
async function* work(
  scene: Scene,
  cast: Cast,
  { matter, proposer }: { matter: Matter; proposer: string },
): Thread {
  const { tenant, clerks, assignee, photos, councillors } = cast
  const [clerk] = clerks
  yield at('2026-04-30', '09:00')
  const tasks = [
    ['清理菜地、鸡舍', '2026-05-06', photos.cleared],
    ['硬化场地610㎡', '2026-05-15', photos.hardened],
    ['划线编号，栽沿墙菜圃', '2026-05-20', photos.after],
  ] as const
  await scene.do(acts.addEvidence, tenant, clerk, {
    ...matter,
    moment: 'before',
    photos: [photos.before],
    takenOn: '2026-03-18',
  })
  const made: string[] = []
  for (const [name, dueOn] of tasks) {
    const { task } = await scene.do(acts.addTask, tenant, clerk, {
      ...matter,
      title: name,
      owner: '街道施工队',
      person: assignee,
      dueOn,
    })
    made.push(task)
  }
  for (const [i, [, day, photo]] of tasks.entries()) {
    yield at(day, '17:00')
    await scene.do(acts.addEvidence, tenant, assignee, {
      ...matter,
      task: made[i],
      moment: 'after',
      photos: [photo],
      takenOn: day,
    })
    await scene.do(acts.finishTask, tenant, assignee, { ...matter, task: made[i], note: '' })
  }
  yield at('2026-05-21', '10:00')
  await scene.do(acts.accept, tenant, proposer, {
    ...matter,
    side: 'proposer',
    verdict: 'accepted',
    reason: '',
  })
  yield at('2026-05-21', '15:00')
  await scene.do(acts.accept, tenant, councillors[0]!, {
    ...matter,
    side: 'council',
    verdict: 'accepted',
    reason: '',
  })
  yield at('2026-05-22', '09:00')
  await scene.do(acts.publishOutcome, tenant, clerk, {
    ...matter,
    title: `关于${title}办理结果的公示`,
    addressee,
    basis: '社区居民议事规则',
    body: '5号楼北侧空地整治已于2026年5月20日完工：清理菜地和鸡舍，硬化场地610平方米，划设车位24个，沿墙建成公共菜圃一条。提议人和议事会已验收。经费由街道惠民资金支出。',
    contact,
    days: 15,
  })
  yield daysAfter(await scene.closing(matter), 0, '09:00')
  const comments = ['停车方便多了。', '菜圃认领到一垄，谢谢大家。', '', '路宽了，晚上走着放心。']
  for (const [i, resident] of cast.residents.slice(0, 23).entries()) {
    yield hoursAfter(at('2026-06-09', '09:00'), i * 3)
    await scene.do(acts.rate, tenant, resident.person, {
      ...matter,
      household: resident.household,
      stars: [5, 5, 4, 5, 3, 5, 4][i % 7],
      comment: comments[i % comments.length],
    })
  }
}
