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
  choice: { for: 'For', against: 'Against', abstain: 'Abstain', invalid: 'Invalid' },
  download: 'Download the receipt',
  checkRecord: 'Check the whole record',
  checkRecordHint:
    'This device works through the public log from its first entry to its last: whether anything was changed or taken out, and whether the results follow. No code needed.',
}
