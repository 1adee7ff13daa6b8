import type { Answer, BoardView, NoticeView } from '@yishi/schema/words'

/**
 * Reads a public view by its plain URL: no token, no cookie, no tRPC. The browser keeps the answer and asks with its ETag
 * whether it still holds.
 */
async function readPlain<T>(url: string): Promise<Answer<T>> {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'omit' })
  if (response.ok) return { ok: true, value: (await response.json()) as T }
  if (response.status < 500) return { ok: false, refusal: { code: 'unknown-zone' } }
  throw new Error(String(response.status))
}

/** What to ask of a board. */
export interface BoardQuestion {
  zone: string
  kind?: string | undefined
  past?: boolean
  limit?: string | undefined
  after?: string
}

/** The board of a zone. */
export function readBoard(server: string, question: BoardQuestion): Promise<Answer<BoardView>> {
  const { zone, ...more } = question
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(more)) if (value) query.set(key, String(value))
  return readPlain(`${server}/board/${zone}.json?${query}`)
}

/** One notice. */
export function readNotice(server: string, id: string): Promise<Answer<NoticeView>> {
  return readPlain(`${server}/n/${id}.json`)
}
