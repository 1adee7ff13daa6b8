import type { words as zh } from '../zh/board.ts'

export const words: typeof zh = {
  board: 'Public notices',
  nothingHangs: 'No notice hangs at present.',
  number: (year, number) => `[${year}] No. ${number}`,
  daysLeft: (days) => (days === 1 ? 'ends today' : `${days} days left`),
  begins: (days) => (days === 1 ? 'begins tomorrow' : `begins in ${days} days`),
  until: (day) => `to ${day}`,
  from: (day) => `from ${day}`,
  over: 'period over',
  done: 'done',
  replaced: 'replaced by a new notice',
  withdrawn: 'withdrawn',
  past: (count) => (count === 1 ? '1 past notice' : `${count} past notices`),
  current: 'Back to current notices',
  more: 'Show more',
  kinds: {
    plan: 'Plan',
    roll: 'Roll of electors',
    call: 'Meeting call',
    decision: 'Decision',
    preliminary: 'Preliminary result',
    result: 'Result',
    outcome: 'Outcome',
    funds: 'Common income',
    other: 'Notice',
  },
}
