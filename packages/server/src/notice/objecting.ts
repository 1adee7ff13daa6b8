import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { Accepted, Context } from '../act.ts'
import { insert } from '../change.ts'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'
import { standingNotice } from './standingNotice.ts'

/** What an objection says, whoever writes it down. */
export interface Objecting {
  notice: string
  household: string
  body: string
  consent: boolean
}

/** How it came: from whom, by what way, and who of the staff wrote it down. */
export interface CameBy {
  channel: 'online' | 'written' | 'telephone' | 'in-person'
  personId: string | null
  writtenBy: string | null
}

/** What hangs now, and who has objected to it so far. */
export async function loadObjecting(tx: Tx, matter: Matter) {
  const notice = await standingNotice(tx, matter)
  const standing = await tx
    .select({ personId: t.objection.personId, outcome: t.objection.outcome })
    .from(t.objection)
    .where(
      and(
        eq(t.objection.tenantId, matter.proposal.tenantId),
        eq(t.objection.noticeId, notice?.noticeId ?? ''),
      ),
    )
  return { notice, standing }
}

/** The row of a new objection against what hangs now: numbered within its notice, its answer due after the stage's own term. */
export function object(
  input: Objecting,
  { notice, standing }: Awaited<ReturnType<typeof loadObjecting>>,
  { cameBy, context }: { cameBy: CameBy; context: Context<Matter> },
): Accepted<{ objection: string; number: number; dueAt: string }> | Refused {
  const { matter, now, due, id } = context
  if (!notice) return refuse('notice-not-published')
  if (notice.noticeId !== input.notice) return refuse('unknown-notice', undefined, 'notice')
  const { spec, proposal } = matter
  if (!spec || !('answer' in spec)) throw new RangeError(`stage ${spec?.kind} takes no objections`)
  const objectionId = id()
  const number = standing.length + 1
  const dueAt = due(now, spec.answer)
  const { noticeId } = notice
  const { household, body, consent } = input
  return {
    ok: true,
    value: { objection: objectionId, number, dueAt: dueAt.toISOString() },
    changes: [
      insert(t.objection, {
        objectionId,
        noticeId,
        proposalId: proposal.proposalId,
        number,
        householdId: household,
        body,
        consent,
        ...cameBy,
        raisedAt: now,
        dueAt,
        metDeclined: false,
      }),
    ],
    open: {
      notice: noticeId,
      objection: objectionId,
      number,
      channel: cameBy.channel,
      dueAt: dueAt.toISOString(),
    },
    sealed: { household, body, consent },
  }
}
