import type { Answer } from '@yishi/schema/words'

/** What every sign-in gives: the token, and whose it is. */
export interface SignedIn {
  token: string
  expiresAt: string
  tenant: string
  person: string
}

/** The doors under `/auth/`. */
export type DoorName =
  | 'password'
  | 'letter'
  | 'claim'
  | 'pin'
  | 'host'
  | 'popup/redeem'
  | 'fresh'
  | 'credential'
  | 'out'

/** Where to knock, and as whom. */
export interface Knock {
  /** Origin of the server, without a slash at its end. */
  server: string
  door: DoorName
  token?: string | null
}

/**
 * Ask at one of the doors by which people sign in and out. A no is an answer like a yes; throws where the network fails or something
 * between us and the server answered.
 */
export async function knock<T>({ server, door, token }: Knock, body: object): Promise<Answer<T>> {
  const response = await fetch(`${server}/auth/${door}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as Answer<T>
  if (typeof answer?.ok !== 'boolean') throw new Error(`status ${response.status}`)
  return answer
}
