import type { Mandated } from '@yishi/schema/words'

/** Words of mandates at the desk. */
export const words = {
  proxyMost: (most: number) => `同一个人最多受${most}户委托。本人投票，委托就终止。`,
  proxyNone: '这次表决不接受委托。',
  proxyEnter: '登记纸质委托书',
  proxyPlain:
    '委托书须有委托人签名，逐项写明怎么投。物业服务企业的人员不能受托；去劝说过这一户的人不能受托。',
  proxyList: '已登记的委托',
  proxyEmpty: '还没有委托。',
  proxyHolds: (count: number, most: number) => `受托 ${count}/${most} 户`,
  proxyItem: (at: number, item: string) => `第${at}题${item}`,
  proxyAnd: '；',
  proxyItems: {
    for: '同意',
    against: '不同意',
    abstain: '弃权',
    free: '由受托人决定',
    none: '不委托',
  } satisfies Record<Mandated | 'none', string>,
  proxyGiven: (at: string, by: 'principal' | 'clerk') =>
    `${at}${by === 'clerk' ? '按委托书登记' : '本人在线上委托'}`,
  proxyEnded: { revoked: '已撤销', voted: '本人已投票，委托终止' },
  proxyCounts: '已代投',
  proxyPaper: '看委托书',
  proxyPaperOf: (label: string) => `${label}的委托书`,
  proxyRevoke: '撤销',
  proxyRevokeSure: (label: string) =>
    `${label}书面要求撤销了吗？撤销后受托人不能再代投；已经代投的，在本人投票以前仍然有效。`,
  proxyRevoked: (label: string) => `${label}的委托已撤销。`,
  proxyWhose: '谁委托（还没有投票的）',
  proxyWhoseHint: '输入楼栋、房号',
  proxyWhoseIs: (label: string) => `委托人：${label}`,
  proxyHolder: '委托给谁',
  proxyHolders: { door: '名册里的一户', name: '其他人' },
  proxyBuilding: '楼栋',
  proxyUnit: '单元',
  proxyRoom: '房号',
  proxyName: '受托人姓名',
  proxyPhone: '受托人电话',
  proxyScan: '委托书（照片或 PDF）',
  proxyScanHint: '只有工作人员能看',
  proxyScanFirst: '请附上委托书。',
  proxyNow: '登记委托',
  proxySure: '请对照委托书再看一遍：委托人、受托人和每一项都一致吗？',
  proxyDone: (label: string) => `${label}的委托已登记。`,
}
