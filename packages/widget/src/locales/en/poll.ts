import type { words as zh } from '../zh/poll.ts'

export const words: typeof zh = {
  forcePlain: {
    advisory: 'This poll is a consultation. It has no legal force.',
    'paper-ledger':
      'Papers are served and collected by the community and counted here together with online ballots.',
    'import-official':
      'The vote is held on the official platform; its result and document are recorded here.',
    binding: 'The result of this vote is binding.',
  },
  modePlain: {
    open: 'Open vote: once the result is out, the public record shows each choice, the address as its building alone.',
    confidential:
      'Confidential vote: the public sees totals alone. Whoever runs the system could technically see each ballot, which cannot be prevented; your receipt code lets you check your own.',
  },
  silencePlain: {
    absent: '',
    'deemed-abstain':
      'Papers served and not returned count as abstentions, as the assembly’s rules say; the result without them is published beside it.',
    'deemed-majority':
      'Papers served and not returned join the majority, as the assembly’s rules say; the result without them is published beside it.',
  },
  rule: {
    'cn278.general':
      'Two thirds must take part, by area and by heads; more than half of those must agree, by both (Civil Code, article 278).',
    'cn278.special':
      'Two thirds must take part, by area and by heads; three quarters of those must agree, by both (Civil Code, article 278).',
    'households.advisory': 'Households are consulted; most of those taking part make the majority.',
  },
  aboutVote: 'How this vote is counted',
  planPlain: 'The plan explained',
  planWhole: 'The plan in full',
  rollPlain: (electors, area) =>
    area
      ? `The roll is frozen: ${electors} electors, ${area} in all.`
      : `The roll is frozen: ${electors} electors.`,
  comma: ', ',
  gap: ' ',
  runsUntil: (end, days) =>
    `ends ${end}${days === null ? '' : `, ${days} ${days === 1 ? 'day' : 'days'} left`}`,
  startsAt: (start) => `begins ${start}`,
  extended: (before, reason) => `Voting was to end ${before} and was made longer. Reason: ${reason}`,
  closedAt: (end) => `ended ${end}`,
  bothWays: 'online and on paper',
  onlineOnly: 'online only',
  turnout: 'Turnout',
  channelsNow: (online, paper) => `${online} online, ${paper} on paper`,
  choice: { for: 'For', against: 'Against', abstain: 'Abstain', invalid: 'Invalid' },
  choiceSaid: { for: 'I agree', against: 'I disagree', abstain: 'I abstain (take no side)' },
  questionOf: (at, all) => `Question ${at} of ${all}`,
  youStandFor: (label, area) => `You vote for ${label}${area ? `, ${area}` : ''}.`,
  youStandInFor: (label, area) =>
    `You vote on behalf of ${label}${area ? ` (${area})` : ''}, who mandated you.`,
  heldTag: 'mandated',
  boundTo: (choice) => `As the mandate says: ${choice}`,
  notMandated: 'Not mandated; no vote on this.',
  votingEnds: 'You gave somebody a mandate. Voting yourself ends it, and your own ballot counts.',
  givenTold: (holder) => `You mandated ${holder} to vote for you. Voting yourself ends the mandate.`,
  seeMandate: 'See or revoke it',
  mayMandate: 'Cannot vote yourself?',
  giveMandate: 'Give somebody a mandate',
  allTogether: 'Vote for several at once',
  asideLost: 'It did not open; the network may be gone. Press again; your ballot is untouched.',
  canChange: 'You can change your vote until the end; the last one counts.',
  whichElector: 'For which home are you voting?',
  electorsLeft: (left) => `You may vote for each of these, one after another. ${left} to go.`,
  electorsDone: 'You have voted for all of them.',
  electorDone: 'voted',
  electorOpen: 'not yet voted',
  otherElector: 'Choose another',
  nextElector: (label) => `Go on to vote for ${label}`,
  check: 'Review and confirm',
  chooseFirst: 'Please choose first: for, against or abstain.',
  confirmTitle: 'Please check your choice',
  yourChoice: 'Your choice',
  castNow: 'Cast my vote',
  back: 'Go back and change',
  keep: 'Keep it as it is',
  signedOut: 'Sign in to vote. Reading needs no account.',
  signInToVote: 'Sign in and vote',
  notElector:
    'You are not on the roll of this vote and cannot take part. If you think that is wrong, please call:',
  mayNot: 'You cannot vote here at present. Please call:',
  notYet: 'Voting has not begun.',
  counting: 'Voting has ended. Paper ballots are being entered and checked; the result will appear here.',
  officialHere: 'Please vote on the official platform; its result is recorded here.',
  ownPage: 'To keep other pages’ scripts away, binding votes are cast on this platform’s own page.',
  toOwnPage: 'Go to the ballot',
  print: 'Print or post',
  copyShare: 'Copy a text to share',
  shareCopied: 'Copied; paste it wherever you like.',
  shareByHand: 'It could not be copied. Press and hold the text below:',
  shareText: (title, period, link) => `Vote: ${title}\n${period}\n${link}`,
  seeNotice: 'See the notice',
  checkpoint: (size) => `Public log checkpoint: ${size} entries`,
  seeTurnout: 'See the turnout',
  backToBallot: 'Back to the ballot',
}
