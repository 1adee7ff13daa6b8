import type { words as zh } from '../zh/pollElder.ts'

export const words: typeof zh = {
  readAloud: 'Read it to me',
  stopReading: 'Stop',
  before: 'Previous question',
  helpCall: 'Need a hand? Call',
  helpVisit: 'Somebody can also come to your home; the choice stays yours.',
  helpMe: 'Help me vote',
  helpMeHow:
    'Please call the number below and ask for help with voting; somebody will come. The choice stays yours, and nobody who tried to persuade you will take part.',
}
