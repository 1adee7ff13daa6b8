import { parseReceipt, type ReceiptFacts, readReceiptCode, verifyReceipt } from '@yishi/schema/log'
import type { LookedUp } from '@yishi/schema/words'
import type { Client } from '../../client.ts'
import { type CheckedAt, checkReceipt } from './checkReceipt.ts'
import type { OwnBallot, ReceiptShown } from './receiptShown.ts'

/** What somebody brings: a code as they spell it, or the text of a receipt. */
export type Brought = { code: string } | { text: string }

/** Where it is looked at, and through whom. */
export interface Look extends CheckedAt {
  client: Client
}

/**
 * Look at a ballot. By its code the server is asked for the receipt; what a receipt says is checked here, and the server's own words about
 * it are held against it. Throws where no answer came.
 */
export async function lookAt(brought: Brought, look: Look): Promise<ReceiptShown> {
  if ('text' in brought) return showText(fromFile(brought.text), look, null)
  const code = readReceiptCode(brought.code)
  if (code === undefined) return { state: 'unreadable' }
  const about = await ask(code, look)
  return about ? showText(about.receipt, look, about) : { state: 'unknown', code }
}

/** A file may come with the line ends of another system, or with blanks that a messenger put around it. */
const fromFile = (text: string): string => `${text.replace(/\r\n?/g, '\n').trim()}\n`

async function ask(code: string, { client, zone }: Look): Promise<LookedUp | null> {
  const answer = await client.read('lookUp', { zone, code })
  return answer.ok ? answer.value : null
}

async function showText(text: string, look: Look, told: LookedUp | null): Promise<ReceiptShown> {
  if (!parseReceipt(text))
    return told ? { state: 'wrong', fault: 'receipt-malformed', text } : { state: 'unreadable' }
  const checked = await checkReceipt(text, look)
  if (!checked.ok) return { state: 'wrong', fault: checked.fault, text }
  const { facts, key, log, seen } = checked
  const about = told ?? (await ask(facts.code, look))
  if (about && differs(facts, about)) return { state: 'wrong', fault: 'answer-differs', text }
  const opened = facts.openings.choice ? facts : await openOwn(facts, look, (own) => verifyReceipt(own, key))
  const own = opened ? await readOwn(opened, look) : null
  return {
    state: 'found',
    code: facts.code,
    index: facts.index,
    at: facts.entry.at,
    text,
    log,
    seen,
    about,
    own,
  }
}

/** Whether the server says of a receipt's code something else than what the receipt proves. */
function differs({ code, index, entry }: ReceiptFacts, about: LookedUp): boolean {
  return code !== about.code || index !== about.index || entry.open.poll !== about.poll
}

/** The openings of a ballot for whoever is signed in and may see them, checked as the rest; undefined for anybody else. */
async function openOwn(
  { code, entry }: ReceiptFacts,
  { client, zone }: Look,
  verify: (text: string) => ReturnType<typeof verifyReceipt>,
): Promise<ReceiptFacts | undefined> {
  if (!client.token) return undefined
  const poll = String(entry.open.poll)
  const seen = await client.read('poll', { zone, poll })
  const mine = seen.ok && seen.value.mine?.electors.find(({ ballot }) => ballot?.receipt === code)
  if (!mine) return undefined
  const answer = await client.read('receipt', { zone, poll, elector: mine.elector })
  if (!answer.ok || answer.value.receipt === null) return undefined
  const opened = verify(answer.value.receipt)
  return opened.ok && opened.value.code === code ? opened.value : undefined
}

/** What an opened ballot says, beside the questions of its poll. */
async function readOwn({ entry, openings }: ReceiptFacts, { client, zone }: Look): Promise<OwnBallot | null> {
  const { choices, heads, area } = (openings.choice?.value ?? {}) as {
    choices?: Record<string, string>
    heads?: number
    area?: string
  }
  if (!choices) return null
  const poll = await client.read('poll', { zone, poll: String(entry.open.poll) })
  const asked = poll.ok ? poll.value.questions : []
  return {
    choices: Object.entries(choices).map(([key, choice]) => ({
      key,
      question: asked.find((one) => one.key === key) ?? null,
      choice,
    })),
    heads: heads ?? 0,
    area: area ?? '0',
  }
}
