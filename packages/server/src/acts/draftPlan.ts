import { draftPlanInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, desc, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { knownAttachments } from '../attachment/knownAttachments.ts'
import { insert } from '../change.ts'
import { readCarried } from '../readCarried.ts'

/**
 * 拟定方案: the plan's first version, or its next one. Versions are only ever added. A correction 勘误 leaves scope, cost and
 * place as they are; once the council has carried a version, there is none after it.
 */
export const draftPlan = matterAct({
  name: 'draftPlan',
  who: ['clerk'],
  stage: ['consult', 'deliberate'],
  when: 'settling',
  input: draftPlanInput,
  async load(tx, { who, matter }, [input]) {
    const [last] = await tx
      .select()
      .from(t.plan)
      .where(and(eq(t.plan.tenantId, who.tenant), eq(t.plan.proposalId, matter.proposal.proposalId)))
      .orderBy(desc(t.plan.version))
      .limit(1)
    const pictures = await knownAttachments(tx, who.tenant, input!.photos)
    return { last, pictures, carried: await readCarried(tx, matter) }
  },
  decide(input, { last, pictures, carried }, { who, matter, now }) {
    if (carried) return refuse('plan-frozen', { version: carried.version })
    const lost = input.photos.findIndex(
      (photo) => !pictures.get(photo)?.public || !pictures.get(photo)?.picture,
    )
    if (lost >= 0) return refuse('unknown-attachment', undefined, `photos.${lost}`)
    const { zone: _, proposal: __, ...text } = input
    if ((input.change === 'first') !== (last === undefined))
      return refuse('input-invalid', undefined, 'change')
    if (last) {
      const fields = ['body', 'sentence', 'scope', 'place', 'cost', 'money', 'explanation'] as const
      const changed = fields.filter((field) => input[field] !== last[field])
      if (changed.length === 0 && input.photos.join() === last.photos.join()) return refuse('plan-unchanged')
      const grave = changed.find((field) => field === 'scope' || field === 'cost' || field === 'place')
      if (grave && input.change === 'correction') return refuse('input-invalid', undefined, grave)
    }
    const { proposalId } = matter.proposal
    const version = (last?.version ?? 0) + 1
    return {
      ok: true,
      value: { version },
      changes: [insert(t.plan, { proposalId, version, ...text, personId: who.person, at: now })],
      open: { version, change: input.change },
      sealed: { ...text },
    }
  },
})
