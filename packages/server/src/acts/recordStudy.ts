import { recordStudyInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct, specOf } from '../act.ts'
import { knownAttachments } from '../attachment/knownAttachments.ts'
import { insert } from '../change.ts'
import { localDay } from '../localDay.ts'

/** 研究: what the Party branch or the two committees found; a matter that they send back ends there, with their reason. */
export const recordStudy = matterAct({
  name: 'recordStudy',
  who: ['clerk'],
  stage: ['study'],
  when: 'settling',
  input: recordStudyInput,
  load: (tx, { who }, [input]) => knownAttachments(tx, who.tenant, input!.papers),
  decide({ heldOn, conclusion, note, papers }, known, { who, matter, now, tenant }) {
    const lost = papers.findIndex((paper) => !known.has(paper))
    if (lost >= 0) return refuse('unknown-attachment', undefined, `papers.${lost}`)
    if (heldOn > localDay(now, tenant.timeZone)) return refuse('input-invalid', undefined, 'heldOn')
    const { by } = specOf(matter, 'study')
    const { proposalId } = matter.proposal
    const row = { by, heldOn, conclusion, note, papers }
    return {
      ok: true,
      value: { conclusion },
      changes: [
        insert(t.study, {
          proposalId,
          stageSeq: matter.stage!.seq,
          ...row,
          personId: who.person,
          at: now,
        }),
      ],
      open: { by, heldOn, conclusion },
      sealed: { note, papers },
      facts: { study: conclusion },
    }
  },
})
