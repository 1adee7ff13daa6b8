import type { words as zh } from '../zh/receiptCard.ts'

export const words: typeof zh = {
  receipt: 'Receipt code',
  receiptKeep:
    'Please note it down or save it. With it you can check that your ballot is in the public log; it does not show your choice.',
  copy: 'Copy',
  copied: 'Copied',
  savePicture: 'Save as a picture',
  pictureOf: (code) => `Picture with the receipt code ${code}`,
  longPress: 'Press and hold the picture to save it.',
  download: 'Download the picture',
  showQr: 'Show QR code',
  hideQr: 'Hide QR code',
  qrOf: (code) => `QR code of the receipt code ${code}`,
}
