/** Words of the hall. */
export const words = {
  hall: '议事厅',
  rooms: {
    home: '首页',
    n: '公示',
    p: '事项',
    v: '表决',
    council: '议事会',
    mine: '我的',
    propose: '我要提议',
    receipt: '查验我的票',
    'sign-in': '登录',
  },
  board: '公示栏',
  matters: '提议',
  elderMode: '长辈版',
  roomLost: '这一部分没有打开，可能是网络不通。',
}
