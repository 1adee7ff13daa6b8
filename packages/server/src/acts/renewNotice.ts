import { renewNoticeInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { insert, update } from '../change.ts'
import { factsOf } from '../facts.ts'
import { loadPublishing } from '../notice/loadPublishing.ts'
import { aboutSubject, loadSubject } from '../notice/loadSubject.ts'
import { plansOf } from '../notice/plansOf.ts'
import { publication } from '../notice/publication.ts'
import { standingNotice } from '../notice/standingNotice.ts'
import { readUpheld } from '../poll/readUpheld.ts'

/**
 * 重新公示: what was changed hangs anew, for a whole period, in a new round of the stage; the old notice says what took its place.
 * Every objection to the old one has its answer first. What is no plan (a roll, a preliminary result) hangs anew where an objection to it
 * was upheld; where that was about figures, once they were counted again, and it says what it corrects. A matter stays where it is, so this act writes the stage rows itself.
 */
export const renewNotice = matterAct({
  name: 'renewNotice',
  who: ['clerk'],
  stage: ['notice', 'preliminary'],
  when: 'settling',
  input: renewNoticeInput,
  async load(tx, context, [input]) {
    const { matter } = context
    const notice = await standingNotice(tx, matter)
    return {
      notice,
      upheld: notice ? await readUpheld(tx, matter.proposal.tenantId, notice.noticeId) : [],
      subject: await loadSubject(tx, context, notice?.rollId ?? undefined),
      plans: await plansOf(tx, matter),
      facts: await factsOf(tx, matter),
      ...(await loadPublishing(tx, context, input!)),
    }
  },
  decide(input, { notice, upheld, subject, plans, facts, ...known }, context) {
    const { matter, now } = context
    if (!notice) return refuse('notice-not-published')
    if (facts.objectionsOpen > 0) return refuse('objections-open', { open: facts.objectionsOpen })
    const { spec } = matter
    if (spec?.kind !== 'notice' && spec?.kind !== 'preliminary') return refuse('wrong-stage')
    const kind = spec.kind === 'notice' ? spec.of : spec.kind
    const plan = plans[0]
    const revised = plan !== undefined && plan.version > (notice.planVersion ?? 0)
    if (kind === 'plan' ? !revised : !facts.upheld) return refuse('plan-unchanged')
    if (upheld.some(({ recounted }) => !recounted)) return refuse('recount-missing')
    // A question that the recount found level has come to nothing yet.
    if (kind === 'preliminary' && facts.outcome === 'none') return refuse('lot-missing')
    const planVersion = plan?.version ?? null
    const { proposalId } = matter.proposal
    const { position, seq } = matter.stage!
    const stageSeq = seq + 1
    const replaces = notice.noticeId
    const onSubject = aboutSubject(kind, subject, context)
    if (!onSubject.ok) return onSubject
    const { rollId, correction } = onSubject
    const about = { ...known, kind, rollId, correction, least: spec.period, planVersion, replaces, stageSeq }
    const made = publication(input, about, context)
    if (!made.ok) return made
    const { value, closesAt, change, open, sealed } = made
    return {
      ok: true,
      value,
      changes: [
        update(t.notice, { noticeId: replaces }, { withdrawnAt: now }),
        update(t.stage, { proposalId, seq }, { closedAt: now, outcome: 'renewed' }),
        insert(t.stage, {
          proposalId,
          seq: stageSeq,
          position,
          kind: spec.kind,
          opensAt: now,
          closesAt,
        }),
        change,
        ...onSubject.changes(closesAt),
        ...(kind === 'plan'
          ? [update(t.plan, { proposalId, version: plan!.version }, { frozenAt: now })]
          : []),
      ],
      open: { ...open, ...onSubject.open, from: spec.kind, outcome: 'renewed', to: spec.kind },
      sealed,
    }
  },
})
