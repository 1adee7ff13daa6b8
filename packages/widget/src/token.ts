const nameOf = (server: string): string => `yishi-token ${server}`

/** The token that this tab kept over a reload; null where it keeps none, or its storage is closed to us. */
export function keptToken(server: string): string | null {
  try {
    return sessionStorage.getItem(nameOf(server))
  } catch {
    return null
  }
}

/** Keep a token for this tab, or let go of it. Where storage is closed to us it lives in memory alone. */
export function keepToken(server: string, token: string | null): void {
  try {
    if (token) sessionStorage.setItem(nameOf(server), token)
    else sessionStorage.removeItem(nameOf(server))
  } catch {
    // Nothing to be done: the page's storage is closed to us.
  }
}
