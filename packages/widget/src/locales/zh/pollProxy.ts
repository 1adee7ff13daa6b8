import type { Mandated } from '@yishi/schema/words'

/** Words of giving a mandate, seeing it and taking it back. */
export const words = {
  grantFor: (label: string) => `为${label}委托投票`,
  grantPlain: (most: number) =>
    `逐项写明怎么投。同一个人最多受${most}户委托；物业服务企业的人员、来劝说过您的人不能受托。`,
  holder: '委托给谁（写受托人自己的房号）',
  holderHint: '照门牌写，例如：3号楼、1单元、104。那一户须已在名册里确定由一个人投票。',
  door: { building: '楼栋', unit: '单元（没有就不填）', room: '房号' },
  doorFirst: '请填写。',
  questionOf: (at: number, all: number) => `第${at}题，共${all}题`,
  item: {
    for: '同意',
    against: '不同意',
    abstain: '弃权',
    free: '由受托人决定',
    none: '这一题不委托',
    fixed: '按下面的填写投',
  } satisfies Record<Mandated | 'none' | 'fixed', string>,
  fixedTo: '怎么投',
  itemFirst: '请选择这一题怎么投。',
  oneFirst: '至少要委托一题。',
  check: '核对委托',
  checkTitle: '请核对您的委托',
  checkWho: (label: string, holder: string) => `${label}委托${holder}的投票人代为投票。`,
  endsByVoting: '您随时可以撤销。您自己投了票，委托就终止，以您自己投的为准。',
  grantNow: '确认委托',
  granted: '委托已经登记。',
  back: '返回修改',
  backToBallot: '回到选票',
  given: (holder: string) => `受托人：${holder}`,
  givenAt: (at: string, by: 'principal' | 'clerk') =>
    by === 'clerk' ? `${at}由社区按您签名的委托书登记。` : `${at}由您在线上委托。`,
  givenCounts: '受托人已经代您投票。',
  revoke: '撤销委托',
  revokeSure: '撤销后受托人不能再代您投票；已经代投的，在您自己投票以前仍然有效。确定撤销吗？',
  revokeNot: '不撤销',
  revoked: '委托已经撤销。请记得自己投票。',
}
