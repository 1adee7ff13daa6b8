import type { words as zh } from '../zh/base.ts'

export const words: typeof zh = {
  loading: 'Reading…',
  failed: 'This cannot be read just now. The network may be down.',
  stale: 'The network is down; this is as it stood a little earlier.',
  retry: 'Try again',
}
