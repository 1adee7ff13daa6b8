import { declareEnteredInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { neededConfirmations } from '../poll/neededConfirmations.ts'
import { pollOf } from '../poll/pollOf.ts'

/** 录入完毕: a batch is entered to its last sheet and confirmed as far as needed. Once all are, the clock counts. */
export const declareEntered = matterAct({
  name: 'declareEntered',
  who: ['clerk'],
  stage: ['poll', 'count'],
  when: 'settling',
  lock: 'share',
  input: declareEnteredInput,
  async load(tx, { matter }, [input]) {
    const poll = await pollOf(tx, matter, input!.poll)
    if (!poll) return null
    const { tenantId, pollId } = poll
    const { batch: batchId } = input!
    // Locked against whoever hands a sheet in or reads one of it.
    const [batch] = await tx
      .select({ enteredAt: t.paperBatch.enteredAt })
      .from(t.paperBatch)
      .where(
        and(
          eq(t.paperBatch.tenantId, tenantId),
          eq(t.paperBatch.pollId, pollId),
          eq(t.paperBatch.batchId, batchId),
        ),
      )
      .for('update')
    const sheets = await tx
      .select({
        enteredAt: t.paperSheet.enteredAt,
        confirmedAt: t.paperSheet.confirmedAt,
        differingBy: t.paperSheet.differingBy,
        settledBy: t.paperSheet.settledBy,
      })
      .from(t.paperSheet)
      .where(
        and(
          eq(t.paperSheet.tenantId, tenantId),
          eq(t.paperSheet.pollId, pollId),
          eq(t.paperSheet.batchId, batchId),
        ),
      )
    return { poll, batch, sheets }
  },
  decide({ batch: batchId, sheets: counted }, state, { who, now }) {
    if (!state) return refuse('unknown-poll', undefined, 'poll')
    const { poll, batch, sheets } = state
    if (!batch) return refuse('unknown-batch', undefined, 'batch')
    if (batch.enteredAt) return refuse('already-done')
    // The bundle is counted by hand: a sheet that nobody recorded is looked for before anything is counted.
    if (counted !== undefined && counted !== sheets.length)
      return refuse('batch-open', { counted, sheets: sheets.length }, 'sheets')
    const differing = sheets.filter((sheet) => sheet.differingBy && !sheet.settledBy).length
    if (differing > 0) return refuse('sheet-differs', { sheets: differing })
    const entered = sheets.filter((sheet) => sheet.enteredAt).length
    const confirmed = sheets.filter((sheet) => sheet.confirmedAt).length
    const needed = neededConfirmations(poll.force, sheets.length)
    if (entered < sheets.length || confirmed < needed)
      return refuse('batch-open', { sheets: sheets.length, entered, confirmed, needed })
    return {
      ok: true,
      value: { batch: batchId, sheets: sheets.length },
      changes: [
        update(
          t.paperBatch,
          { pollId: poll.pollId, batchId },
          { enteredAt: now, enteredBy: who.person, sheets: sheets.length },
        ),
      ],
      open: { poll: poll.pollId, batch: batchId, sheets: sheets.length, counted, confirmed },
    }
  },
})
