import type { words as zh } from '../zh/verifier.ts'

export const words: typeof zh = {
  verifierTitle: 'Check a public log',
  verifierIntro:
    'This page checks a public log by itself: its signature, every entry, every result of a vote are worked out again by this device. It reads the log and nothing else, and sends nothing to anybody; kept as a file, it checks a copy without a network, too.',
  verifierAddress: 'Address of the log',
  verifierAddressHint: 'For example https://yishi.example.org/log/yiguang',
  verifierAddressWrong: 'Write the address of the log, which ends in /log/ and the name of the community.',
  verifierCheck: 'Check',
  verifierFolder: 'Or check a copy: choose its folder',
  verifierFolderHint: 'The folder that yishi verify --save has kept.',
}
