import { raiseObjectionInput } from '@yishi/schema/input'
import { isWithin, refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { loadObjecting, object } from '../notice/objecting.ts'

/** 提出异议: by a resident, online, while the notice hangs; the next one once the last one is answered. */
export const raiseObjection = matterAct({
  name: 'raiseObjection',
  who: ['resident'],
  stage: ['notice', 'preliminary'],
  when: 'open',
  input: raiseObjectionInput,
  load: (tx, { matter }) => loadObjecting(tx, matter),
  decide(input, state, context) {
    const { who, zone } = context
    if (!who.homes.some((home) => home.household === input.household && isWithin(home.zone, zone)))
      return refuse('not-your-home', undefined, 'household')
    if (state.standing.some((row) => row.personId === who.person && row.outcome === null))
      return refuse('already-done')
    const cameBy = { channel: 'online' as const, personId: who.person, writtenBy: null }
    return object(input, state, { cameBy, context })
  },
})
