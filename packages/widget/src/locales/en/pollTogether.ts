import type { words as zh } from '../zh/pollTogether.ts'

/** Words of voting for several at once. */
export const words: typeof zh = {
  together: 'Vote for several at once',
  togetherPlain:
    'Tick those you vote for, mark each of them item by item, and check all on one page. Who is not ticked is left out.',
  nobodyChosen: 'Please tick somebody first.',
  choiceOf: (label) => `${label}: `,
  itemOf: (label, at) => `${label}, question ${at}: `,
  oneByOne: 'One at a time instead',
  checkAll: (count) => `Please check these ${count} ballots`,
  castAll: (count) => `Cast these ${count} ballots`,
  sending: (done, all) => `Sending: ${done} of ${all} done.`,
  allDone: (taken, refused) =>
    refused ? `${taken} recorded, ${refused} not` : `All ${taken} ballots are recorded`,
  taken: 'recorded',
  codeIs: 'Receipt code',
  finished: 'Done',
}
