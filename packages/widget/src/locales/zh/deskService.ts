import type { ServiceWay } from '@yishi/schema/words'

const channels = { online: '线上', paper: '纸质' }

/** Words of whom the papers reached. */
export const words = {
  electorsAll: '表决人',
  servedAll: '已送达',
  warnedAll: '已送达并告知后果',
  unreachedAll: '既未送达也未收回',
  warnedMissing: (count: number) =>
    `按规则，没有投票的要计入；还有${count}个没有送达并告知后果的证明，他们不投票就不能计入，只按缺席。`,
  onlyUnreached: '还没送达的',
  wholeRecord: '送达登记',
  byBuilding: '按楼栋看',
  allBuildings: '全部',
  nobodyLeft: '这里没有了',
  returnedMark: '已收回',
  serviceWay: {
    'in-person': '当面',
    post: '邮寄',
    message: '短信或微信',
    'posted-at-door': '贴在门上',
    board: '公示栏',
  } satisfies Record<ServiceWay, string>,
  servedBy: (way: string, at: string, by: string) => `${way} · ${at}${by ? ` · ${by}` : ''}`,
  warnedMark: ' · 已告知后果',
  printList: '打印这份名单',
  takeAway: '取走表格（.xlsx）',
  takeAwayFailed: '没有打开。请再试一次；若浏览器拦住了新窗口，请允许。',
  toService: '去登记送达',
  doubles: '一户两票',
  ballotCame: (channel: 'online' | 'paper', at: string, byProxy: boolean) =>
    `${at}${byProxy ? '受托人代投的' : ''}${channels[channel]}票`,
  countsThis: '计入：',
  countsNot: '不计：',
}
