import { castInput } from '@yishi/schema/input'
import { refuse } from '@yishi/schema/words'
import { crowdAct } from '../act.ts'
import { choicesFault } from '../poll/choicesFault.ts'
import { isFresh } from '../poll/freshUntil.ts'
import { heldProxies, proxyFault } from '../poll/heldProxies.ts'
import { isForeign } from '../poll/isForeign.ts'
import { lockElectors } from '../poll/lockElectors.ts'
import { placeBallot } from '../poll/placeBallot.ts'
import { pollOf } from '../poll/pollOf.ts'
import { votesFor } from '../poll/votesFor.ts'

/**
 * 投票: for one's household, for the owner by whom one was named, or by a mandate for somebody else, many at once. Until closing it
 * can be cast again; the last one counts, and the elector's own before a proxy's.
 * Casters share the stage's lock and hold that of their elector.
 */
export const cast = crowdAct({
  name: 'cast',
  who: ['resident'],
  stage: ['poll'],
  when: 'open',
  lock: 'share',
  input: castInput,
  batch: { most: 200, key: (input) => input.elector },
  receipt: ['elector', 'choice'],
  async load(tx, { people, matter }, inputs) {
    const poll = await pollOf(tx, matter)
    if (!poll) return null
    const electors = await lockElectors(
      tx,
      poll,
      inputs.map((input) => input.elector),
    )
    // Who votes for somebody else is rare; for the others no mandate is looked up.
    const strangers = people.filter((who, i) => {
      const elector = electors.get(inputs[i]!.elector)
      return elector && !votesFor(elector, who)
    })
    const held = await heldProxies(
      tx,
      poll,
      strangers.map((who) => who.person),
    )
    return { poll, electors, held }
  },
  decide({ poll: pollId, elector: electorId, choices }, state, { who, zone, now, id }) {
    if (state?.poll.pollId !== pollId) return refuse('unknown-poll', undefined, 'poll')
    const { poll, electors, held } = state
    if (poll.force === 'import-official') return refuse('not-available')
    if (isForeign(who, poll.force)) return refuse('own-pages-only')
    // The lock was taken before closing; the clock may have gone past it since.
    if (now >= poll.closesAt) return refuse('stage-closed', { stage: 'poll' })
    const elector = electors.get(electorId)
    if (!elector) return refuse('unknown-elector', undefined, 'elector')
    const own = votesFor(elector, who)
    const proxy = own ? null : (held.get(`${who.person} ${electorId}`) ?? null)
    if (!own && !proxy) return refuse('not-your-home', undefined, 'elector')
    const barred = proxy && proxyFault(proxy, choices, { who, zone })
    if (barred) return barred
    if (!isFresh(who, poll.force, now)) return refuse('sign-in-too-old')
    const asked = poll.questions.filter(({ key }) => !proxy || proxy.items[key] !== undefined)
    const fault = choicesFault(asked, choices, 'online')
    if (fault) return refuse('input-invalid', undefined, fault)
    const ballotId = id()
    const { changes, counts, open, sealed } = placeBallot(poll, elector, {
      ballot: {
        ballotId,
        channel: 'online',
        choices,
        castAt: now,
        personId: who.person,
        sheetId: null,
        proxyId: proxy?.proxyId ?? null,
      },
      now,
    })
    return {
      ok: true,
      value: { ballot: ballotId, castAt: now.toISOString(), counts },
      changes,
      open,
      sealed,
    }
  },
})
