import type { words as zh } from '../zh/hall.ts'

export const words: typeof zh = {
  hall: 'Assembly hall',
  rooms: {
    home: 'Home',
    n: 'Notice',
    p: 'Matter',
    v: 'Poll',
    council: 'Council',
    mine: 'Mine',
    propose: 'Propose',
    receipt: 'Check my ballot',
    'sign-in': 'Sign in',
  },
  board: 'Notices',
  matters: 'Proposals',
  elderMode: 'Large text',
  roomLost: 'This part did not open; the network may be down.',
}
