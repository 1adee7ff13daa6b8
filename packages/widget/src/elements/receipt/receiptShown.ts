import type { LookedUp, QuestionView } from '@yishi/schema/words'

/** What the browser proved by itself, and what the server says beside it. */
export interface ReceiptFound {
  code: string
  /** Its place in the public log. */
  index: number
  /** When it was recorded, as the log says. */
  at: string
  /** The C2SP tlog-proof. */
  text: string
  /** The log: its origin, how many entries it has now, its root, and the short id of the key that signs it. */
  log: { origin: string; size: number; root: string; key: string }
  /** Whether this device had seen the log before: then it continues what was seen. */
  seen: 'first' | 'continues' | 'key-differs'
  /** What only the server says; null where it could not be asked. */
  about: LookedUp | null
  /** What was recorded, where the receipt opens it or its owner is signed in. */
  own: OwnBallot | null
}

/** A ballot that was opened: by question what it says, and for how much it counts. */
export interface OwnBallot {
  /** The question is null where its poll could not be read; then its key stands for it. */
  choices: { key: string; question: QuestionView | null; choice: string }[]
  heads: number
  area: string
}

/** Why a receipt is not to be believed: a code of the check. */
export interface ReceiptWrong {
  fault: string
  text: string
}

/** The states beside those of every element. */
export type ReceiptShown =
  | { state: 'nothing' }
  | { state: 'unreadable' }
  | { state: 'unknown'; code: string }
  | { state: 'offline' }
  | ({ state: 'wrong' } & ReceiptWrong)
  | ({ state: 'found' } & ReceiptFound)
