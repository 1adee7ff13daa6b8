import type { words as zh } from '../zh/acting.ts'

export const words: typeof zh = {
  loading: 'Reading…',
  failed: 'The latest cannot be read; the network may be down.',
  retry: 'Try again',
  cancel: 'Not now',
  working: 'Sending…',
  lost: 'No answer came; the network may be down. What you wrote is still here. Press again: nothing is sent twice.',
  signIn: 'Sign in',
  signInFirst: 'Sign in to take part.',
  toPicture: 'As a picture',
  pictureHow: 'Press and hold the picture to save or send it.',
  pictureLost: 'The picture did not come. Copy the text instead, or open the page to print.',
}
