import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OpenPoll, Vote, Voter } from './vote.ts'

/** What became of one call. */
export type Outcome =
  | { is: 'accepted'; ballot: string }
  | { is: 'refused'; code: string }
  /** Told to come again: the status, and after how many seconds. */
  | { is: 'busy'; status: number; after: number | null }
  /** No answer, or one that says nothing of what was done. */
  | { is: 'lost'; why: string }

/** One ballot as it is sent; sent again it is the same. */
export interface Casting {
  voter: Voter
  poll: OpenPoll
  key: string
  choice: 'for' | 'against' | 'abstain'
}

const choices = ['for', 'against', 'abstain'] as const

/** A ballot that nobody has sent yet. */
export const newCasting = (voter: Voter, poll: OpenPoll): Casting => ({
  voter,
  poll,
  key: randomBytes(12).toString('hex'),
  choice: choices[Math.floor(Math.random() * choices.length)]!,
})

/** Send a ballot to a server as a page does. */
export async function send(
  address: string,
  zone: string,
  casting: Casting,
  patience = 20_000,
): Promise<Outcome> {
  const { voter, poll, key, choice } = casting
  const input = {
    zone,
    proposal: poll.proposal,
    poll: poll.poll,
    elector: voter.elector,
    choices: { q1: choice },
  }
  let answer: Response
  let text: string
  try {
    answer = await fetch(`${address}/trpc/act.cast`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${voter.token}` },
      body: JSON.stringify({ key, input }),
      signal: AbortSignal.timeout(patience),
    })
    text = await answer.text()
  } catch (error) {
    return { is: 'lost', why: error instanceof Error ? error.name : 'unknown' }
  }
  return outcomeOf(answer, text)
}

function outcomeOf(answer: Response, text: string): Outcome {
  type Said = { ok?: boolean; value?: { ballot?: string }; refusal?: { code: string } }
  let body: Said & { result?: { data: Said } }
  try {
    body = JSON.parse(text)
  } catch {
    return { is: 'lost', why: `${answer.status} without an answer` }
  }
  const data = body.result?.data ?? body
  const code = data.refusal?.code
  if (answer.status === 429 || answer.status === 503 || code === 'busy') {
    const after = answer.headers.get('retry-after')
    return { is: 'busy', status: answer.status, after: after === null ? null : Number(after) }
  }
  if (data.ok && data.value?.ballot) return { is: 'accepted', ballot: data.value.ballot }
  return code && code !== 'internal'
    ? { is: 'refused', code }
    : { is: 'lost', why: `${answer.status} ${code ?? ''}` }
}

/** What a load did: every ballot that was sent, and those that were acknowledged with their ids. */
export interface Done {
  sent: Map<string, Casting>
  accepted: Map<string, string>
  refused: Map<string, string>
  /** How often a call was sent that got no answer. */
  lost: number
}

/** What goes on, and what it has done so far. */
export interface Load {
  done: Done
  /** Take no new ballots, send those at hand until each has its answer. */
  stop(): Promise<Done>
}

/**
 * Voters who cast one ballot after another at any of the servers, and send again, under the same key, what was not answered. `servers` is asked anew
 * each time: some may be gone.
 */
export function startLoad(vote: Vote, servers: () => string[], { pause = 50, writers = 24 } = {}): Load {
  const done: Done = { sent: new Map(), accepted: new Map(), refused: new Map(), lost: 0 }
  let running = true
  const insist = async (casting: Casting): Promise<void> => {
    done.sent.set(casting.key, casting)
    for (const until = Date.now() + 60_000; ; ) {
      const at = servers()
      const address = at[Math.floor(Math.random() * at.length)]
      const outcome: Outcome = address
        ? await send(address, vote.zone, casting)
        : { is: 'lost', why: 'no server stands' }
      if (outcome.is === 'accepted') return void done.accepted.set(casting.key, outcome.ballot)
      if (outcome.is === 'refused') return void done.refused.set(casting.key, outcome.code)
      if (outcome.is === 'lost') done.lost++
      if (Date.now() > until) throw new Error(`a ballot was never answered: ${JSON.stringify(outcome)}`)
      await sleep(100)
    }
  }
  const writer = async (voter: Voter): Promise<void> => {
    while (running) {
      await insist(newCasting(voter, vote.polls[0]!))
      await sleep(pause)
    }
  }
  const all = Promise.all(vote.voters.slice(0, writers).map(writer))
  // Whoever stops it hears of a fault.
  all.catch(() => {})
  return {
    done,
    async stop() {
      running = false
      await all
      return done
    },
  }
}
