import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The house's secret: from it the codes of letters are derived, and what must be told apart without being kept. It lies in
 * the data folder beside the keys of the logs (whose names have no dot), readable by its owner alone. One process is one
 * house; all instances of one installation need the same folder.
 */
let secret: Buffer | null = null

/** Read the secret of a data folder, or make it. */
export function openHouseSecret(folder: string): void {
  const keys = join(folder, 'keys')
  const path = join(keys, 'house.secret')
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const bytes = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
  if (bytes.length !== 32) throw new Error(`${path} is not a house's secret`)
  secret = bytes
}

/** A value that only this house can derive, for one purpose. Throws before {@link openHouseSecret}. */
export function derive(purpose: string, ...parts: string[]): Buffer {
  if (!secret) throw new Error('the secret of the house is not open')
  return createHmac('sha256', secret)
    .update(JSON.stringify([purpose, ...parts]))
    .digest()
}
