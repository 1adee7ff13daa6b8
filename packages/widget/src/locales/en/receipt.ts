import type { words as zh } from '../zh/receipt.ts'

export const words: typeof zh = {
  heading: 'Check my ballot',
  intro:
    'With the receipt code that you were given you can see whether your ballot is in the public log. A check on another phone or computer is worth more. No sign-in needed.',
  code: 'Receipt code',
  codeHint: 'Ten characters, as in K7QM-4XWD-2P; case, blanks and dashes do not matter.',
  codeMissing: 'Please enter the receipt code first.',
  check: 'Check',
  checking: 'Checking; this device does the sums itself…',
  byFile: 'Check a receipt file',
  fileHint: 'Drop the receipt file that you downloaded here, or choose it; or paste its text below.',
  file: 'Receipt file',
  paste: 'Text of the receipt',
  checkText: 'Check this receipt',
  unreadable:
    'This looks like neither a receipt code nor a receipt file. Please check it and try again; what you entered is still here.',
  unknown: (code) => `${code} was not found`,
  unknownHow:
    'Please check every character. A ballot can be found a few seconds after it was cast. If it is still not found, keep the code and turn to the community or the street office.',
  offline:
    'The network is down, nothing was checked. What you entered is still here; press again once it is back.',
  again: 'Check again',
  other: 'Check another ballot',
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
  wrongTitle: 'This ballot did not pass the check',
  wrongHow:
    'Please do not throw the receipt away: download it, turn to the community or the street office, or have it looked at by somebody who knows about such things.',
  wrong: {
    'key-malformed': 'The key of the log is unreadable, so no signature could be checked.',
    'proof-wrong':
      'The receipt does not lead to the signed root: the entry is not in that log, or the receipt was changed.',
    'opening-wrong': 'The choice written in the receipt does not fit the log.',
    'log-differs': 'The log that the receipt speaks of does not lead to the log as it is now.',
    'history-differs':
      'The log as it is now does not continue what this device saw last: the record may have been changed or cut.',
    'answer-differs': 'What the server says differs from what the receipt proves.',
    'origin-differs': 'This is a receipt of another community.',
    signature:
      'The signature is not that of this community’s log: the receipt may be forged, or from elsewhere.',
    other: 'The receipt is incomplete or was changed.',
  },
  keyDiffers:
    'Careful: the key of the log is not the one that this device saw last. Compare it with a printed notice or ask the community before you believe it.',
  own: 'This is the choice that was recorded for you',
  ownWhy: 'Opened by the receipt; this device checked that it fits the log. Do not show it to others.',
  ownSignIn:
    'The code does not tell what you chose. Once signed in you see the choice that was recorded for you.',
  choice: { for: 'For', against: 'Against', abstain: 'Abstain', invalid: 'Invalid' },
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
  download: 'Download the receipt',
  byHand: 'If the download does not work, press and hold this text to copy it:',
  receiptText: 'Text of the receipt',
}
