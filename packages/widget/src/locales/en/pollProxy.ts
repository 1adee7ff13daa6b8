import type { words as zh } from '../zh/pollProxy.ts'

/** Words of giving a mandate, seeing it and taking it back. */
export const words: typeof zh = {
  grantFor: (label) => `A mandate for ${label}`,
  grantPlain: (most) =>
    `Say item by item how to vote. One person holds at most ${most}; staff of the property manager and whoever came to persuade you cannot hold one.`,
  holder: 'Who votes for you (their own door)',
  holderHint:
    'As on the door, for example: 3号楼, 1单元, 104. The roll must already name one person who votes for it.',
  door: { building: 'Building', unit: 'Stairwell (empty if there is none)', room: 'Room' },
  doorFirst: 'Please fill this in.',
  questionOf: (at, all) => `Question ${at} of ${all}`,
  item: {
    for: 'For',
    against: 'Against',
    abstain: 'Abstain',
    free: 'As they decide',
    none: 'No mandate on this',
    fixed: 'As filled in below',
  },
  fixedTo: 'How to vote',
  itemFirst: 'Please say how to vote on this.',
  oneFirst: 'Give a mandate on one question at least.',
  check: 'Review the mandate',
  checkTitle: 'Please check your mandate',
  checkWho: (label, holder) => `${label} mandates the voter of ${holder}.`,
  endsByVoting: 'You can revoke it at any time. Voting yourself ends it, and your own ballot counts.',
  grantNow: 'Give the mandate',
  granted: 'The mandate is recorded.',
  back: 'Go back and change',
  backToBallot: 'Back to the ballot',
  given: (holder) => `Your proxy: ${holder}`,
  givenAt: (at, by) =>
    by === 'clerk' ? `Entered ${at} from the paper that you signed.` : `Given online by you ${at}.`,
  givenCounts: 'They have voted for you.',
  revoke: 'Revoke it',
  revokeSure:
    'Your proxy can vote for you no more; what they have already cast stands until you vote yourself. Revoke it?',
  revokeNot: 'Keep it',
  revoked: 'The mandate is revoked. Please remember to vote.',
}
