import { enterSheetInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { type Accepted, matterAct } from '../act.ts'
import { update } from '../change.ts'
import { loadSheet, type SheetAnswer } from '../poll/loadSheet.ts'
import { placeReading } from '../poll/placeReading.ts'

/**
 * 裁定: how a sheet is to be read that two people read differently. A third person looks, or, where its photo is on file for anybody
 * to check, one of the two but never the one who entered it. Both readings stay on record.
 */
export const settleSheet = matterAct({
  name: 'settleSheet',
  who: ['clerk', 'gridworker'],
  stage: ['poll', 'count'],
  when: 'settling',
  lock: 'share',
  input: enterSheetInput,
  load: (tx, context, [input]) => loadSheet(tx, context, input!),
  decide({ choices }, work, { who, now, id }): Accepted<SheetAnswer> | Refused {
    const { poll, sheet } = work
    if (!sheet.differing) return refuse('unknown-sheet', undefined, 'sheet')
    if (sheet.settledBy) return refuse('already-done')
    const readBefore = who.person === sheet.differingBy && sheet.photo === null
    if (who.person === sheet.enteredBy || readBefore) return refuse('same-person-twice')
    const ballotId = id()
    const placed = placeReading(work, { ballotId, choices, now })
    return {
      ok: true,
      value: { sheet: sheet.sheetId, agrees: false, ballot: ballotId },
      changes: [
        update(
          t.paperSheet,
          { pollId: poll.pollId, sheetId: sheet.sheetId },
          { settledBy: who.person, settled: choices, confirmedBy: who.person, confirmedAt: now },
        ),
        ...placed.changes,
      ],
      open: { sheet: sheet.sheetId, ...placed.open },
      sealed: { ...placed.sealed, recorders: [sheet.enteredBy, sheet.differingBy, who.person] },
    }
  },
})
