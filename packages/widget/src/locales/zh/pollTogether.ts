/** Words of voting for several at once. */
export const words = {
  together: '几户一起投',
  togetherPlain: '勾选要投的，逐户逐题选好，最后在一页上一起核对。不勾选的不投。',
  nobodyChosen: '请先勾选要投的。',
  choiceOf: (label: string) => `${label}：`,
  itemOf: (label: string, at: number) => `${label} 第${at}题：`,
  oneByOne: '改为一处一处地投',
  checkAll: (count: number) => `请核对这${count}张票`,
  castAll: (count: number) => `确认投这${count}张票`,
  sending: (done: number, all: number) => `正在提交，已完成${done}张，共${all}张。`,
  allDone: (taken: number, refused: number) =>
    refused ? `记下${taken}张，${refused}张没有记下` : `${taken}张票都已经记下`,
  taken: '已记下',
  codeIs: '投票查验码',
  finished: '完成',
}
