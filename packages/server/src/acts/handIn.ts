import { handInInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { lockElectors } from '../poll/lockElectors.ts'
import { persuadedBy } from '../poll/persuadedBy.ts'
import { pollOf } from '../poll/pollOf.ts'

/** 收回选票: a sheet came back, when and by whom. What stands on it is entered later; it was handed in before closing. */
export const handIn = matterAct({
  name: 'handIn',
  who: ['clerk', 'gridworker'],
  stage: ['poll', 'count'],
  when: 'settling',
  lock: 'share',
  input: handInInput,
  async load(tx, { matter, who }, [input]) {
    const poll = await pollOf(tx, matter, input!.poll)
    if (!poll) return null
    const ofTenant = eq(t.paperBatch.tenantId, who.tenant)
    const [batch] = await tx
      .select({ enteredAt: t.paperBatch.enteredAt })
      .from(t.paperBatch)
      .where(and(ofTenant, eq(t.paperBatch.pollId, poll.pollId), eq(t.paperBatch.batchId, input!.batch)))
      .for('share')
    const elector = (await lockElectors(tx, poll, [input!.elector])).get(input!.elector)
    const collector = input!.collector ?? who.person
    const collectors = await tx.$count(
      t.person,
      and(eq(t.person.tenantId, who.tenant), eq(t.person.personId, collector)),
    )
    const photos = await tx.$count(
      t.attachment,
      and(eq(t.attachment.tenantId, who.tenant), eq(t.attachment.attachmentId, input!.photo ?? '')),
    )
    const [proxy] = await tx
      .select({ electorId: t.proxy.electorId, endedAt: t.proxy.endedAt })
      .from(t.proxy)
      .where(
        and(
          eq(t.proxy.tenantId, who.tenant),
          eq(t.proxy.pollId, poll.pollId),
          eq(t.proxy.proxyId, input!.proxy ?? ''),
        ),
      )
    const persuaded = elector ? await persuadedBy(tx, matter, { person: collector, elector }) : false
    return { poll, batch, elector, collector, collectors, photos, proxy, persuaded }
  },
  decide(input, state, { now, id }) {
    if (!state) return refuse('unknown-poll', undefined, 'poll')
    const { poll, batch, elector, collector, collectors, photos, proxy, persuaded } = state
    if (!batch) return refuse('unknown-batch', undefined, 'batch')
    if (batch.enteredAt) return refuse('already-done', undefined, 'batch')
    if (!elector) return refuse('unknown-elector', undefined, 'elector')
    if (collectors === 0) return refuse('unknown-person', undefined, 'collector')
    if (persuaded) return refuse('conflict-of-interest', undefined, 'collector')
    if (input.photo !== null && photos === 0) return refuse('unknown-attachment', undefined, 'photo')
    const handedInAt = new Date(input.handedInAt)
    if (handedInAt < poll.opensAt) return refuse('stage-not-open', { stage: 'poll' }, 'handedInAt')
    if (handedInAt >= poll.closesAt) return refuse('stage-closed', { stage: 'poll' }, 'handedInAt')
    if (handedInAt > now) return refuse('input-invalid', undefined, 'handedInAt')
    if (input.proxy !== undefined && proxy?.electorId !== elector.electorId)
      return refuse('unknown-proxy', undefined, 'proxy')
    // What a holder handed in while the mandate stood is good, also where it is recorded after its end.
    if (proxy?.endedAt && proxy.endedAt <= handedInAt) return refuse('proxy-ended', undefined, 'proxy')
    const sheetId = id()
    return {
      ok: true,
      value: { sheet: sheetId },
      changes: [
        insert(t.paperSheet, {
          pollId: poll.pollId,
          sheetId,
          batchId: input.batch,
          rollId: poll.rollId,
          electorId: elector.electorId,
          handedInAt,
          collectedBy: collector,
          photo: input.photo,
          proxyId: input.proxy,
        }),
      ],
      open: {
        poll: poll.pollId,
        batch: input.batch,
        sheet: sheetId,
        handedInAt: input.handedInAt,
        proxy: input.proxy,
      },
      sealed: { elector: elector.electorId, collector, photo: input.photo },
    }
  },
})
