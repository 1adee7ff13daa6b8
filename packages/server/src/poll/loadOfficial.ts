import { parseArea, type Weight } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import { officialResult } from './officialResult.ts'
import type { Poll } from './pollOf.ts'

/** Figures of the official platform, with the document that states them. */
interface OfficialFigures {
  platform: string
  document: string
  decidedAt: string
  votes: { for: Figure; against: Figure; abstain: Figure; invalid: Figure }[]
}
type Figure = { heads: number; area: string }

/** What the figures of an official platform are held against. */
export interface OfficialBase {
  roll: { heads: number; area: bigint; root: string | null }
  documents: number
}

/** The frozen roll of a poll, and whether the document is there. */
export async function loadOfficial(tx: Tx, poll: Poll, document: string): Promise<OfficialBase> {
  const { heads, area, root } = t.roll
  const [roll] = await tx
    .select({ heads, area, root })
    .from(t.roll)
    .where(and(eq(t.roll.tenantId, poll.tenantId), eq(t.roll.rollId, poll.rollId)))
  const documents = await tx.$count(
    t.attachment,
    and(eq(t.attachment.tenantId, poll.tenantId), eq(t.attachment.attachmentId, document)),
  )
  return { roll: roll!, documents }
}

/** The result that the figures come to, or what is wrong with them. Pure. */
export function resultOfficial(
  poll: Poll,
  { platform, document, decidedAt, votes: given }: OfficialFigures,
  { roll, documents, now }: OfficialBase & { now: Date },
): { ok: true; result: t.PollResult } | Refused {
  if (poll.force !== 'import-official') return refuse('not-available')
  if (documents === 0) return refuse('unknown-attachment', undefined, 'document')
  if (new Date(decidedAt) > now || new Date(decidedAt) < poll.opensAt)
    return refuse('input-invalid', undefined, 'decidedAt')
  if (given.length !== poll.questions.length) return refuse('input-invalid', undefined, 'votes')
  const votes = given.map((each) => ({
    for: weigh(each.for),
    against: weigh(each.against),
    abstain: weigh(each.abstain),
    invalid: weigh(each.invalid),
  }))
  const said = officialResult(poll, roll, votes)
  if (!said.ok) return refuse('roll-mismatch', undefined, said.path)
  return { ok: true, result: { ...said.result, official: { platform, document, decidedAt } } }
}

function weigh({ heads, area }: Figure): Weight {
  return { heads: BigInt(heads), area: parseArea(area)! }
}
