import { withdrawObjectionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { factsOf } from '../facts.ts'
import { isOwnObjection } from '../notice/isOwnObjection.ts'
import { loadObjection } from '../notice/loadObjection.ts'

/** 撤回异议: by whom it came from, before it is answered. */
export const withdrawObjection = matterAct({
  name: 'withdrawObjection',
  who: ['resident'],
  stage: ['notice', 'preliminary'],
  when: 'settling',
  input: withdrawObjectionInput,
  async load(tx, { matter }, [input]) {
    const objection = await loadObjection(tx, matter, input!.objection)
    return { objection, facts: await factsOf(tx, matter) }
  },
  decide(_input, { objection, facts }, { who, now }) {
    if (!objection.ok) return objection
    if (!isOwnObjection(who, objection)) return refuse('not-your-home')
    if (objection.outcome !== null) return refuse('objection-answered')
    const { objectionId, number } = objection
    return {
      ok: true,
      value: { objection: objectionId },
      changes: [update(t.objection, { objectionId }, { outcome: 'withdrawn', repliedAt: now })],
      open: { objection: objectionId, number, outcome: 'withdrawn' },
      facts: { objectionsOpen: facts.objectionsOpen - 1 },
    }
  },
})
