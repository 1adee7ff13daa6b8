import type { Stub } from './browser.ts'

/** One call that an element made. */
export interface Call {
  name: string
  input: Record<string, unknown>
  /** What makes an act happen once. */
  key: string | undefined
}

/** A server played by a test: what it was asked, and what it says. */
export interface Played {
  calls: Call[]
  stub: Stub
  /** How the calls of a name are answered from now on, or a function that answers by what they sent. Calls without a reply are lost. */
  reply(name: string, answer: unknown): void
}

/** What an act answers. */
export const yes = (value: unknown): object => ({ ok: true, value })
export const no = (code: string, path?: string): object => ({ ok: false, refusal: { code, path } })

/** Play the server. */
export function playServer(): Played {
  const calls: Call[] = []
  const replies = new Map<string, unknown>()
  return {
    calls,
    stub(name, sent) {
      const { key, input } = sent as { key?: string; input?: Record<string, unknown> }
      calls.push({ name, input: input ?? sent, key })
      const reply = replies.get(name) ?? 'lost'
      return typeof reply === 'function' ? reply(input ?? sent) : reply
    },
    reply: (name, answer) => void replies.set(name, answer),
  }
}
