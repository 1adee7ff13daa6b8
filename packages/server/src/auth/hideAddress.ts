import { derive } from './secret.ts'

/** What is kept of an address that calls came from: what only this house can derive. */
export function hideAddress(address: string): string {
  return derive('address', address).toString('hex').slice(0, 32)
}
