import type { Answer, BoardView } from '@yishi/schema/words'

/** What to ask of a board. */
export interface BoardQuestion {
  /** One zone's address, or several with commas between. */
  zone: string
  kind: string | undefined
  limit: string | undefined
  past: boolean
  /** Where to go on. */
  after: string | undefined
}

/**
 * Reads a board by its plain URL: no token, no cookie, no tRPC. The browser keeps the answer and asks with its ETag whether it
 * still holds. Throws where there is none.
 */
export async function readBoard(
  server: string,
  { zone, ...more }: BoardQuestion,
): Promise<Answer<BoardView>> {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(more)) if (value) query.set(key, `${value}`)
  const response = await fetch(`${server}/board/${zone}.json?${query}`, { cache: 'no-cache' })
  if (!response.ok) throw response
  return { ok: true, value: await response.json() }
}
