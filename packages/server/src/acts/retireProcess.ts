import { retireProcessInput } from '@yishi/schema/input'
import { processes } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, desc, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'

/**
 * 停用流程: nobody begins a matter under a community's own process any more; what runs keeps it to its end. It is retired at the zone that
 * set it, and stands again once that zone saves a further version. What ships is never retired.
 */
export const retireProcess = zoneAct({
  name: 'retireProcess',
  who: ['admin', 'clerk'],
  input: retireProcessInput,
  async load(tx, { who }, [input]) {
    const { version, retiredAt } = t.communityProcess
    const [last] = await tx
      .select({ version, retiredAt })
      .from(t.communityProcess)
      .where(
        and(
          eq(t.communityProcess.tenantId, who.tenant),
          eq(t.communityProcess.zoneId, input!.zone),
          eq(t.communityProcess.key, input!.key),
        ),
      )
      .orderBy(desc(version))
      .limit(1)
    return last
  },
  decide({ zone: zoneId, key, reason }, last, { now }) {
    if (processes.some((process) => process.key === key)) return refuse('not-available', undefined, 'key')
    if (!last) return refuse('unknown-process', undefined, 'key')
    if (last.retiredAt) return refuse('already-done')
    const { version } = last
    return {
      ok: true,
      value: { key, version },
      changes: [update(t.communityProcess, { zoneId, key, version }, { retiredAt: now, retiredWhy: reason })],
      open: { key, version },
      sealed: { reason },
    }
  },
})
