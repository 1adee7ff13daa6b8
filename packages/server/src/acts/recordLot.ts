import { recordLotInput } from '@yishi/schema/input'
import { type Plain, resultDigest } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import type { Tx } from '../db/db.ts'
import { outcomeOf } from '../facts.ts'
import { countBallots } from '../poll/countBallots.ts'
import { type Poll, pollOf } from '../poll/pollOf.ts'

type Said = z.output<typeof recordLotInput>

/**
 * 抽签: a tie is settled by a lot, drawn in public before two witnesses or more, and recorded; never by the system in silence. Of a
 * question of a poll the entry carries the new result and names the one that it takes the place of.
 */
export const recordLot = matterAct({
  name: 'recordLot',
  who: ['clerk'],
  stage: ['appraise', 'count', 'preliminary'],
  when: 'settling',
  input: recordLotInput,
  async load(tx, { who, matter }, [input]) {
    if (matter.stage!.kind !== 'appraise') {
      const poll = await pollOf(tx, matter, input!.poll ?? '')
      return { poll, settled: poll ? await settledBy(tx, poll, input!) : null }
    }
    const [appraisal] = await tx
      .select({ winners: t.appraisalCount.winners, lot: t.appraisalCount.lot, at: t.appraisalCount.at })
      .from(t.appraisalCount)
      .where(
        and(
          eq(t.appraisalCount.tenantId, who.tenant),
          eq(t.appraisalCount.proposalId, matter.proposal.proposalId),
        ),
      )
    return { appraisal }
  },
  decide(input, state, { matter, now }) {
    const { winner, drawnAt, place, how, witnesses } = input
    const lot = { winner, drawnAt, place, how, witnesses }
    if ('appraisal' in state) {
      const { appraisal } = state
      if (!appraisal || appraisal.winners.length < 2) return refuse('not-available')
      const wrong = lotFault(input, { among: appraisal.winners, counted: appraisal.at, now })
      if (wrong) return wrong
      const { proposalId } = matter.proposal
      return {
        ok: true,
        value: { winner },
        changes: [update(t.appraisalCount, { proposalId }, { lot })],
        open: { winner, among: appraisal.winners, drawnAt, witnesses: witnesses.length },
        sealed: { place, how, witnesses },
        facts: { outcome: 'passed' },
      }
    }
    const { poll, settled } = state
    if (!poll) return refuse('unknown-poll', undefined, 'poll')
    if (!settled) return refuse('not-available', undefined, 'question')
    const { question, among, result, lots } = settled
    const wrong = lotFault(input, { among, counted: poll.countedAt!, now })
    if (wrong) return wrong
    return {
      ok: true,
      value: { winner },
      changes: [update(t.poll, { pollId: poll.pollId }, { result, lots })],
      open: {
        poll: poll.pollId,
        question,
        winner,
        among,
        drawnAt,
        witnesses: witnesses.length,
        settles: resultDigest(poll.result as unknown as Plain),
        result: result as unknown as Plain,
      },
      sealed: { place, how, witnesses },
      // A tie that a recount brought is settled before its result hangs anew; that moves the matter nowhere.
      ...(matter.stage!.kind === 'count'
        ? { facts: { poll: 'announced', batchesOpen: 0, outcome: outcomeOf(result) } }
        : {}),
    }
  },
})

/** What a lot makes of a question that is level; null where it is not, or where nothing was counted yet. */
async function settledBy(
  tx: Tx,
  poll: Poll,
  { question = '', winner, drawnAt, place, how, witnesses }: Said,
) {
  const level = poll.result?.questions.find(({ key, outcome }) => key === question && outcome === 'tied')
  if (!level?.tally) return null
  const among = level.tally.tied ?? level.tally.winners
  const lots = [...(poll.lots ?? []), { question, winner, among, drawnAt, place, how, witnesses }]
  return { question, among, lots, result: await countBallots(tx, { ...poll, lots }) }
}

/** Drawn after the count and not in the future, of those who are level, before different people. */
function lotFault(
  { winner, drawnAt, witnesses }: Said,
  { among, counted, now }: { among: readonly string[]; counted: Date; now: Date },
): Refused | undefined {
  if (!among.includes(winner)) return refuse('input-invalid', undefined, 'winner')
  const drawn = new Date(drawnAt)
  if (drawn > now || drawn < counted) return refuse('input-invalid', undefined, 'drawnAt')
  return new Set(witnesses).size < witnesses.length
    ? refuse('same-person-twice', undefined, 'witnesses')
    : undefined
}
