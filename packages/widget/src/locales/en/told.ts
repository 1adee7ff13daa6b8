import type { words as zh } from '../zh/told.ts'

export const words: typeof zh = {
  forceMark: {
    advisory: 'Consultation, no legal force',
    'paper-ledger': 'Counted with paper',
    'import-official': 'Official platform',
    binding: 'Binding vote',
  },
  correctsMark: 'Corrected',
}
