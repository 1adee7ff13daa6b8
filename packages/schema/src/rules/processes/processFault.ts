import type { Process, RefusalCode } from '../../words/index.ts'
import { changeFault } from './changeFault.ts'
import { processes } from './index.ts'
import { ownRuleFault } from './ownRuleFault.ts'
import { stageFault } from './stageFault.ts'
import { stageOrderFault } from './stageOrderFault.ts'

/** Why a process cannot be kept: a code, the place in it (`stages.3.period.days`), and the figures of the sentence. */
export interface ProcessFault {
  code: RefusalCode
  path: string
  params?: Record<string, string | number>
}

/** The key of a process of a community's own. */
const ownKey = /^own\.[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * What keeps a community's process from being used; undefined where it is sound. One that has the key of a shipped process may
 * differ from it only in what that one lets be changed; any other is a process of the community's own, which keeps to the floors that the law
 * sets and comes to an end.
 *
 * @example processFault({ ...tiyizuo, stages: tooShort }) // { code: 'period-too-short', path: 'stages.9.period.days', … }
 */
export function processFault(process: Process): ProcessFault | undefined {
  const shipped = processes.find((one) => one.key === process.key)
  if (shipped) return changeFault(shipped, process) ?? firstStageFault(process)
  if (!ownKey.test(process.key)) return { code: 'process-invalid', path: 'key' }
  if (process.mayChange !== undefined) return { code: 'process-invalid', path: 'mayChange' }
  return ownRuleFault(process.rules ?? []) ?? stageOrderFault(process.stages) ?? firstStageFault(process)
}

function firstStageFault(process: Process): ProcessFault | undefined {
  for (const at of process.stages.keys()) {
    const fault = stageFault(process, at)
    if (fault) return fault
  }
  return undefined
}
