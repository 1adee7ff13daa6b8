import type { Db } from '@yishi/server/inside/db/db'
import { huayuan } from './huayuan.ts'
import { funds, type Short, short, small } from './others.ts'
import { ownersVote } from './owners.ts'
import { gather } from './people.ts'
import { Scene } from './scene.ts'
import { at, beginAt, playThreads, type Thread } from './timeline.ts'

/** The day on which a visitor of the demo arrives. */
export const today = at('2026-06-17', '10:00')

/** One matter in every stage, beside the model case. */
const shorts: Short[] = [
  {
    title: '2号楼单元门装感应灯',
    body: '2号楼三个单元的门口晚上很黑，老人回家看不清台阶，建议装感应灯。',
    place: '2号楼',
    begins: at('2026-06-15', '16:20'),
    until: 'screen',
    proposer: 12,
    sentence: '在2号楼三个单元门口装感应灯。',
    cost: 120_000,
  },
  {
    title: '小区南门装摄像头',
    body: '南门外来车辆多，电动车丢过三次，建议装两个摄像头。',
    place: '南门',
    begins: at('2026-06-13', '09:00'),
    until: 'second',
    proposer: 15,
    sentence: '在南门装两个摄像头。',
    cost: 480_000,
  },
  {
    title: '老年食堂周末也开饭',
    body: '周末子女不在家，独居老人吃饭难，建议老年食堂周末中午开饭。',
    place: '社区老年食堂',
    begins: at('2026-06-11', '10:00'),
    until: 'consult',
    proposer: 18,
    sentence: '老年食堂周末中午开饭。',
    cost: 2_400_000,
  },
  {
    title: '儿童滑梯换新',
    body: '小广场的滑梯裂了，孩子划伤过手，建议换一座新的。',
    place: '小广场',
    begins: at('2026-06-04', '09:00'),
    until: 'deliberate',
    proposer: 21,
    sentence: '拆除旧滑梯，换装一座新滑梯并铺软垫。',
    cost: 3_600_000,
  },
  {
    title: '3号楼后加装晾衣架',
    body: '3号楼背阴，被子没处晒，建议在楼后空地装几组晾衣架。',
    place: '3号楼后空地',
    begins: at('2026-06-01', '09:00'),
    until: 'notice',
    proposer: 24,
    sentence: '在3号楼后空地装六组晾衣架。',
    cost: 540_000,
    objection: '晾衣架离一楼窗户太近，影响采光，希望往外移两米。',
  },
  {
    title: '健身器材移到东广场',
    body: '健身器材紧挨着7号楼，早上吵得睡不着，建议移到东广场。',
    place: '7号楼旁、东广场',
    begins: at('2026-05-22', '09:00'),
    until: 'poll',
    proposer: 27,
    sentence: '把7号楼旁的健身器材移到东广场。',
    cost: 860_000,
  },
  {
    title: '5号楼前路灯换新',
    body: '5号楼前的四盏路灯坏了两盏，剩下的也不亮，建议换成新灯，换哪一种请大家选。',
    place: '5号楼前',
    begins: at('2026-05-23', '10:00'),
    until: 'poll',
    proposer: 35,
    sentence: '把5号楼前的四盏旧路灯换成新灯。',
    cost: 720_000,
    choice: {
      text: '换哪一种灯？',
      method: 'approval',
      options: ['太阳能路灯', 'LED庭院灯', '感应壁灯'],
      ballots: ['2', '1+2', '2+3', '1', '2', '1+2+3', 'none', '3', '2+3', 'abstain'],
    },
  },
  {
    title: '人车分流：东门只走人',
    body: '东门又走人又走车，上学时间危险，建议东门只走人，车走南门。',
    place: '东门',
    begins: at('2026-05-13', '09:00'),
    until: 'count',
    proposer: 30,
    sentence: '东门只走行人，车辆改走南门。',
    cost: 150_000,
  },
  {
    title: '楼道粉刷（4号楼、6号楼）',
    body: '4号楼和6号楼的楼道十多年没刷过，墙皮脱落，建议粉刷。',
    place: '4号楼、6号楼',
    begins: at('2026-05-12', '10:00'),
    until: 'act',
    proposer: 33,
    sentence: '粉刷4号楼、6号楼全部楼道。',
    cost: 5_200_000,
  },
  {
    title: '雨篷补漏',
    body: '自行车棚的雨篷漏雨，建议换板补漏。',
    place: '自行车棚',
    begins: at('2026-05-20', '14:00'),
    until: 'accept',
    proposer: 36,
    sentence: '更换自行车棚雨篷的六块破板。',
    cost: 260_000,
  },
  {
    title: '3号楼单元门口加装扶手',
    body: '3号楼门口台阶高，老人上下不方便，建议加装扶手。',
    place: '3号楼',
    begins: at('2026-05-08', '09:00'),
    until: 'publish',
    proposer: 39,
    sentence: '在3号楼三个单元门口加装扶手。',
    cost: 320_000,
  },
  {
    title: '垃圾投放点加装洗手池',
    body: '分类投放以后没处洗手，建议在两个投放点各装一个洗手池。',
    place: '南、北投放点',
    begins: at('2026-04-18', '09:00'),
    until: 'rate',
    proposer: 43,
    sentence: '在南、北投放点各装一个洗手池。',
    cost: 280_000,
  },
]

/** Play it all, up to {@link today}. What was played before a cut-off gives its first answers again. */
export async function playStory(db: Db, until: Date = today): Promise<void> {
  await beginAt(db, at('2026-03-01', '09:00'))
  const cast = await gather(new Scene(db, 'gather'))
  const threads: Thread[] = [
    huayuan(new Scene(db, 'huayuan'), cast),
    small(new Scene(db, 'small'), cast, at('2026-05-20', '08:40')),
    funds(new Scene(db, 'funds'), cast, at('2026-06-05', '09:00')),
    ownersVote(new Scene(db, 'lift'), cast, {
      process: 'owners-general',
      title: '动用维修资金更换门禁',
      body: '小区门禁系统老化，三天两头失灵，拟动用建筑物及其附属设施的维修资金更换。',
      question: '动用维修资金18万元更换全小区门禁系统。您同意吗？',
      begins: at('2026-03-24', '09:00'),
      days: 20,
      online: 30,
      paper: 191,
      against: 2,
      leaveOpen: false,
    }),
    ownersVote(new Scene(db, 'garden'), cast, {
      process: 'owners-special',
      title: '东绿地改作停车场',
      body: '东绿地拟改作停车场，约40个车位。',
      question: '将东绿地改作停车场。您同意吗？',
      begins: at('2026-04-02', '09:00'),
      days: 10,
      online: 20,
      paper: 100,
      against: 5,
      leaveOpen: false,
    }),
    ownersVote(new Scene(db, 'charging'), cast, {
      process: 'owners-special',
      title: '出租共有场地建设充电桩',
      body: '拟将南门内东侧共有场地出租给充电运营单位，建设40个电动自行车充电位，租期五年，租金归全体业主。',
      question: '出租南门内东侧共有场地，建设40个电动自行车充电位。您同意吗？',
      begins: at('2026-05-12', '09:00'),
      days: 25,
      online: 34,
      paper: 164,
      against: 2,
      leaveOpen: true,
    }),
    ...shorts.map((it, i) => short(new Scene(db, `short${i}`), cast, it)),
  ]
  await playThreads(db, threads, until)
}
