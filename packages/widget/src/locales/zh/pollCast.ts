/** Words of the card that shows a receipt code. */
export const words = {
  receipt: '投票查验码',
  receiptKeep: '请记下或保存。凭它可以查到您的票在不在公开存证里；上面没有您的选择。',
  copy: '复制',
  copied: '已复制',
  savePicture: '存为图片',
  pictureOf: (code: string) => `写有投票查验码${code}的图片`,
  longPress: '长按图片保存到手机。',
  download: '下载图片',
  showQr: '显示二维码',
  hideQr: '收起二维码',
  qrOf: (code: string) => `投票查验码${code}的二维码`,
}
