import { recordSilenceInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { parties } from '../parties.ts'
import { readSignOffs } from '../readSignOffs.ts'

/** 逾期未签: a party that has said nothing by the due time is recorded as silent, and does not block. */
export const recordSilence = matterAct({
  name: 'recordSilence',
  who: ['clock', 'clerk'],
  stage: ['deliberate'],
  when: 'settling',
  input: recordSilenceInput,
  load: readSignOffs,
  decide(_input, { carried, signed, managed }, { matter, now }) {
    const dueAt = matter.stage!.dueAt
    if (!carried || !dueAt || dueAt > now) return refuse('nothing-due')
    const missing = parties.filter((party) => !signed.some((row) => row.party === party))
    const stances = missing.map((party) => ({
      party,
      stance: party === 'property' && !managed ? ('absent' as const) : ('silent' as const),
    }))
    return {
      ok: true,
      value: { silent: missing },
      changes: stances.map((one) =>
        insert(t.signOff, {
          proposalId: matter.proposal.proposalId,
          planVersion: carried.version,
          ...one,
          personId: null,
          at: now,
        }),
      ),
      open: { planVersion: carried.version, stances },
      facts: { signedOff: true },
    }
  },
})
