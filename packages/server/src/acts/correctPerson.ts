import { correctPersonInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { loadAccount, mayTouch } from '../mine/loadAccount.ts'

/** 更正本人资料: name and telephone are put right, by oneself or by the clerk who was asked to; a consent to be shown in full is taken back. */
export const correctPerson = zoneAct({
  name: 'correctPerson',
  who: ['resident', 'clerk'],
  input: correctPersonInput,
  load: (tx, { who }, [input]) => loadAccount(tx, who.tenant, input!.person),
  decide({ person: personId, name, phone, withdrawConsent }, account, { who, zone }) {
    const no = mayTouch(account, personId, { who, zone })
    if (no) return no
    if (name === undefined && phone === undefined && !withdrawConsent)
      return refuse('input-invalid', undefined, 'name')
    const set = {
      ...(name === undefined ? {} : { name }),
      ...(phone === undefined ? {} : { phone }),
      ...(withdrawConsent ? { nameConsent: null } : {}),
    }
    return {
      ok: true,
      value: { person: personId },
      changes: [update(t.person, { personId }, set)],
      open: {},
      sealed: { person: personId, name, phone, withdrawConsent },
    }
  },
})
