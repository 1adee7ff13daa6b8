import { voidLettersInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { zoneOfLetter } from '../auth/zoneOfLetter.ts'
import { update } from '../change.ts'

/** 作废入户码: letters that were lost or misprinted no longer open anything. Those that were used stay as they are. */
export const voidLetters = zoneAct({
  name: 'voidLetters',
  who: ['clerk'],
  input: voidLettersInput,
  load: (tx, { who, zone }, [input]) =>
    tx
      .select({ id: t.claimLetter.letterId })
      .from(t.claimLetter)
      .where(
        and(
          eq(t.claimLetter.tenantId, who.tenant),
          inArray(t.claimLetter.letterId, input!.letters),
          isNull(t.claimLetter.usedAt),
          isNull(t.claimLetter.voidedAt),
          zoneOfLetter(zone),
        ),
      )
      .for('update'),
  decide(input, found, { now }) {
    const known = new Set(found.map((row) => row.id))
    const strange = input.letters.findIndex((letter) => !known.has(letter))
    if (strange >= 0) return refuse('unknown-letter', undefined, `letters.${strange}`)
    return {
      ok: true,
      value: { letters: known.size },
      changes: [...known].map((letterId) => update(t.claimLetter, { letterId }, { voidedAt: now })),
      open: { letters: known.size },
    }
  },
})
