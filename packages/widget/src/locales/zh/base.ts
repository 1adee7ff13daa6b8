/** Words of every element: what stands there when nothing can be shown yet. */
export const words = {
  loading: '正在读取…',
  failed: '暂时读不到内容，可能是网络不通。',
  stale: '网络不通，这是稍早的内容。',
  retry: '重试',
}
