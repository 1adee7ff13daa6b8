/** Words of the page that checks a log by itself. */
export const words = {
  verifierTitle: '核对公开存证',
  verifierIntro:
    '这一页独自核对一份公开存证：签名、每一条记录、每一个表决结果，都由这台设备自己重新计算。它只读存证本身，不向任何人发送内容；存成文件以后，没有网络也能核对副本。',
  verifierAddress: '存证地址',
  verifierAddressHint: '例如 https://yishi.example.org/log/yiguang',
  verifierAddressWrong: '请填写存证地址，以 /log/ 和社区的代号结尾。',
  verifierCheck: '核对',
  verifierFolder: '或者核对一份副本：选择它的文件夹',
  verifierFolderHint: '用 yishi verify --save 存下的文件夹。',
}
