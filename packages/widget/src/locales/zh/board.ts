import type { NoticeKind, PollForce } from '@yishi/schema/words'

/** Words of the notice board. */
export const words = {
  loading: '正在读取…',
  failed: '读不到最新内容，可能是网络不通。',
  retry: '重试',
  board: '公示栏',
  nothingHangs: '眼下没有公示。',
  number: (year: number, number: number) => `〔${year}〕第${number}号`,
  daysLeft: (days: number) => (days === 1 ? '今天截止' : `还剩 ${days} 天`),
  begins: (days: number) => `${days} 天后开始`,
  until: (day: string) => `至${day}`,
  from: (day: string) => `${day}起`,
  over: '公示期满',
  done: '已办结',
  replaced: '已由新公示替换',
  withdrawn: '已撤下',
  past: (count: number) => `往期公示 ${count} 件`,
  current: '回到当前公示',
  more: '更早的公示',
  kinds: {
    plan: '方案公示',
    roll: '名册公示',
    call: '会议通知',
    decision: '决议公示',
    preliminary: '询异公示',
    result: '结果公开',
    outcome: '办理结果',
    funds: '公共收益',
    other: '公示',
  } satisfies Record<NoticeKind, string>,
  /** The force of a vote, beside all that tells of one. */
  forceMark: {
    advisory: '征询意见，不具法律效力',
    'paper-ledger': '纸质计票',
    'import-official': '官方平台结果',
    binding: '正式表决',
  } satisfies Record<PollForce, string>,
  /** Beside a notice of a result, or with a slip of its own, that was corrected. */
  correctsMark: '有更正',
}
