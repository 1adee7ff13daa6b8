import { rereadSheetInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { type Accepted, type Context, matterAct } from '../act.ts'
import { insert, update } from '../change.ts'
import type { Matter } from '../matter.ts'
import { standingNotice } from '../notice/standingNotice.ts'
import { loadSheet, type SheetAtWork } from '../poll/loadSheet.ts'
import { placeReading } from '../poll/placeReading.ts'
import { readUpheld } from '../poll/readUpheld.ts'
import { sameChoices } from '../poll/sameChoices.ts'

type Choices = Record<string, string>
type Running = typeof t.rereading.$inferSelect

/** What an act on a sheet that is read again answers: how far it is, and the ballot that it brought, if it reads otherwise. */
export interface RereadAnswer {
  sheet: string
  state: 'read' | 'differs' | 'settled'
  ballot: string | null
}

/**
 * 重读: a sheet is read again for an objection to the preliminary result that was upheld. Two persons read it without seeing what the other
 * read; where they differ a third decides, or, where its photo is on file, the second one again. What it was counted as stays in the log, and nothing counts
 * otherwise before the recount.
 */
export const rereadSheet = matterAct({
  name: 'rereadSheet',
  who: ['clerk', 'gridworker'],
  stage: ['preliminary'],
  when: 'settling',
  input: rereadSheetInput,
  async load(tx, context, [input]) {
    const work = await loadSheet(tx, context, input!)
    const { tenantId, pollId } = work.poll
    const [running] = await tx
      .select()
      .from(t.rereading)
      .where(
        and(
          eq(t.rereading.tenantId, tenantId),
          eq(t.rereading.pollId, pollId),
          eq(t.rereading.sheetId, work.sheet.sheetId),
          isNull(t.rereading.settledAt),
        ),
      )
    const notice = await standingNotice(tx, context.matter)
    return { work, running, upheld: notice ? await readUpheld(tx, tenantId, notice.noticeId) : [] }
  },
  decide({ objection, choices }, { work, running, upheld }, context): Accepted<RereadAnswer> | Refused {
    const rests = upheld.some(({ objectionId, recounted }) => objectionId === objection && !recounted)
    if (!rests) return refuse('objection-not-upheld', undefined, 'objection')
    if (!running) return begin(work, { objection, choices }, context)
    if (running.objectionId !== objection) return refuse('rereading-open', undefined, 'objection')
    const { person } = context.who
    if (running.readBy === person) return refuse('same-person-twice')
    if (running.differing === null)
      return sameChoices(running.choices, choices)
        ? settle(work, running, { choices, context })
        : differ(work, running, { choices, context })
    if (running.differingBy === person && work.sheet.photo === null) return refuse('same-person-twice')
    return settle(work, running, { choices, context })
  },
})

interface Read {
  choices: Choices
  context: Context<Matter>
}

/** The first person reads. */
function begin(
  { poll, sheet }: SheetAtWork,
  { objection: objectionId, choices }: { objection: string; choices: Choices },
  { who, now, id }: Context,
): Accepted<RereadAnswer> | Refused {
  const was = sheet.settled ?? sheet.choices
  if (!was) return refuse('unknown-sheet', undefined, 'sheet')
  const { pollId } = poll
  const { sheetId } = sheet
  const rereadingId = id()
  return {
    ok: true,
    value: { sheet: sheetId, state: 'read', ballot: null },
    changes: [
      insert(t.rereading, {
        pollId,
        rereadingId,
        sheetId,
        objectionId,
        was,
        choices,
        readBy: who.person,
        readAt: now,
      }),
    ],
    open: { poll: pollId, sheet: sheetId, rereading: rereadingId, objection: objectionId, state: 'read' },
    sealed: { choices },
  }
}

/** The second person reads something else: both readings are kept. */
function differ(
  { poll, sheet }: SheetAtWork,
  { rereadingId, objectionId: objection }: Running,
  { choices, context: { who } }: Read,
): Accepted<RereadAnswer> {
  const { pollId } = poll
  const { sheetId } = sheet
  const set = { differing: choices, differingBy: who.person }
  return {
    ok: true,
    value: { sheet: sheetId, state: 'differs', ballot: null },
    changes: [update(t.rereading, { pollId, rereadingId }, set)],
    open: { poll: pollId, sheet: sheetId, rereading: rereadingId, objection, state: 'differs' },
    sealed: { choices },
  }
}

/** How the sheet reads is settled; where that is not as it was counted, it brings a ballot in the place of the mistaken one. */
function settle(
  work: SheetAtWork,
  running: Running,
  { choices, context: { who, now, id } }: Read,
): Accepted<RereadAnswer> {
  const { pollId } = work.poll
  const { sheetId } = work.sheet
  const { rereadingId, objectionId: objection, readBy, differingBy, was } = running
  const key = { pollId, rereadingId }
  const done = { settled: choices, settledBy: who.person, settledAt: now }
  const open = { poll: pollId, sheet: sheetId, rereading: rereadingId, objection, state: 'settled' }
  if (sameChoices(was, choices))
    return {
      ok: true,
      value: { sheet: sheetId, state: 'settled', ballot: null },
      changes: [update(t.rereading, key, done)],
      open: { ...open, changed: false },
    }
  const ballotId = id()
  const placed = placeReading(work, { ballotId, choices, now })
  return {
    ok: true,
    value: { sheet: sheetId, state: 'settled', ballot: ballotId },
    changes: [
      update(t.rereading, key, { ...done, ballotId }),
      update(t.paperSheet, { pollId, sheetId }, { settled: choices, settledBy: who.person }),
      ...placed.changes,
    ],
    open: { ...open, changed: true, ...placed.open },
    sealed: { ...placed.sealed, recorders: [readBy, differingBy, who.person].filter((one) => one !== null) },
  }
}
