import { enterSheetInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { type Accepted, matterAct } from '../act.ts'
import { update } from '../change.ts'
import { loadSheet, type SheetAnswer } from '../poll/loadSheet.ts'
import { confirmsEach } from '../poll/neededConfirmations.ts'
import { placeReading } from '../poll/placeReading.ts'

/**
 * 录入: what the first person reads on a sheet. In a consultation it counts at once; where the vote has force a second person has to
 * read the same.
 */
export const enterSheet = matterAct({
  name: 'enterSheet',
  who: ['clerk', 'gridworker'],
  stage: ['poll', 'count'],
  when: 'settling',
  lock: 'share',
  input: enterSheetInput,
  load: (tx, context, [input]) => loadSheet(tx, context, input!),
  decide({ choices }, work, { who, now, id }): Accepted<SheetAnswer> | Refused {
    const { poll, sheet } = work
    if (sheet.choices) return refuse('already-done')
    const entered = update(
      t.paperSheet,
      { pollId: poll.pollId, sheetId: sheet.sheetId },
      { choices, enteredBy: who.person, enteredAt: now },
    )
    const open = { poll: poll.pollId, sheet: sheet.sheetId }
    if (confirmsEach(poll.force))
      return {
        ok: true,
        value: { sheet: sheet.sheetId, agrees: true, ballot: null },
        changes: [entered],
        open,
        sealed: { choices },
      }
    const ballotId = id()
    const placed = placeReading(work, { ballotId, choices, now })
    return {
      ok: true,
      value: { sheet: sheet.sheetId, agrees: true, ballot: ballotId },
      changes: [entered, ...placed.changes],
      open: { ...open, ...placed.open },
      sealed: placed.sealed,
    }
  },
})
