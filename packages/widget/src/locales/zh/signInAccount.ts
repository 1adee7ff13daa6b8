/** Words of what is kept of oneself, fetched with what shows it. */
export const words = {
  accountHow:
    '平台上留有您的哪些资料，可以取走一份；写错了可以改；账号可以注销。公开的地方，您的姓名和电话都打码。',
  take: '取走我的资料',
  taken: '您的资料已存成文件。',
  accountName: '姓名',
  accountPhone: '电话',
  correct: '更正',
  corrected: '已更正。',
  pinHow: '设6位数字密码，或换一个新的。以后用楼栋、房号和它登录；别处的登录会退出。',
  pinNow: '新密码',
  pinAgain: '再输一遍',
  setPin: '设密码',
  pinIsSet: '密码已设好。',
  erase: '注销账号',
  eraseSure:
    '注销账号？姓名、电话、密码立刻删除，不能恢复。您投过的票仍计数，提过的、说过的仍在公开记录里，但查不出是哪个账号。',
  eraseYes: '是，注销',
  erased: '账号已注销。',
}
