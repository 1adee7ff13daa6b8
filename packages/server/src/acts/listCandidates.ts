import { listCandidatesInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNotNull, max } from 'drizzle-orm'
import { matterAct, specOf } from '../act.ts'
import { insert } from '../change.ts'

/** 候选事项: what the council puts up for appraisal, no more than the process allows; once it votes on the list, it stays. */
export const listCandidates = matterAct({
  name: 'listCandidates',
  who: ['clerk'],
  stage: ['deliberate'],
  when: 'settling',
  input: listCandidatesInput,
  async load(tx, { who, matter }) {
    const { proposalId } = matter.proposal
    const [last] = await tx
      .select({ version: max(t.candidateList.version) })
      .from(t.candidateList)
      .where(and(eq(t.candidateList.tenantId, who.tenant), eq(t.candidateList.proposalId, proposalId)))
    const put = await tx.$count(
      t.motion,
      and(eq(t.motion.tenantId, who.tenant), eq(t.motion.proposalId, proposalId), isNotNull(t.motion.putAt)),
    )
    return { version: (last?.version ?? 0) + 1, put }
  },
  decide({ candidates }, { version, put }, { who, matter, now }) {
    const { candidates: most } = specOf(matter, 'deliberate')
    if (most === undefined) return refuse('not-available')
    if (put > 0) return refuse('plan-frozen')
    if (candidates.length > most) return refuse('too-large', { most }, 'candidates')
    const twice = candidates.findIndex((text, at) => candidates.indexOf(text) < at)
    if (twice >= 0) return refuse('already-exists', undefined, `candidates.${twice}`)
    const { proposalId } = matter.proposal
    return {
      ok: true,
      value: { version, candidates: candidates.length },
      changes: [
        insert(t.candidateList, {
          proposalId,
          version,
          candidates: candidates.map((text, at) => ({ key: `c${at + 1}`, text })),
          personId: who.person,
          at: now,
        }),
      ],
      open: { version, candidates: candidates.length },
      sealed: { candidates },
    }
  },
})
