import { createTRPCUntypedClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { type Answer, type Refusal, refuse } from '@yishi/schema/words'
import type { ActInput, ActName, ActValue, ReadInput, ReadName, ReadValue } from './router.ts'
import { keepToken, keptToken } from './token.ts'

/** How long to wait before each new try after the network was lost, in milliseconds. */
const patience = [500, 1500, 4000]

/** One door to one server, shared by all elements of a page. */
export interface Client {
  /** Read something, for whoever is signed in. Throws where no answer came. */
  read<N extends ReadName>(name: N, input: ReadInput<N>): Promise<Answer<ReadValue<N>>>
  /**
   * Do something. The key that makes it happen once stays the same until the server has answered, so that a lost network is
   * tried again, by itself and by hand, without doing anything twice.
   */
  act<N extends ActName>(name: N, input: ActInput<N>): Promise<Answer<ActValue<N>>>
  /** Bearer token; null: signed out. */
  readonly token: string | null
  /** Take a token; `keep` lets it outlive a reload of this tab. */
  signIn(token: string, keep?: boolean): void
  signOut(): void
}

const clients = new Map<string, Client>()

/** The client of a server; the same for everybody on the page. */
export function clientOf(server: string): Client {
  let client = clients.get(server)
  if (!client) {
    client = makeClient(server)
    clients.set(server, client)
  }
  return client
}

function makeClient(server: string): Client {
  let token = keptToken(server)
  const keys = new Map<string, string>()
  const trpc = createTRPCUntypedClient({
    links: [
      httpBatchLink({
        url: `${server}/trpc`,
        maxItems: 10,
        headers: () => (token ? { authorization: `Bearer ${token}` } : {}),
      }),
    ],
  })
  return {
    get token() {
      return token
    },
    signIn(fresh, keep = false) {
      token = fresh
      keepToken(server, keep ? fresh : null)
    },
    signOut() {
      token = null
      keepToken(server, null)
    },
    async read(name, input) {
      try {
        return { ok: true, value: (await trpc.query(`read.${name}`, input)) as ReadValue<typeof name> }
      } catch (error) {
        const refused = refusalIn(error)
        // Too many at once is no answer to what was asked: what is on the screen stays, as when the network is gone.
        if (refused.refusal.code === 'busy') throw error
        return refused
      }
    },
    async act(name, input) {
      const what = name + JSON.stringify(input)
      const key = keys.get(what) ?? makeKey()
      keys.set(what, key)
      const answer = await persist(() => trpc.mutation(`act.${name}`, { key, input }))
      keys.delete(what)
      return answer as Answer<ActValue<typeof name>>
    },
  }
}

/** Tries again while the network is lost, and throws when patience is at its end: then nobody knows whether it was done. */
async function persist(send: () => Promise<unknown>): Promise<unknown> {
  for (const wait of patience) {
    try {
      return await send()
    } catch (error) {
      if (wasAnswered(error)) return refusalIn(error)
      await new Promise((resume) => setTimeout(resume, wait))
    }
  }
  try {
    return await send()
  } catch (error) {
    return refusalIn(error)
  }
}

/** The server itself answered, and not something between us and it. */
function wasAnswered(error: unknown): boolean {
  return error instanceof TRPCClientError && error.data != null
}

/** The refusal that an error carries; an error of the network is thrown on. */
function refusalIn(error: unknown): ReturnType<typeof refuse> {
  if (!wasAnswered(error)) throw error
  const refusal = (error as { data: { refusal?: Refusal } }).data.refusal
  return refusal ? { ok: false, refusal } : refuse('internal')
}

/** 128 bits of chance. */
function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
