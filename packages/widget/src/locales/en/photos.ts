import type { words as zh } from '../zh/photos.ts'

export const words: typeof zh = {
  photoCamera: 'Take a photo',
  photoAlbum: 'Choose from album',
  photoCount: (now, most) => `${now} / ${most}`,
  photoAlt: 'What does it show? (for those who cannot see it)',
  photoAltHint: 'For instance: the ground levelled, parking lines drawn',
  photoAltFirst: 'Please say in a few words what it shows.',
  photoRemove: (n) => `Remove photo ${n}`,
  photoNth: (n) => `Photo ${n}`,
  photoSending: (share) => `Uploading ${share}%`,
  photoSent: 'Uploaded',
  photoFailed: 'It did not get through; the photo is still here and will be sent again.',
  photoUnfit: 'This file is not a picture and was left out.',
  photoFull: (most) => `At most ${most}; the rest were left out.`,
}
