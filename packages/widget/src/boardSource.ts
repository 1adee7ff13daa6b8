import type { Answer, BoardView } from '@yishi/schema/words'
import { boardAddress } from './boardAddress.ts'
import { askedEarly } from './early.ts'

/** What to ask of a board. */
export interface BoardQuestion {
  /** One zone's address, or several with blanks between. */
  zone: string
  kind: string | undefined
  limit: string | undefined
  past: boolean
  /** Where to go on. */
  after: string | undefined
}

/**
 * Reads a board by its plain URL: no token, no cookie, no tRPC. The browser keeps the answer and asks with its ETag whether it
 * still holds; what the loader has asked for ahead is taken. Throws where there is none.
 */
export async function readBoard(server: string, question: BoardQuestion): Promise<Answer<BoardView>> {
  const { past, after } = question
  const address = `${boardAddress(server, (name) => question[name])}${past ? '&past=true' : ''}${after ? `&after=${after}` : ''}`
  const response = (await askedEarly(address)) ?? (await fetch(address, { cache: 'no-cache' }))
  if (!response.ok) throw response
  return { ok: true, value: await response.json() }
}
