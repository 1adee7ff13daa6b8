import { erasePersonInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { loadAccount, mayTouch } from '../mine/loadAccount.ts'

/**
 * 注销账号: an account ends, by oneself or by the clerk who was asked to. Name, telephone and ways in are gone at once; what the log's entries
 * would tell of the person is thrown away by `forget`. Ballots stay and count; nothing says any more who sent them. A role has to end
 * first: what is done in office is not forgotten by whoever holds it.
 */
export const erasePerson = zoneAct({
  name: 'erasePerson',
  who: ['resident', 'clerk'],
  input: erasePersonInput,
  load: (tx, { who }, [input]) => loadAccount(tx, who.tenant, input!.person),
  decide({ person: personId }, account, { who, zone, now }) {
    const no = mayTouch(account, personId, { who, zone })
    if (no) return no
    const { homes, mandates, credentials, inOffice } = account!
    if (inOffice) return refuse('still-in-office', undefined, 'person')
    const nothing = { name: null, phone: null, login: null, nameConsent: null, hostSubject: null }
    return {
      ok: true,
      value: { person: personId },
      changes: [
        update(t.person, { personId }, { ...nothing, deletedAt: now }),
        ...homes.map(({ household: householdId }) =>
          update(t.householdMember, { householdId, personId }, { state: 'ended' }),
        ),
        ...mandates.map(({ roll: rollId, elector: electorId }) =>
          update(t.voter, { rollId, electorId, personId }, { endedAt: now }),
        ),
        ...credentials.map((kind) => update(t.credential, { personId, kind }, { hash: '', changedAt: now })),
      ],
      open: {},
      sealed: { person: personId },
    }
  },
})
