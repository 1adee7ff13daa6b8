/** Words of a council: sessions, motions, votes, sign-off, minutes. */
export const words = {
  sessionNumber: (n: number) => `第${n}次会议`,
  inTheRoom: (here: number, due: number) => `在场${here}人，应到${due}人。`,
  sessionState: { called: '已通知', open: '进行中', closed: '已结束', cancelled: '已取消' },
  membersDue: (n: number) => `应到${n}人`,
  whoIsHere: '到会情况',
  here: '到会',
  away: '未到',
  recused: '回避',
  bracket: (text: string) => `（${text}）`,
  listComma: '、',
  attendance: (recused: number): string => (recused ? '到会（不计回避）' : '到会'),
  quorate: '到会人数符合要求，可以表决',
  inquorate: '到会人数不够，还不能表决',
  attendanceNumbers: (present: number, base: number, recused: number) =>
    `${present} / ${base} 人${recused ? `（回避${recused}人）` : ''}`,
  item: (n: number) => `议题${chinese(n)}`,
  planVersion: (n: number) => `方案第${n}版`,
  motionState: { waiting: '待议', open: '正在表决', closed: '已表决' },
  recusedBecause: (name: string, reason: string) => `${name}回避：${reason}`,
  // what one does
  iAmHere: '我到了',
  iLeave: '我先离开',
  iRecuse: '我要回避',
  recuseOther: '登记回避',
  recuseWho: '谁回避',
  recuseWhy: '回避的原因',
  recuseHint: '会记入纪要并公开。例如：本人家庭与此事有利害关系。',
  recuseNow: '确认回避',
  markHere: (name: string) => `${name}到会`,
  markAway: (name: string) => `${name}离会`,
  takeAttendance: '登记到会',
  voteByName: '记名表决，当场公开',
  yourVote: '您的表决',
  voteChoice: { for: '同意', against: '不同意', abstain: '弃权' },
  voteNow: '确认表决',
  voteFirst: '请先选择：同意、不同意或弃权。',
  voteConfirm: (name: string, choice: string) => `${name}，您对这个议题表决：${choice}。记名，当场公开。`,
  youVoted: (choice: string) => `您已表决：${choice}。`,
  changeVote: '更改',
  notVoted: '尚未表决',
  nobody: '无',
  confirm: '确定',
  // the speaking list
  speakers: '发言名单',
  hasFloor: '正在发言',
  floorSince: (at: string) => `${at}开始`,
  spoke: (list: string) => `已发言：${list}`,
  spokeFromTo: (name: string, from: string, to: string) => `${name} ${from}${from === to ? '' : `–${to}`}`,
  iSpeak: '我要发言',
  iSpeakNot: '不发言了',
  queuePlace: (n: number) => `您排在第${n}位。`,
  yourTurn: '轮到您发言。',
  giveFloor: (name: string) => `请${name}发言`,
  takeOffShort: '移出名单',
  takeOff: (name: string) => `移出名单：${name}`,
  endSpeech: '发言结束',
  // the result
  motionOutcome: { passed: '通过', failed: '未通过', inquorate: '人数不足' },
  resultSentence: (r: {
    members: number
    recused: number
    present: number
    for: number
    against: number
    abstain: number
  }) =>
    `应到${r.members}人，回避${r.recused}人，参加表决${r.present}人，同意${r.for}人，不同意${r.against}人，弃权${r.abstain}人。`,
  forOfPresent: '同意人数占到会人数',
  // sign-off
  signOffs: '三方会签',
  party: { community: '社区', council: '议事会', property: '物业' },
  stance: { signed: '已会签', silent: '逾期未表态', absent: '没有这一方' },
  toSign: '待会签',
  signWhich: '您代表哪一方会签？',
  signFirst: '请先选择代表哪一方。',
  signPlain: '会签后公开，不能撤回。',
  signNow: '会签',
  signAbsent: '本小区没有物业',
  // minutes
  minutes: '会议纪要',
  minutesEdit: '写会议纪要',
  minutesHint: '到会、回避、表决结果会自动附上，这里写讨论的要点。发布后公开；要改须作更正。',
  minutesPublish: '发布纪要',
  minutesCorrect: '更正纪要',
  minutesConfirm: '发布后所有人都能看到。确定发布吗？',
  minutesNone: '纪要还没有发布。',
  minutesAt: (at: string) => `${at}发布`,
  checkpoint: (size: string) => `公开存证检查点：第${size}条`,
  print: '打印',
  // sessions
  sessions: '历次会议',
  noSession: '现在没有安排会议。',
  noCouncil: '还没有召开过会议。',
  membersAre: '议事会成员',
  backToCurrent: '回到本次会议',
  hasMinutes: '有纪要',
  more: '更早的会议',
  newest: '最近的会议',
  correction: (at: string) => `${at}更正`,
  // calling one
  callMissing: '请填写这一项。',
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const chinese = (n: number): string => digits[n] ?? String(n)
