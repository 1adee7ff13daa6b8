import type { words as zh } from '../zh/signInAccount.ts'

export const words: typeof zh = {
  accountHow:
    'You can take away a copy of what is kept of you, have it corrected, and erase your account. In public your name and number are masked.',
  take: 'Take away what is kept of me',
  taken: 'What is kept of you is in a file now.',
  accountName: 'Name',
  accountPhone: 'Telephone',
  correct: 'Correct',
  corrected: 'It is corrected.',
  pinHow:
    'Choose a PIN of 6 digits, or change it. You then sign in with building, room and this PIN; other sign-ins of yours end.',
  pinNow: 'New PIN',
  pinAgain: 'The PIN once more',
  setPin: 'Set the PIN',
  pinIsSet: 'The PIN is set.',
  erase: 'Erase my account',
  eraseSure:
    'Erase your account? Name, number and PIN are deleted at once and cannot be brought back. Ballots still count, and what you proposed and said stays in the public record, but which account it was cannot be told.',
  eraseYes: 'Yes, erase it',
  erased: 'The account is erased.',
}
