import { grantProxyInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { readWho } from '../auth/readWho.ts'
import { type Change, insert } from '../change.ts'
import { answers } from '../poll/choicesFault.ts'
import { findHolder } from '../poll/findHolder.ts'
import { isFresh } from '../poll/freshUntil.ts'
import { isForeign } from '../poll/isForeign.ts'
import { isValid } from '../poll/laterOf.ts'
import { lockElectors } from '../poll/lockElectors.ts'
import { persuadedBy } from '../poll/persuadedBy.ts'
import { pollOf } from '../poll/pollOf.ts'
import { votesFor } from '../poll/votesFor.ts'
import { holds } from '../who.ts'

/**
 * 委托投票: an elector mandates somebody to vote for them, item by item: online by the principal, or by a clerk out of the signed paper.
 * The holder is nobody of the property manager, nobody who came to persuade them, and holds no more mandates than the poll allows.
 */
export const grantProxy = matterAct({
  name: 'grantProxy',
  who: ['resident', 'clerk'],
  stage: ['poll'],
  when: 'settling',
  lock: 'share',
  input: grantProxyInput,
  async load(tx, { who, matter }, [input]) {
    const poll = await pollOf(tx, matter, input!.poll)
    if (!poll) return null
    const { tenantId, pollId } = poll
    const elector = (await lockElectors(tx, poll, [input!.elector])).get(input!.elector)
    if (!elector) return { poll, elector }
    const found = 'name' in input!.holder ? null : await findHolder(tx, poll, input!.holder)
    const holder = found ? await readWho(tx, tenantId, found, null) : null
    const held = await tx.$count(
      t.proxy,
      and(
        eq(t.proxy.tenantId, tenantId),
        eq(t.proxy.pollId, pollId),
        eq(t.proxy.holderId, found ?? ''),
        isNull(t.proxy.endedAt),
      ),
    )
    const documents = await tx.$count(
      t.attachment,
      and(eq(t.attachment.tenantId, tenantId), eq(t.attachment.attachmentId, input!.document ?? '')),
    )
    return {
      poll,
      elector,
      holder,
      held,
      documents,
      own: votesFor(elector, who),
      themselves: holder !== null && votesFor(elector, holder),
      persuaded: found ? await persuadedBy(tx, matter, { person: found, elector }) : false,
    }
  },
  decide(input, state, { who, zone, now, id }) {
    if (!state) return refuse('unknown-poll', undefined, 'poll')
    const { poll, elector } = state
    if (!elector) return refuse('unknown-elector', undefined, 'elector')
    const { holder, held, documents, own, themselves, persuaded } = state
    const byClerk = !own && holds(who, ['clerk'], zone)
    if (!own && !byClerk) return refuse('not-your-home', undefined, 'elector')
    if (own && isForeign(who, poll.force)) return refuse('own-pages-only')
    if (own && !isFresh(who, poll.force, now)) return refuse('sign-in-too-old')
    if (poll.proxies === 0 || poll.force === 'import-official') return refuse('proxies-not-allowed')
    if (now >= poll.closesAt) return refuse('stage-closed', { stage: 'poll' })
    if (byClerk && input.document === null) return refuse('mandate-missing', undefined, 'document')
    if (input.document !== null && documents === 0) return refuse('unknown-attachment', undefined, 'document')
    const named = Object.keys(input.items)
    const strange = named.find(
      (key) =>
        !poll.questions.some((question) => question.key === key && maySay(question, input.items[key]!)),
    )
    if (named.length === 0 || strange !== undefined)
      return refuse('input-invalid', undefined, strange === undefined ? 'items' : `items.${strange}`)
    if (elector.standing && elector.standing.proxyId === null && isValid(elector.standing))
      return refuse('already-done', undefined, 'elector')
    if (elector.mandate) return refuse('already-exists', undefined, 'elector')
    const isNew = 'name' in input.holder
    if (isNew && !byClerk) return refuse('input-invalid', undefined, 'holder')
    if (!isNew && !holder) return refuse('unknown-person', undefined, 'holder')
    if (themselves) return refuse('input-invalid', undefined, 'holder')
    if (holder && holds(holder, ['property'], zone)) return refuse('proxy-barred', undefined, 'holder')
    if (persuaded) return refuse('conflict-of-interest', undefined, 'holder')
    if ((held ?? 0) >= poll.proxies) return refuse('proxies-too-many', { most: poll.proxies }, 'holder')
    const changes: Change[] = []
    const holderId = holder?.person ?? id()
    if ('name' in input.holder) {
      const { name, phone } = input.holder
      changes.push(insert(t.person, { personId: holderId, name, phone, createdAt: now }))
    }
    const proxyId = id()
    const { items, document } = input
    const { pollId, rollId } = poll
    const { electorId } = elector
    changes.push(
      insert(t.proxy, {
        pollId,
        proxyId,
        rollId,
        electorId,
        holderId,
        items,
        document,
        grantedAt: now,
        grantedBy: who.person,
      }),
    )
    return {
      ok: true,
      value: { proxy: proxyId },
      changes,
      open: {
        poll: pollId,
        proxy: proxyId,
        items: named.length,
        by: byClerk ? 'clerk' : 'principal',
        onPaper: document !== null,
      },
      sealed: { principal: electorId, holder: holderId, items, document },
    }
  },
})

/** The holder is free, or bound to a choice that can be made online, too. */
function maySay(question: t.Question, item: string): boolean {
  return item === 'free' || answers(question, item, 'online')
}
