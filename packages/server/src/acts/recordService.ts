import { recordServiceInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, inArray } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { pollOf } from '../poll/pollOf.ts'

/** 送达: the papers reached these electors, how and when; with the warning or without. */
export const recordService = matterAct({
  name: 'recordService',
  who: ['clerk', 'gridworker'],
  stage: ['poll', 'count'],
  when: 'settling',
  lock: 'share',
  input: recordServiceInput,
  async load(tx, { matter, who }, [input]) {
    const poll = await pollOf(tx, matter, input!.poll)
    const electors = await tx
      .select({ id: t.elector.electorId })
      .from(t.elector)
      .where(
        and(
          eq(t.elector.tenantId, who.tenant),
          eq(t.elector.rollId, poll?.rollId ?? ''),
          inArray(t.elector.electorId, input!.electors),
        ),
      )
    const receipts = await tx.$count(
      t.attachment,
      and(eq(t.attachment.tenantId, who.tenant), eq(t.attachment.attachmentId, input!.receipt ?? '')),
    )
    const servers = await tx.$count(
      t.person,
      and(eq(t.person.tenantId, who.tenant), eq(t.person.personId, input!.servedBy ?? '')),
    )
    return { poll, servers, known: new Set(electors.map((elector) => elector.id)), receipts }
  },
  decide(input, { poll, servers, known, receipts }, { who, now, id }) {
    if (!poll) return refuse('unknown-poll', undefined, 'poll')
    const electors = [...new Set(input.electors)]
    const lost = electors.findIndex((elector) => !known.has(elector))
    if (lost >= 0) return refuse('unknown-elector', undefined, `electors.${lost}`)
    if (input.receipt !== null && receipts === 0) return refuse('unknown-attachment', undefined, 'receipt')
    if (input.servedBy !== undefined && servers === 0) return refuse('unknown-person', undefined, 'servedBy')
    const at = new Date(input.at)
    if (at > now) return refuse('input-invalid', undefined, 'at')
    // Who is served after the vote is over had nothing to answer to.
    if (at >= poll.closesAt) return refuse('stage-closed', { stage: 'poll' }, 'at')
    const { how, receipt, servedBy } = input
    // A board tells everybody and nobody: what hangs there never proves that one elector was warned.
    const warned = input.warned && how !== 'board'
    return {
      ok: true,
      value: { served: electors.length },
      changes: electors.map((electorId) =>
        insert(t.service, {
          pollId: poll.pollId,
          electorId,
          serviceId: id(),
          how,
          at,
          personId: who.person,
          servedBy,
          receipt,
          warned,
        }),
      ),
      open: { poll: poll.pollId, how, warned, served: electors.length },
      sealed: { electors, at: input.at, servedBy: servedBy ?? who.person, receipt },
    }
  },
})
