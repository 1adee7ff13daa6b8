import type { words as zh } from '../zh/receiptFound.ts'

export const words: typeof zh = {
  found: (index) => `Your ballot is in the public log, entry ${index}`,
  counts: 'Counts in this poll',
  replaced: (at) => `Does not count: another ballot for the same home took its place on ${at}`,
  replacedTitle: (index) =>
    `This ballot is in the public log, entry ${index}, but a later one took its place`,
  poll: 'Poll',
  recordedAt: 'Recorded',
  channel: 'Channel',
  channels: { online: 'online', paper: 'on paper' },
  standing: 'Counted',
  notTold: 'The server did not say whether it counts; the receipt itself holds.',
  keyDiffers:
    'Careful: the key of the log is not the one that this device saw last. Compare it with a printed notice or ask the community before you believe it.',
  own: 'This is the choice that was recorded for you',
  ownWhy: 'Opened by the receipt; this device checked that it fits the log. Do not show it to others.',
  ownSignIn:
    'The code does not tell what you chose. Once signed in you see the choice that was recorded for you.',
  weight: (heads, area) => `counts for ${heads} ${heads === 1 ? 'head' : 'heads'}, ${area} ㎡`,
  proven: 'What this proves',
  proves: {
    inLog: (index, size) =>
      `This ballot is entry ${index} of the log, which has ${size} entries now. This device did the sums; it is not hearsay.`,
    signed: (key) => `The log is signed by the key of this community (key ${key}).`,
    continues: 'The log continues what this device saw last; nothing of it was changed or cut.',
    first:
      'This device sees the log for the first time and keeps it in mind; the next check will tell whether it was changed.',
  },
  notProven: 'What it does not prove',
  trust: 'What those who run it could still do, and how that is found',
  provesNot: {
    counts:
      'Whether it counts, and in which poll, is the server’s word. Once the result is out, anybody can count again from the whole log.',
    choice: 'The code does not tell the choice; in a confidential poll those who run the server can see it.',
    others:
      'It does not tell whether the ballots of others are their own. The list of who took part and calls to them can find what was cast in their names.',
    page: 'If this very page was tampered with, it can lie. So check on another device, from the community’s own address, or with the command yishi verify.',
  },
  details: 'Technical details',
  log: 'Log',
  key: 'Key',
  root: 'Root',
  byHand: 'If the download does not work, press and hold this text to copy it:',
  receiptText: 'Text of the receipt',
}
