import type { words as zh } from '../zh/pollCast.ts'

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
  castDone: 'Your vote is recorded',
  inLog: (index) => `Entry ${index} of the public log`,
  toLog: 'Being written to the public log; this takes a second or two.',
  checkBallot: 'Check my ballot',
  youVotedOnline: (at) => `You voted online on ${at}.`,
  youVotedPaper: (at) => `Your paper ballot was handed in on ${at} and counts.`,
  youVotedFor: (at) => `You voted on their behalf on ${at}.`,
  proxyVoted: (at) => `Your proxy voted for you on ${at}.`,
  proxyVotedHint: 'You can still vote yourself: your own ballot will count, and the mandate ends.',
  tookPlaceOf: (before, at) =>
    `There are two valid ballots and this one counts; the ${before} of ${at} no longer does.`,
  ballotBy: (channel, byProxy) => (byProxy ? `${channel} ballot of your proxy` : `${channel} ballot`),
  channel: { online: 'online', paper: 'paper' },
  change: 'Change my choice',
  paperChange: 'If you vote online now, the online ballot will count instead.',
  myBallot: 'My ballot',
}
