/** Words of checking all of the log, fetched with what does it. */
export const words = {
  recordHeading: '核对全部记录',
  recordRunning: (done: string, size: string, share: string) => `已核对${done}条，共${size}条（${share}）`,
  recordStarting: '正在读取存证…',
  recordBar: '核对进度',
  recordStop: '停止核对',
  recordLarge: (size: string, megabytes: string) =>
    `存证共有${size}条，全部读取约${megabytes}兆。手机请先连上无线网络；核对时可以随时停止。`,
  recordGo: '开始核对',
  recordStopped: (done: string) => `已停止，只核对了${done}条，不能下结论。`,
  recordOffline: '网络不通，或者存证读不到，没有核对完，不能下结论。',
  recordAgain: '重新核对',
  recordElsewhere: '不用本平台的页面，用单独一个文件的核对页再核对一遍',
  recordSound: (size: string) => `全部${size}条记录都对得上`,
  recordSoundWhat: {
    signed: (key: string) => `存证由本社区的密钥签名（公钥编号${key}）。`,
    tree: (size: string) =>
      `从第一条到最后一条，${size}条重新算了一遍，得到的根值就是签了名的那个：没有一条被改过、删过、插过。`,
    opened: (openings: string) => `公开的${openings}处内容，与存证里封好的一致。`,
    results: (results: string, ballots: string) =>
      `${results}个表决结果，由${ballots}张票的公开记录重新推算，都对得上。记名表决连每种意见的票数也重算过；保密表决的选择不公开，票数是平台说的。`,
    shown: (polls: string) => `页面上${polls}个表决公布的情况，与存证里的一致。`,
    noResults: '还没有公布过表决结果。',
    continues: '存证接着这台设备上次看到的往下写。',
    first: '这是这台设备第一次看到这份存证，已记住。',
    copy: '核对的是一份副本；是不是最新的，要与服务器或纸质公示比对。',
    root: '签了名的根值，可与纸质公示、会议纪要上印的比对：',
  },
  recordWrong: '记录对不上',
  recordWrongAt: (index: string) => `最早对不上的是第${index}条。`,
  recordWrongHow: '请截图保存，再联系社区或街道，也可请懂技术的人用 yishi verify 命令核对。代码：',
  recordFaults: {
    key: '存证的公钥读不出来，或与这台设备上次看到的不同，又没有用原来的密钥签名。',
    signature: '存证的签名不对：不是本社区的密钥签的，或签了名的内容被改过。',
    history: '存证与这台设备上次看到的接不上：以前的记录被改过或删过。',
    missing: '存证缺了一部分。',
    entry: '有记录被改过、换过或不完整：重算得不到签了名的根值。',
    opening: '公开的内容与存证里封好的不一致。',
    published: '页面上公布的结果，与存证里的不一样。',
    result: '公布的表决结果，由公开的票推算不出来。',
  },
}
