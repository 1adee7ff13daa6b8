/** Words of the list of matters. */
export const words = {
  proposals: '事项',
  tab: { open: '进行中', done: '已办结', ended: '其他' },
  tabCount: (name: string, count: number) => `${name} ${count}`,
  search: '查找事项',
  searchHint: '标题、内容或地点',
  by: (name: string) => `${name}提议`,
  found: (count: number) => `共${count}件`,
  showMore: '再看一些',
  noneOpen: '眼下没有进行中的事项',
  inviteOpen: '身边有想改一改的地方吗？说出来，大家一起议。',
  noneDone: '还没有办结的事项',
  noneEnded: '没有退回、撤回或未通过的事项',
  inviteOther: '看看正在进行的事项。',
  noneFound: (search: string) => `没有找到“${search}”`,
  inviteSearch: '换个说法试试，或看看其他分类。',
  propose: '我要提议',
}
