import type { Body, End, Mark, StageKind, TrackMark } from '@yishi/schema/words'

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const inWords = (n: string): string => digits[Number(n)] ?? n

/** The words of the domain that several elements use: stages, ends, conditions. */
export const words = {
  track: '办理进程',
  mark: { propose: '提', deliberate: '议', notice: '示', poll: '票', act: '做' } satisfies Record<
    Mark,
    string
  >,
  markName: {
    propose: '提议',
    deliberate: '议事',
    notice: '公示',
    poll: '表决',
    act: '实施',
  } satisfies Record<Mark, string>,
  markState: { past: '（已过）', now: '（现在）', ahead: '（未到）' } satisfies Record<
    TrackMark['state'],
    string
  >,
  stage: {
    screen: '受理',
    second: '附议',
    consult: '征求意见',
    deliberate: '议事',
    notice: '公示',
    poll: '表决',
    count: '计票',
    act: '实施',
    accept: '验收',
    publish: '公开',
    rate: '评价',
    ask: '问',
    appraise: '评',
    call: '会议通知',
    meet: '会议',
    preliminary: '询异公示',
    study: '研究',
  } satisfies Record<StageKind, string>,
  end: {
    done: '已办结',
    returned: '退回',
    merged: '并案',
    withdrawn: '撤回',
    'not-passed': '未通过',
    'not-quorate': '未达到法定人数',
    cancelled: '终止',
  } satisfies Record<End, string>,
  /** Who proposed, where it was no resident: 社区提议. */
  proposer: { clerk: '社区', gridworker: '网格员' } as Record<string, string>,
  sessionOf: {
    council: '议事会',
    adults: '居民会议',
    households: '户代表参加的居民会议',
    representatives: '代表会议',
    party: '党员大会',
    members: '成员大会',
  } satisfies Record<Body, string>,
  /** A matter on which a vote was called, with the vote's force. */
  voted: (force: string) => `表决：${force}`,
  condition: {
    quorum: { heads: '参与人数', area: '参与面积' },
    approval: { heads: '同意人数占参与人数', area: '同意面积占参与面积' },
  },
  heads: (count: string) => `${count} 人`,
  /** 三分之二; for more than one half 半数. */
  fraction(threshold: string): string {
    const [part = '', whole = ''] = threshold.split('/')
    return threshold === '1/2' ? '半数' : `${inWords(whole)}分之${inWords(part)}`
  },
  must: (threshold: string, more: boolean) => (more ? `须超过 ${threshold}` : `须 ${threshold}`),
  met: (fraction: string, share: string, more: boolean) =>
    `已${more ? '超过' : '达到'}${fraction}（${share}）`,
  missing: (amount: string, needed: string) => `还差${amount}，须达到${needed}`.replace(/ (?=人)/g, ''),
}
