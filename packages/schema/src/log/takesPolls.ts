import type { Entry } from './entry.ts'

/**
 * What {@link pollResults} needs of an entry: what it says of a poll. What is sealed has been held against its openings by then, and is most
 * of an entry.
 */
export function takesPolls({ v, tenant, act, at, open }: Entry): Entry | undefined {
  return typeof open.poll === 'string' ? { v, tenant, act, at, open, sealed: {} } : undefined
}
