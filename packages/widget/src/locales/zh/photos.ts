/** Words of the field for photos. */
export const words = {
  photoCamera: '拍照',
  photoAlbum: '从相册选',
  photoCount: (now: number, most: number) => `${now} / ${most} 张`,
  photoAlt: '照片里是什么（给看不见的人听）',
  photoAltHint: '例如：铺平的场地，划好了车位线',
  photoAltFirst: '请写一句照片里是什么。',
  photoRemove: (n: number) => `删去第${n}张`,
  photoNth: (n: number) => `第${n}张照片`,
  photoSending: (share: number) => `正在上传 ${share}%`,
  photoSent: '已上传',
  photoFailed: '没有传上去，照片还在。再提交时会重传。',
  photoUnfit: '这个文件不是图片，没有加进来。',
  photoFull: (most: number) => `最多${most}张，多出的没有加进来。`,
}
