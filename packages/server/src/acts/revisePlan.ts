import { revisePlanInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { knownAttachments } from '../attachment/knownAttachments.ts'
import { insert } from '../change.ts'
import { plansOf } from '../notice/plansOf.ts'
import { standingNotice } from '../notice/standingNotice.ts'

/** 修改方案: while a plan hangs, a new version of it with another scope, place or cost; it holds once it hangs itself. */
export const revisePlan = matterAct({
  name: 'revisePlan',
  who: ['clerk'],
  stage: ['notice'],
  when: 'settling',
  input: revisePlanInput,
  async load(tx, { who, matter }, [input]) {
    return {
      notice: await standingNotice(tx, matter),
      plans: await plansOf(tx, matter),
      known: await knownAttachments(tx, who.tenant, input!.photos),
    }
  },
  decide(input, { notice, plans, known }, { who, matter, now }) {
    if (!notice) return refuse('notice-not-published')
    const hanging = plans.find((plan) => plan.version === notice.planVersion)
    if (!hanging) return refuse('plan-missing')
    const { body, sentence, scope, place, cost, money, explanation, photos } = input
    if (scope === hanging.scope && place === hanging.place && cost === hanging.cost)
      return refuse('plan-unchanged')
    const lost = photos.findIndex((photo) => !known.get(photo)?.public || !known.get(photo)?.picture)
    if (lost >= 0) return refuse('unknown-attachment', undefined, `photos.${lost}`)
    const version = plans[0]!.version + 1
    const text = { body, sentence, scope, place, money, explanation, photos }
    return {
      ok: true,
      value: { version },
      changes: [
        insert(t.plan, {
          proposalId: matter.proposal.proposalId,
          version,
          ...text,
          cost,
          change: 'substance',
          personId: who.person,
          at: now,
        }),
      ],
      open: { version, change: 'substance', cost },
      sealed: text,
    }
  },
})
