import type { words as zh } from '../zh/mine.ts'

export const words: typeof zh = {
  mine: 'Mine',
  waiting: 'Waiting for you',
  nothingWaits: 'Nothing waits for you now',
  nothingWaitsHint: 'What neighbours propose and what is put to the vote appears here.',
  what: {
    second: 'seconding',
    opine: 'opinion',
    vote: 'vote',
    accept: 'acceptance',
    rate: 'rating',
    task: 'task',
  },
  act: {
    second: 'Have a look, and second it if you agree',
    opine: 'Say what you think',
    vote: 'Vote',
    accept: 'Look at the work',
    rate: 'Rate it',
    task: 'Do it',
  },
  doTask: (task) => `Do it: ${task}`,
  before: (end) => `until ${end}`,
  overdue: (end) => `was due ${end}`,
  proposals: 'What I proposed',
  none: {
    proposals: 'You have proposed nothing yet.',
    follows: 'You follow nothing yet. Press “Follow” on a matter, and you see here how it goes.',
    notices: 'No notices of late.',
  },
  propose: 'Propose something',
  follows: 'What I follow',
  all: (count) => `All ${count}`,
  notices: 'Recent notices',
  signedOut: 'Sign in to see what waits for you, what you proposed and what you follow.',
}
