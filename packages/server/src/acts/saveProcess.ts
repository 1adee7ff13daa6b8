import { saveProcessInput } from '@yishi/schema/input'
import { processFault } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, max } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'

/**
 * 保存流程: a process of the community's own, or a shipped one with other numbers, checked before it is kept. It holds at the zone and
 * below for matters that begin from now on; those that run keep the version that they began with.
 */
export const saveProcess = zoneAct({
  name: 'saveProcess',
  who: ['admin', 'clerk'],
  input: saveProcessInput,
  async load(tx, { who }, [input]) {
    const [last] = await tx
      .select({ version: max(t.communityProcess.version) })
      .from(t.communityProcess)
      .where(
        and(
          eq(t.communityProcess.tenantId, who.tenant),
          eq(t.communityProcess.zoneId, input!.zone),
          eq(t.communityProcess.key, input!.process.key),
        ),
      )
    return (last?.version ?? 0) + 1
  },
  decide({ zone: zoneId, process: written }, version, { who, now }) {
    const fault = processFault(written)
    if (fault) return refuse(fault.code, fault.params, `process.${fault.path}`)
    const { key } = written
    const process = { ...written, version }
    return {
      ok: true,
      value: { key, version },
      changes: [insert(t.communityProcess, { zoneId, key, version, process, personId: who.person, at: now })],
      open: { key, version, process: JSON.parse(JSON.stringify(process)) },
    }
  },
})
