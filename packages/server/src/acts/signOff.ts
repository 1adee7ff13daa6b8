import { signOffInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { parties, signerOf } from '../parties.ts'
import { readSignOffs } from '../readSignOffs.ts'
import { holds } from '../who.ts'

/**
 * 会签: the three parties sign what the council has carried, each by another person. Where nobody manages the property, a
 * clerk records that there is no such party.
 */
export const signOff = matterAct({
  name: 'signOff',
  who: ['clerk', 'councillor', 'property'],
  stage: ['deliberate'],
  when: 'settling',
  input: signOffInput,
  async load(tx, context) {
    const { who, matter } = context
    const recused = await tx.$count(
      t.recusal,
      and(
        eq(t.recusal.tenantId, who.tenant),
        eq(t.recusal.proposalId, matter.proposal.proposalId),
        eq(t.recusal.personId, who.person),
      ),
    )
    return { ...(await readSignOffs(tx, context)), recused }
  },
  decide({ party, stance }, { carried, signed, managed, recused }, { who, zone, matter, now }) {
    const absent = stance === 'absent'
    if (absent && party !== 'property') return refuse('input-invalid', undefined, 'stance')
    if (!holds(who, [absent ? 'clerk' : signerOf[party]], zone))
      return refuse('not-your-role', undefined, 'party')
    if (!carried) return refuse('unknown-motion')
    if (absent && managed) return refuse('input-invalid', undefined, 'stance')
    if (recused > 0) return refuse('recused')
    if (signed.some((row) => row.party === party)) return refuse('already-done')
    if (!absent && signed.some((row) => row.person === who.person)) return refuse('same-person-twice')
    return {
      ok: true,
      value: { party, stance },
      changes: [
        insert(t.signOff, {
          proposalId: matter.proposal.proposalId,
          planVersion: carried.version,
          party,
          stance,
          personId: absent ? null : who.person,
          at: now,
        }),
      ],
      open: { party, stance, planVersion: carried.version },
      facts: { signedOff: signed.length + 1 === parties.length },
    }
  },
})
