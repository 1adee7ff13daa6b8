/** Words of a poll for elders, fetched with what is drawn large. */
export const words = {
  readAloud: '读给我听',
  stopReading: '停止',
  before: '上一题',
  helpCall: '不会操作？打电话',
  helpVisit: '也可请工作人员上门协助，由您本人选择。',
  helpMe: '帮我投票',
  helpMeHow: '请拨打下面的电话，说“请来帮我投票”，工作人员会上门。由您本人选择，来劝说过您的人不会参加。',
}
