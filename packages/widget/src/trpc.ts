import type { Refusal } from '@yishi/schema/words'

/** What a procedure says: what it answers, or why it does not. */
type Reply =
  | { result: { data?: unknown }; error?: undefined }
  | { error: { data?: Fault | null }; result?: undefined }

/** What our server puts into an error. */
interface Fault {
  refusal?: Refusal
}

/** Procedures change nothing or something; both go in batches of their own. */
type Kind = 'query' | 'mutation'

/** One call on its way. */
interface Call {
  path: string
  input: unknown
  settle(reply: Reply): void
  lose(why: unknown): void
}

/** So many calls go in one request. */
const most = 10

/** The server itself answered with an error, and not something between us and it. */
export class AnsweredError extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.refusal?.code ?? 'answered')
    this.fault = fault
  }
}

/**
 * Calls procedures of a tRPC server over HTTP, as its own client's batch link does: those asked for at the same time go in one request.
 * A call throws `AnsweredError` where the server answered with an error, and anything else where no answer came.
 */
export function trpcOf(
  url: string,
  headers: () => { authorization?: string },
): (kind: Kind, path: string, input: unknown) => Promise<unknown> {
  const waiting: Record<Kind, Call[]> = { query: [], mutation: [] }

  function flush(kind: Kind): void {
    while (waiting[kind].length) send(kind, waiting[kind].splice(0, most))
  }

  async function send(kind: Kind, calls: readonly Call[]): Promise<void> {
    const inputs = JSON.stringify({ ...calls.map(({ input }) => input) })
    const query = kind === 'query' ? `&input=${encodeURIComponent(inputs)}` : ''
    try {
      const response = await fetch(`${url}/${calls.map(({ path }) => path)}?batch=1${query}`, {
        method: query ? 'GET' : 'POST',
        headers: query ? headers() : { 'content-type': 'application/json', ...headers() },
        ...(query ? {} : { body: inputs }),
      })
      // A request that was turned away whole has one answer for all.
      const replies: Reply[] | Reply = await response.json()
      for (const [at, { settle }] of calls.entries()) settle(Array.isArray(replies) ? replies[at]! : replies)
    } catch (error) {
      for (const { lose } of calls) lose(error)
    }
  }

  return async (kind, path, input) => {
    const { result, error } = await new Promise<Reply>((settle, lose) => {
      if (waiting[kind].push({ path, input, settle, lose }) === 1) setTimeout(flush, 0, kind)
    })
    if (result) return result.data
    if (error?.data) throw new AnsweredError(error.data)
    throw new TypeError('no answer')
  }
}
