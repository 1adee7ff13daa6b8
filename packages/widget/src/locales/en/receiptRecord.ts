import type { words as zh } from '../zh/receiptRecord.ts'

export const words: typeof zh = {
  recordHeading: 'Check the whole record',
  recordRunning: (done, size, share) => `${done} of ${size} entries checked (${share})`,
  recordStarting: 'Reading the log…',
  recordBar: 'Progress of the check',
  recordStop: 'Stop',
  recordLarge: (size, megabytes) =>
    `The log has ${size} entries; reading them all takes about ${megabytes} MB. On a telephone use a wireless network; you can stop at any time.`,
  recordGo: 'Start the check',
  recordStopped: (done) => `Stopped: ${done} entries were checked, which does not allow a conclusion.`,
  recordOffline:
    'The network is down or the log cannot be read. The check did not get to its end, which does not allow a conclusion.',
  recordAgain: 'Check again',
  recordElsewhere: 'Check once more by a page of one file that can be kept',
  recordSound: (size) => `All ${size} entries fit together`,
  recordSoundWhat: {
    signed: (key) => `The log is signed by this community’s key (key id ${key}).`,
    tree: (size) =>
      `All ${size} entries, from first to last, lead to the root that was signed: none was changed, taken out or put in.`,
    opened: (openings) => `${openings} facts that are public fit what was sealed in the log.`,
    results: (results, ballots) =>
      `Results of polls: ${results}, worked out again from the public facts of ${ballots} ballots; all of them follow. In open polls the votes were counted again too; in confidential polls choices are not public, and the votes are what the server says.`,
    shown: (polls) => `What the pages show of ${polls} polls is what the log states.`,
    noResults: 'No result of a poll has been announced yet.',
    continues: 'The log continues what this device saw last.',
    first: 'This device sees this log for the first time, and remembers it.',
    copy: 'This is a copy; whether it is the latest, the server or a notice on paper can tell.',
    root: 'The signed root, to be held against the one printed on notices and minutes:',
  },
  recordWrong: 'The record does not fit together',
  recordWrongAt: (index) => `The first contradiction is at entry ${index}.`,
  recordWrongHow:
    'Please take a picture of the screen and turn to the community or the street office, or have somebody who knows about such things run yishi verify. Code:',
  recordFaults: {
    key: 'The key of the log is unreadable, or it is another than this device saw last and the one before has not signed beside it.',
    signature: 'The signature is wrong: not by this community’s key, or what it signed was changed.',
    history:
      'The log does not continue what this device saw last: earlier entries were changed or taken out.',
    missing: 'A part of the log is missing.',
    entry: 'Entries were changed, exchanged or are incomplete: they do not lead to the root that was signed.',
    opening: 'What is public does not fit what was sealed in the log.',
    published: 'A result that the pages show is not the one in the log.',
    result: 'The result of a poll does not follow from the ballots.',
  },
}
