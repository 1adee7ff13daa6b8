import type { Answer } from '@yishi/schema/words'

/** Which page of the office is to be opened, and with whose token. */
export interface Opening {
  office: string
  token: string | null
  zone: string
  /** As `/print/ballots/<poll>`. */
  path: string
}

/**
 * Open a page of the office in a window of its own, by a ticket that is good once. The window is opened at once, while the browser
 * still knows that somebody pressed a button. False: no answer came, or a no.
 */
export async function openPrint({ office, token, zone, path }: Opening): Promise<boolean> {
  const view = open('', '_blank')
  const answer = await fetch(`${office}/auth/print`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ zone, path }),
  })
    .then((response) => response.json() as Promise<Answer<{ href: string }>>)
    .catch(() => null)
  if (!answer?.ok) {
    view?.close()
    return false
  }
  const href = `${office}${answer.value.href}`
  if (view) view.location.replace(href)
  else location.assign(href)
  return true
}
