import type { Iso } from './view.ts'

/** A letter with a single-use code, for the clerk who prints it. */
export interface LetterView {
  letter: string
  for: 'household' | 'elector'
  /** 5号楼2单元301, in full. */
  label: string
  /** The names on the list, in full; empty where none are known. */
  names: string
  state: 'waiting' | 'used' | 'expired' | 'void'
  /** K7QM-4XWD-2PNB-83TC; null once it opens nothing any more. */
  code: string | null
  /** Where a scanned code leads, relative to the server; the code stands behind the hash, so that no log sees it. */
  href: string | null
  issuedAt: Iso
  expiresAt: Iso
}

/** What whoever holds a letter sees before anything is claimed. */
export interface LetterLook {
  for: 'household' | 'elector'
  label: string
  state: 'waiting' | 'used' | 'expired'
  /** Adults who have claimed the household already. */
  members: number
  /** Used, and whoever used it has a PIN: the code and the PIN together sign in. */
  pin: boolean
}
