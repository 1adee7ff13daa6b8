import { revokeProxyInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { isFresh } from '../poll/freshUntil.ts'
import { isForeign } from '../poll/isForeign.ts'
import { lockElectors } from '../poll/lockElectors.ts'
import { pollOf } from '../poll/pollOf.ts'
import { votesFor } from '../poll/votesFor.ts'
import { holds } from '../who.ts'

/**
 * 撤销委托: by the principal, or by a clerk to whom they said so in writing. From now on the holder cannot vote; what they did before
 * stands until the principal votes.
 */
export const revokeProxy = matterAct({
  name: 'revokeProxy',
  who: ['resident', 'clerk'],
  stage: ['poll'],
  when: 'settling',
  lock: 'share',
  input: revokeProxyInput,
  async load(tx, { who, matter }, [input]) {
    const poll = await pollOf(tx, matter, input!.poll)
    if (!poll) return null
    const key = and(
      eq(t.proxy.tenantId, who.tenant),
      eq(t.proxy.pollId, poll.pollId),
      eq(t.proxy.proxyId, input!.proxy),
    )
    const [found] = await tx.select({ elector: t.proxy.electorId }).from(t.proxy).where(key)
    const elector = found && (await lockElectors(tx, poll, [found.elector])).get(found.elector)
    const [proxy] = await tx.select().from(t.proxy).where(key)
    return { poll, proxy, own: elector ? votesFor(elector, who) : false }
  },
  decide(_input, state, { who, zone, now }) {
    if (!state) return refuse('unknown-poll', undefined, 'poll')
    const { poll, proxy, own } = state
    if (!proxy) return refuse('unknown-proxy', undefined, 'proxy')
    if (!own && !holds(who, ['clerk'], zone)) return refuse('not-your-home', undefined, 'proxy')
    if (own && isForeign(who, poll.force)) return refuse('own-pages-only')
    if (own && !isFresh(who, poll.force, now)) return refuse('sign-in-too-old')
    if (proxy.endedAt) return refuse('proxy-ended')
    if (now >= poll.closesAt) return refuse('stage-closed', { stage: 'poll' })
    const { pollId, proxyId } = proxy
    return {
      ok: true,
      value: { proxy: proxyId },
      changes: [update(t.proxy, { pollId, proxyId }, { endedAt: now, ended: 'revoked' })],
      open: { poll: pollId, proxy: proxyId, by: own ? 'principal' : 'clerk' },
    }
  },
})
