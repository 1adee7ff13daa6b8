import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Db } from '../db/db.ts'
import { isSetUp } from './setUp.ts'

/** The first run of a server: until a community stands, whoever knows the word from its start may found one in the browser. */
export interface FirstRun {
  /** Printed once when the server starts; kept in memory alone. */
  word: string
  /** Whether no community stands yet. */
  isOpen(): Promise<boolean>
  /** Whether somebody knows the word. */
  knows(said: string): boolean
}

/** 80 random bits, in four groups. */
export function makeFirstRun(db: Db): FirstRun {
  const word = [...randomBytes(16)]
    .map((byte) => alphabet[byte & 31])
    .join('')
    .match(/.{4}/g)!
    .join('-')
  let over = false
  return {
    word,
    async isOpen() {
      over ||= await isSetUp(db)
      return !over
    },
    knows(said) {
      const bytes = Buffer.from(said.trim().toUpperCase())
      return bytes.length === word.length && timingSafeEqual(bytes, Buffer.from(word))
    },
  }
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
