import { publishNoticeInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type NoticeKind, refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import type { Matter } from '../matter.ts'
import { loadPublishing } from '../notice/loadPublishing.ts'
import { aboutSubject, loadSubject } from '../notice/loadSubject.ts'
import { plansOf } from '../notice/plansOf.ts'
import { publishInStage } from '../notice/publishInStage.ts'
import { standingNotice } from '../notice/standingNotice.ts'
import { workIsDone } from '../notice/workIsDone.ts'
import { readMinutesMissing } from '../readMinutesMissing.ts'

/**
 * 发布公示: the clerk hangs out what the stage is about; its period begins on the day after. A plan on notice is frozen. What was done
 * is published by an act of its own.
 */
export const publishNotice = matterAct({
  name: 'publishNotice',
  who: ['clerk'],
  stage: ['notice', 'call', 'preliminary', 'publish'],
  when: 'settling',
  input: publishNoticeInput,
  async load(tx, context, [input]) {
    const { matter } = context
    const [plan] = await plansOf(tx, matter)
    const standing = (await standingNotice(tx, matter)) !== null
    return {
      plan,
      standing,
      subject: await loadSubject(tx, context, input!.roll),
      minutesMissing: await readMinutesMissing(tx, matter),
      ...(await loadPublishing(tx, context, input!)),
    }
  },
  decide(input, { plan, subject, minutesMissing, ...known }, context) {
    const { matter, now } = context
    if (!suits(input.kind, matter)) return refuse('wrong-stage', { stage: matter.stage!.kind }, 'kind')
    if (input.kind === 'decision' && minutesMissing) return refuse('minutes-missing')
    if (input.kind === 'plan' && !plan) return refuse('plan-missing')
    const planVersion = plan?.version ?? null
    const about = aboutSubject(input.kind, subject, context)
    if (!about.ok) return about
    const { rollId } = about
    const made = publishInStage(input, { ...known, kind: input.kind, planVersion, rollId }, context)
    if (!made.ok) return made
    const closesAt = new Date(made.value.closesAt)
    const said = {
      ...made,
      changes: [...made.changes, ...about.changes(closesAt)],
      open: { ...made.open, ...about.open },
    }
    if (input.kind !== 'plan' || !plan || plan.frozenAt) return said
    const { proposalId } = matter.proposal
    const freeze = update(t.plan, { proposalId, version: plan.version }, { frozenAt: now })
    return { ...said, changes: [...said.changes, freeze] }
  },
})

/** Whether a notice of this kind is what the stage hangs out. */
function suits(kind: Exclude<NoticeKind, 'outcome' | 'funds' | 'other'>, matter: Matter): boolean {
  const { spec } = matter
  switch (kind) {
    case 'plan':
    case 'roll':
      return spec?.kind === 'notice' && spec.of === kind
    case 'decision':
      return (
        (spec?.kind === 'notice' && spec.of === kind) || (spec?.kind === 'publish' && !workIsDone(matter))
      )
    case 'result':
      return spec?.kind === 'publish' && !workIsDone(matter)
    case 'call':
    case 'preliminary':
      return spec?.kind === kind
  }
}
