/** Words of the wizard by which a matter is proposed. */
export const words = {
  step: (at: number, all: number) => `第${at}步，共${all}步`,
  next: '继续',
  back: '上一步',
  later: '先写，最后再登录也可以。写下的内容会留着。',
  follows: (title: string) => `接续：${title}`,
  followsRunning: '前一件事还没有结束，结束后才能接续。',
  help: '不会写？打电话，工作人员替您写：',
  // what is it about
  kindTitle: '您想提的是哪一类事？',
  kind: {
    around: '身边大家的事',
    common: '业主共有的钱和物',
    rule: '要全体居民遵守的规矩',
    collective: '村或集体经济组织的土地、资产',
    dispute: '和某个人、某一家的纠纷',
    duty: '本来该政府部门管的事',
  },
  kindHint: {
    around: '空地、停车、路灯、环境、活动场地、帮老助残',
    common: '维修资金、电梯、外墙、楼顶、共有场地出租',
    rule: '居民公约、居民自治章程',
    collective: '承包、出租、征收款怎么分',
    dispute: '漏水、噪声、占道、欠债',
    duty: '主污水管塌陷、道路损坏、违法建设、治安',
  },
  kindMissing: '请选一项。拿不准就选最接近的，社区受理时会再看。',
  ownersTitle: '具体是哪一种？',
  owners: {
    raise: '筹集维修资金',
    rebuild: '改建、重建房屋或附属设施',
    use: '改变共有部分的用途，或用它经营收钱',
    general: '别的：使用维修资金、选聘物业、管理规约等',
  },
  // the way, and why
  way: {
    tiyizuo: '这件事走“提议做”',
    'owners-general': '这件事由业主共同决定（一般事项）',
    'owners-special': '这件事由业主共同决定（特别事项）',
    'residents-meeting': '这件事由居民会议决定',
    'collective-members': '这件事由集体经济组织成员大会决定',
    mediation: '这件事适合调解，不表决',
    report: '这件事要往上报，不表决',
  },
  why: {
    tiyizuo:
      '因为这是大家身边的事，不动用业主共有的钱和物，也不减损任何人的权利，居民自己就能议定。社区先受理，邻居附议，再征求意见、开议事会、公示，然后去做。',
    'owners-general':
      '因为民法典第二百七十八条规定，业主共有的钱和物由业主表决：面积和人数都要三分之二以上参加，参加的人里面积和人数都要过半数同意。',
    'owners-special':
      '因为民法典第二百七十八条规定，这类事要更多业主同意：面积和人数都要三分之二以上参加，参加的人里面积和人数都要四分之三以上同意。',
    'residents-meeting': '因为全体居民都要遵守的规矩，要由居民会议讨论决定，议事会不能代替。',
    'collective-members': '因为集体的土地和资产属于全体成员，由成员大会决定，别的居民不参加表决。',
    mediation: '因为一个人的权利不能靠别人投票来定。社区人民调解委员会可以把双方请到一起谈，不收费。',
    report: '因为这是政府部门的职责，不用居民出钱，也不用居民表决。社区会上报，并把办理情况告诉您。',
  },
  basis: (clause: string) => `依据：${clause}`,
  ownersBy: '这类事由社区工作人员发起。请告诉社区您想提什么：',
  clerkMay: '您是社区工作人员，可以直接发起。',
  goTo: {
    mediation: '请打电话给社区申请调解：',
    report: '请打电话给社区，说清在哪里、什么样，有危险就先避开：',
  },
  visitUs: (place: string, hours: string) => `也可以到${place}当面说，${hours}。`,
}
