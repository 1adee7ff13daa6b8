import type { Process, RefusalCode } from '../../words/index.ts'
import { measuresOf } from '../rule.ts'
import { ruleIn } from '../ruleIn.ts'
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
  const secret = secretFault(process)
  if (secret) return secret
  const shipped = processes.find((one) => one.key === process.key)
  if (shipped) return changeFault(shipped, process) ?? firstStageFault(process)
  if (!ownKey.test(process.key)) return { code: 'process-invalid', path: 'key' }
  if (process.mayChange !== undefined) return { code: 'process-invalid', path: 'mayChange' }
  return ownRuleFault(process.rules ?? []) ?? stageOrderFault(process.stages) ?? firstStageFault(process)
}

/** A ballot that nobody can read is not offered; one that is weighed by area never could be. */
function secretFault(process: Process): ProcessFault | undefined {
  const at = process.stages.findIndex((spec) => spec.kind === 'poll' && spec.mode === 'secret')
  const spec = process.stages[at]
  if (spec?.kind !== 'poll') return undefined
  const byArea = [spec.rule, ...(spec.rules ?? [])].some((key) => {
    const rule = ruleIn(process, key)
    return rule !== undefined && measuresOf(rule).has('area')
  })
  return { code: byArea ? 'secret-with-area' : 'not-available', path: `stages.${at}.mode` }
}

function firstStageFault(process: Process): ProcessFault | undefined {
  for (const at of process.stages.keys()) {
    const fault = stageFault(process, at)
    if (fault) return fault
  }
  return undefined
}
