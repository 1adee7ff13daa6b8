import type { words as zh } from '../zh/deskOfficial.ts'

/** Words of recording an official result. */
export const words: typeof zh = {
  officialNot: 'This poll is not held on an official platform; it is counted here.',
  officialNotYet: 'An official result can be recorded once voting has ended.',
  officialThere: (platform) => `The result of ${platform} is recorded.`,
  officialPlain: 'Copy the figures of the official document; the same rule decides whether it passed.',
  officialRoll: (heads, area) => `The roll has ${heads} heads and ${area}.`,
  officialPlatform: 'Name of the official platform',
  officialAt: 'When the official result was reached',
  officialPaper: 'The official document (picture or PDF)',
  officialPaperHint: 'It will be public; cover personal data on it first',
  officialPaperFirst: 'Please attach the document.',
  officialPaperOf: (title) => `${title}: the official platform’s document of the result`,
  officialVoice: { for: 'For', against: 'Against', abstain: 'Abstain', invalid: 'Invalid' },
  officialHeads: (voice) => `${voice}: heads`,
  officialArea: (voice) => `${voice}: area (㎡)`,
  officialPeople: 'heads',
  officialNoHeads: 'A whole number, please; 0 for none.',
  officialNoArea: 'An area with two places at most, please; 0 for none.',
  officialBeyond: {
    heads: 'These heads together are more than the roll has. Please check them against the document.',
    area: 'These areas together are more than the roll has. Please check them against the document.',
  },
  officialCheck: 'Review',
  officialSure:
    'Check every figure against the official document. Once recorded it is public at once and cannot be changed. Record it?',
  officialReason: 'Why it is corrected',
  officialCorrectSure:
    'Check every figure against the corrected document. Once recorded it has to hang anew. Record it?',
  officialNow: 'Record the result',
  officialDone: 'The official result is recorded.',
}
