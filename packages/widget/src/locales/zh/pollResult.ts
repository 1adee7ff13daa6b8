/** Words of a result, fetched once there is one. */
export const words = {
  outcomePlain: {
    passed: (all: number) => (all === 1 ? '表决通过：条件已达到' : `表决通过：${chinese(all)}项条件均已达到`),
    failed: (missed: number) => `表决未通过：${chinese(missed)}项条件没有达到`,
    inquorate: '参与没有达到要求，表决不成立',
    tied: '票数并列，待公开抽签',
  },
  advisoryOutcome: {
    passed: '参与者多数同意（征求意见，没有法律效力）',
    failed: '参与者没有过半数同意（征求意见，没有法律效力）',
    inquorate: '参与不足（征求意见，没有法律效力）',
    tied: '票数并列，待公开抽签（征求意见，没有法律效力）',
  },
  shareResult: (title: string, result: string, link: string) => `【表决结果】${title}\n${result}\n${link}`,
  outcome: { passed: '通过', failed: '未通过', inquorate: '参与不足', tied: '并列，待抽签' },
  votes: '得票',
  headsTitle: '人数',
  areaTitle: '专有部分面积',
  silent: '没有交回',
  standing: { preliminary: '初步结果', final: '最终结果' },
  forceOfResult: {
    'paper-ledger': '本结果由纸质表决票和线上的票在这里合并计算得出。',
    'import-official': '本结果由官方平台计票，这里登记它的数字和文件。',
    binding: '本结果具有约束力。',
  },
  officialBy: (platform: string, at: string) => `官方结果：${platform}，${at}。`,
  officialPaper: '看官方文件',
  corrected: '更正',
  correctedWhy: (reason: string) => `结果有更正：${reason}`,
  correctedFor: (objectors: number[], sheets: number) =>
    `异议人${objectors.join('、')}的异议成立${sheets ? `，${sheets}张纸质票重读后有更正` : ''}；名册和份量不变。`,
  correctionOn: (day: string) => `${day}更正前后`,
  outcomeTitle: '结果',
  beforeIt: '更正前',
  afterIt: '更正后',
  correctionOf: (question: string) => `更正前后：${question}`,
  series: '结果公布过程',
  preliminaryPlain: '这是初步结果。公示期内有异议的，核查答复以后再公布最终结果。',
  silenceDeemed: {
    absent: '',
    'deemed-abstain': '上面的数字把已送达而没有交回的计为弃权。',
    'deemed-majority': '上面的数字把已送达而没有交回的计入多数一方。',
  },
  byClause: (clause: string) => `依据：${clause || '议事规则条款'}。`,
  clausePaper: '看条款原文',
  strictDiffers: '注意：不把没有交回的计入，结论不同。',
  byProxies: (count: string) => `受托人代投的${count}张。`,
  strictTitle: '不把没有交回的票计入时',
  channelsWere: (online: string, paper: string, replaced: string) =>
    `线上${online}张，纸质${paper}张；其中重复投票、以后一次为准的${replaced}张。`,
}

const digits = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']
const chinese = (n: number): string => digits[n] ?? String(n)
