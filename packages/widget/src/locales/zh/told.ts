import type { PollForce } from '@yishi/schema/words'

/** What stands beside a notice of a result, and beside a vote. */
export const words = {
  forceMark: {
    advisory: '征询意见，不具法律效力',
    'paper-ledger': '纸质计票',
    'import-official': '官方平台结果',
    binding: '正式表决',
  } satisfies Record<PollForce, string>,
  correctsMark: '有更正',
}
