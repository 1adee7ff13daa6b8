type Open = Record<string, unknown>

const outcome: Record<string, string> = {
  passed: '通过',
  failed: '未通过',
  inquorate: '人数不够',
  upheld: '采纳',
  dismissed: '不采纳',
}
const party: Record<string, string> = { community: '社区', council: '议事会', property: '物业' }
const side: Record<string, string> = { proposer: '提议人', council: '议事会' }

/** The record of a matter: what each act did, with its public figures. */
export const words = {
  did: {
    propose: '提出提议',
    withdraw: '撤回提议',
    screen: ({ end }: Open) => (end ? '社区答复：不受理' : '社区受理'),
    draftPlan: ({ version }: Open) => `拟定方案第${version}版`,
    revisePlan: ({ version }: Open) => `修改方案为第${version}版`,
    recuse: '一名议事员回避',
    putMotion: ({ present, base }: Open) => `议题付诸表决，到会${present}人，应到${base}人`,
    closeMotion: ({ result }: Open) => `议事会表决：${outcome[String(result)] ?? result}`,
    signOff: ({ party: who, planVersion }: Open) => `${party[String(who)] ?? who}会签方案第${planVersion}版`,
    recordSilence: '记录到期未会签的一方',
    publishNotice: ({ days }: Open) => `发布公示，共${days}日`,
    renewNotice: ({ days }: Open) => `方案修改后重新公示，共${days}日`,
    publishOutcome: ({ days }: Open) => `公开办理结果，共${days}日`,
    correctNotice: '更正公示文字',
    extendNotice: '延长公示期',
    postNotice: '公示上墙',
    takeDown: '公示揭下',
    raiseObjection: '收到异议',
    writeObjection: '代记一条异议',
    meetObjector: ({ number }: Open) => `与异议人${number}当面沟通`,
    answerObjection: ({ number, outcome: how }: Open) =>
      `答复异议人${number}：${outcome[String(how)] ?? how}`,
    withdrawObjection: ({ number }: Open) => `异议人${number}撤回异议`,
    askReview: ({ number }: Open) => `异议人${number}申请街道复核`,
    announcePoll: '发布表决公告，名册冻结',
    extendPoll: '延长表决时间',
    skipPoll: '不再另行表决',
    openBatch: '登记一批纸质选票',
    declareEntered: ({ sheets }: Open) => `一批纸质选票录入完毕，共${sheets}张`,
    settleSheet: '核定一张纸质选票',
    countPoll: '计票',
    rereadSheet: '因异议重读一张纸质选票',
    recountPoll: ({ number }: Open) => `异议成立，重新计票（第${number}次更正）`,
    correctOfficial: ({ number }: Open) => `登记更正后的官方结果（第${number}次更正）`,
    recordStudy: ({ conclusion }: Open) => (conclusion === 'agreed' ? '研究同意' : '研究后退回'),
    callMeeting: ({ members }: Open) => `召集会议，应到${members}人`,
    countHands: ({ result, for: agree, against, abstain }: Open) =>
      `举手表决：同意${agree}人，不同意${against}人，弃权${abstain}人，${outcome[String(result)] ?? result}`,
    listCandidates: ({ candidates }: Open) => `列出候选事项${candidates}项`,
    countAppraisal: ({ raters }: Open) => `计分，共${raters}户打分`,
    recordLot: '当众抽签',
    addTask: '安排一项任务',
    finishTask: ({ tasksOpen }: Open) => `完成一项任务，还剩${tasksOpen}项`,
    addEvidence: ({ moment }: Open) => (moment === 'before' ? '上传整治前照片' : '上传整治后照片'),
    accept: ({ side: who, verdict }: Open) =>
      `${side[String(who)] ?? who}验收：${verdict === 'accepted' ? '通过' : '不通过'}`,
    closeStage: '到期',
  } as Record<string, string | ((open: Open) => string)>,
  other: '办理了一步',
  /** What it led to. */
  to: (stage: string) => `进入${stage}`,
}
