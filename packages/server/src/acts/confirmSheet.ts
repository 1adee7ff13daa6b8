import { enterSheetInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { type Accepted, matterAct } from '../act.ts'
import { update } from '../change.ts'
import { loadSheet, type SheetAnswer } from '../poll/loadSheet.ts'
import { confirmsEach } from '../poll/neededConfirmations.ts'
import { placeReading } from '../poll/placeReading.ts'
import { sameChoices } from '../poll/sameChoices.ts'

/** 复核: what a second person reads on a sheet. Where it differs from the first reading both are kept and the sheet waits. */
export const confirmSheet = matterAct({
  name: 'confirmSheet',
  who: ['clerk', 'gridworker'],
  stage: ['poll', 'count'],
  when: 'settling',
  lock: 'share',
  input: enterSheetInput,
  load: (tx, context, [input]) => loadSheet(tx, context, input!),
  decide({ choices }, work, { who, now, id }): Accepted<SheetAnswer> | Refused {
    const { poll, sheet } = work
    if (!sheet.choices) return refuse('unknown-sheet', undefined, 'sheet')
    if (sheet.confirmedAt) return refuse('already-done')
    if (sheet.differing) return refuse('sheet-differs')
    if (sheet.enteredBy === who.person) return refuse('same-person-twice')
    const key = { pollId: poll.pollId, sheetId: sheet.sheetId }
    const open = { poll: poll.pollId, sheet: sheet.sheetId }
    if (!sameChoices(sheet.choices, choices))
      return {
        ok: true,
        value: { sheet: sheet.sheetId, agrees: false, ballot: null },
        changes: [update(t.paperSheet, key, { differing: choices, differingBy: who.person })],
        open: { ...open, agrees: false },
        sealed: { choices },
      }
    const confirmed = update(t.paperSheet, key, { confirmedBy: who.person, confirmedAt: now })
    if (!confirmsEach(poll.force))
      return {
        ok: true,
        value: { sheet: sheet.sheetId, agrees: true, ballot: null },
        changes: [confirmed],
        open: { ...open, agrees: true },
      }
    const ballotId = id()
    const placed = placeReading(work, { ballotId, choices, now })
    return {
      ok: true,
      value: { sheet: sheet.sheetId, agrees: true, ballot: ballotId },
      changes: [confirmed, ...placed.changes],
      open: { ...open, agrees: true, ...placed.open },
      sealed: { ...placed.sealed, recorders: [sheet.enteredBy, who.person] },
    }
  },
})
