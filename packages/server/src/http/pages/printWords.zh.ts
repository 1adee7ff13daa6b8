import type { Body, PollView } from '@yishi/schema/words'

/** Words of what is made for paper. */
export const printWords = {
  // a paper ballot
  ballots: (title: string) => `表决票：${title}`,
  dear: (who: string) => `${who}：`,
  youAre: (label: string, heads: string, area: string | null) =>
    `您在本次表决的名册上：${label}，计${heads}人${area === null ? '' : `、${area}㎡`}。`,
  until: (end: string) => `请在${end}前投票。线上、纸质任选一种；两种都投的，以较晚的一次为准。`,
  onlineCode: '线上：用手机扫右边的码，不用打字。',
  onlineClaimed: '线上：用手机扫右边的码，登录后投票。',
  code: '入户码',
  codeSecret: '只能用一次，请不要给别人看。',
  onPaper: (place: string, hours: string) =>
    `纸质：在下面的票上打√、签名，沿虚线剪下，交到${place}（${hours}），或打电话请工作人员上门取。`,
  callUs: (telephone: string) => `不清楚的请打电话：${telephone}`,
  silence: {
    absent: '不交回的，不算参与表决。',
    'deemed-abstain': '按议事规则，送达后不交回的视为弃权。',
    'deemed-majority': '按议事规则，送达后不交回的视为同意多数意见。',
  } satisfies Record<PollView['nonResponse'], string>,
  ballot: '表决票',
  cut: '沿此线剪下',
  tick: '每题只选一项，在方框内打√；涂改的无效。',
  tickForm: {
    'yes-no-abstain': '',
    single: '只选一项，打√；写“弃权”就是弃权。',
    approval: '可以选几项，打√；都不要就写“都不选”，写“弃权”就是弃权。',
    score: '每项圈一个分数，5分最好；写“弃权”就是弃权。',
    ranked: '在方框里写名次：1是最希望的，2其次，依次往后；可以只写几项，写“弃权”就是弃权。',
  },
  mayBeLevel: '同样希望的可以写同一个名次。',
  signHere: '表决人签名',
  dateHere: '日期',
  year: '年',
  month: '月',
  dayMark: '日',
  receipt: '收票回执',
  receiptText: (number: string, label: string) => `已收到第${number}号表决票（${label}）。`,
  receivedBy: '收票人签名',
  receivedAt: '收到时间',
  // a letter with a code
  letters: '入户信',
  letterTitle: '入户码告知信',
  letterBody: (zone: string) =>
    `${zone}的公示、提议和表决可以在手机上看、在手机上参加。扫下面的码认领您家，不用打字；以后登录用您自己设的六位数字。`,
  letterTyped: '扫不了码的，打开这个网址，输入入户码：',
  letterSecret: '入户码只能用一次，请不要给别人看。收错了信的，请交回。',
  letterUntil: (day: string) => `${day}前有效。`,
  letterFrom: (place: string, hours: string, telephone: string) =>
    `不会操作的，请打电话${telephone}，或到${place}（${hours}）。`,
  noLetters: '没有等着发的信。',
  // the roll
  roll: (name: string) => `${name}（公示）`,
  rollHead: '下列为本次表决的名册。姓名作了遮挡，住址只写到楼栋。请核对，如有遗漏或差错，请在公示期内提出。',
  rollNumber: '序号',
  rollBuilding: '楼栋',
  rollNames: '姓名',
  rollHeads: '人数',
  rollTotal: (electors: string, heads: string, area: string | null) =>
    `合计：表决人${electors}个，${heads}人${area === null ? '' : `，专有部分面积${area}㎡`}。`,
  rollFrozen: (day: string) => `名册于${day}定稿，根值`,
  contact: (telephone: string, place: string, hours: string) =>
    `联系电话：${telephone}，地点：${place}，受理时间：${hours}。`,
  // notice of a result
  resultTitle: (title: string) => {
    const bare = title.replace(/^关于/, '').replace(/的?表决$/, '')
    return `关于${bare}表决结果的公告`
  },
  resultTo: (zone: string, owners: boolean) => `${zone}全体${owners ? '业主' : '居民'}：`,
  resultHeld: (title: string, from: string, to: string, basis: string) =>
    `“${title}”已于${from}至${to}进行，依据${basis}。现将结果公告如下：`,
  resultRoll: (electors: string, heads: string, area: string | null) =>
    `名册：表决人${electors}个，共${heads}人${area === null ? '' : `、专有部分面积${area}㎡`}。`,
  rollRoot: '名册根值',
  question: (n: number) => `第${n}项`,
  choice: '意见',
  headsColumn: '人数（人）',
  areaColumn: '面积（㎡）',
  sum: '合计',
  conditionColumn: '条件',
  actual: '实际',
  shareColumn: '占比',
  required: '要求',
  verdict: '结论',
  outcome: (text: string, force: string) => `结果：${text}（${force}）。`,
  noCount: '还没有计票，没有可以公告的结果。',
  announce: '特此公告。',
  // minutes
  /** Who met. */
  bodies: {
    council: '议事会',
    adults: '居民会议',
    households: '居民会议（户代表）',
    representatives: '代表会议',
    party: '党员大会',
    members: '成员大会',
  } satisfies Record<Body, string>,
  minutesTitle: (zone: string, body: string, n: number) => `${zone}${body}第${n}次会议纪要`,
  minutesDraft: '尚未公布',
  when: '时间',
  where: '地点',
  members: (n: number) => `应到${n}人`,
  attended: (n: number) => `到会${n}人`,
  missing: (n: number) => `缺席${n}人`,
  /** Between names. */
  comma: '、',
  agenda: '议题',
  item: (n: number, title: string) => `议题${n}：${title}`,
  recused: (names: string) => `回避：${names}`,
  spoke: (names: string) => `发言：${names}`,
  figures: (base: string, present: string) => `应计${base}人，参加表决${present}人。`,
  none: '无',
  parties: { community: '社区', council: '议事会', property: '物业' },
  stances: { signed: '已会签', silent: '逾期未表态', absent: '没有这一方' },
  signOffs: '会签',
  notVoted: '没有表决。',
  minutesText: '会议记录',
  corrected: (day: string, text: string) => `${day}更正：${text}`,
  chair: '主持人签名',
  recorder: '记录人签名',
  published: (day: string) => `${day}公布`,
  // the sheet for a board
  boardTitle: '公示栏',
  boardScan: '扫码看现在的公示',
  boardHow: (zone: string) =>
    `${zone}正在公示的内容都在这里，随时更新。看了有意见，可以在手机上说，也可以打电话。`,
  boardNow: (day: string) => `${day}时正在公示`,
}

export type PrintWords = typeof printWords
