/** Words of every element in which somebody can do something. */
export const words = {
  loading: '正在读取…',
  failed: '读不到最新内容，可能是网络不通。',
  retry: '重试',
  cancel: '先不',
  working: '正在提交…',
  lost: '没有收到答复，可能是网络断了。填写的内容还在；再按一次即可，不会重复提交。',
  signIn: '登录',
  signInFirst: '登录后可以参与。',
  toPicture: '存成长图',
  pictureHow: '长按图片，保存或转发到群里。',
  pictureLost: '图片没有取到。可以复制文字转发，或打开打印页面。',
}
