/** What this device last saw of a log: the line of its key, how many entries it had, and their root in Base64. */
export interface SeenLog {
  key: string
  size: number
  root: string
}

const nameOf = (office: string, tenant: string): string => `yishi-log ${office} ${tenant}`

/** What was seen last; null where nothing was, or this device keeps nothing for us. */
export function recallLog(office: string, tenant: string): SeenLog | null {
  try {
    const seen = JSON.parse(localStorage.getItem(nameOf(office, tenant)) ?? 'null') as SeenLog | null
    return seen && typeof seen.key === 'string' && Number.isSafeInteger(seen.size) ? seen : null
  } catch {
    return null
  }
}

/** Keep what was seen, for the next time. */
export function keepLog(office: string, tenant: string, seen: SeenLog): void {
  try {
    localStorage.setItem(nameOf(office, tenant), JSON.stringify(seen))
  } catch {
    // Then the next check is a first one again.
  }
}
