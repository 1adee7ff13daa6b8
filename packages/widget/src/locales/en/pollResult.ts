import type { words as zh } from '../zh/pollResult.ts'

export const words: typeof zh = {
  outcomePlain: {
    passed: (all) => (all === 1 ? 'Passed: the condition is met' : `Passed: all ${all} conditions are met`),
    failed: (missed) => `Not passed: ${missed} ${missed === 1 ? 'condition is' : 'conditions are'} not met`,
    inquorate: 'Too few took part; the vote does not stand',
    tied: 'Level; a lot is to be drawn in public',
  },
  advisoryOutcome: {
    passed: 'Most of those taking part agree (a consultation, without legal force)',
    failed: 'No majority of those taking part agrees (a consultation, without legal force)',
    inquorate: 'Too few took part (a consultation, without legal force)',
    tied: 'Level; a lot is to be drawn in public (a consultation, without legal force)',
  },
  shareResult: (title, result, link) => `Result: ${title}\n${result}\n${link}`,
  outcome: {
    passed: 'Passed',
    failed: 'Not passed',
    inquorate: 'Not quorate',
    tied: 'Level, a lot is to be drawn',
  },
  votes: 'Votes',
  headsTitle: 'Heads',
  areaTitle: 'Floor area',
  silent: 'Not returned',
  standing: { preliminary: 'Preliminary result', final: 'Final result' },
  forceOfResult: {
    'paper-ledger': 'Paper and online ballots were counted together here.',
    'import-official': 'The official platform counted; its figures and document are recorded here.',
    binding: 'This result is binding.',
  },
  officialBy: (platform, at) => `Official result: ${platform}, ${at}.`,
  officialPaper: 'See the official document',
  corrected: 'Corrected',
  correctedWhy: (reason) => `The result was corrected: ${reason}`,
  correctedFor: (objectors, sheets) =>
    `The objection of objector ${objectors.join(', ')} was upheld${sheets ? `; ${sheets} paper ballots read otherwise than before` : ''}. Roll and weights stay.`,
  correctionOn: (day) => `Before and after the correction of ${day}`,
  outcomeTitle: 'Outcome',
  beforeIt: 'Before',
  afterIt: 'After',
  correctionOf: (question) => `Before and after the correction: ${question}`,
  series: 'How the result is published',
  preliminaryPlain:
    'This is the preliminary result. Objections raised while it hangs are answered before the final one.',
  silenceDeemed: {
    absent: '',
    'deemed-abstain': 'The figures above count papers served and not returned as abstentions.',
    'deemed-majority': 'The figures above count papers served and not returned with the majority.',
  },
  byClause: (clause) => `Basis: ${clause || 'the assembly’s rules'}.`,
  clausePaper: 'See the clause',
  strictDiffers: 'Note: without the papers that were not returned the outcome differs.',
  byProxies: (count) => `${count} were given by proxies.`,
  strictTitle: 'Without the papers that were not returned',
  channelsWere: (online, paper, replaced) =>
    `${online} online, ${paper} on paper; ${replaced} of them took the place of an earlier ballot.`,
}
