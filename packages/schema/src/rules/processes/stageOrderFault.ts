import type { StageKind, StageSpec } from '../../words/index.ts'
import type { ProcessFault } from './processFault.ts'

/** What has to stand somewhere before a kind of stage: one of these. */
const before: Partial<Record<StageKind, readonly StageKind[]>> = {
  second: ['screen'],
  appraise: ['deliberate'],
  accept: ['act'],
  rate: ['act'],
}

/** What has to stand right before it. */
const rightBefore: Partial<Record<StageKind, StageKind>> = { count: 'poll', preliminary: 'count' }

/** What has to stand right after it: a result that was open to objections is published when it is final, whatever it is. */
const rightAfter: Partial<Record<StageKind, StageKind>> = { poll: 'count', preliminary: 'publish' }

/** A process ends with what the public learns of it. */
const last: readonly StageKind[] = ['publish', 'rate', 'accept']

/** Where the stages of a process do not follow from each other, or where they never come to an end. */
export function stageOrderFault(stages: readonly StageSpec[]): ProcessFault | undefined {
  const kinds = stages.map((spec) => spec.kind)
  const end = kinds.at(-1)
  if (!end || !last.includes(end)) return wrong(end === undefined ? 'stages' : `stages.${kinds.length - 1}`)
  for (const [i, kind] of kinds.entries()) {
    const earlier = kinds.slice(0, i)
    const needed = before[kind]
    if (needed && !needed.some((one) => earlier.includes(one))) return wrong(`stages.${i}`)
    if (rightBefore[kind] && earlier.at(-1) !== rightBefore[kind]) return wrong(`stages.${i}`)
    if (rightAfter[kind] && kinds[i + 1] !== rightAfter[kind]) return wrong(`stages.${i}`)
    // The work and the screening are what a matter is sent back to or let go on to: there is one of each at most.
    if ((kind === 'act' || kind === 'screen') && earlier.includes(kind)) return wrong(`stages.${i}`)
    if (kind === 'screen' && i > 0) return wrong(`stages.${i}`)
    // A small matter that needs no vote goes straight to work.
    if (kind === 'screen' && !kinds.includes('act')) return wrong(`stages.${i}`)
  }
  return undefined
}

function wrong(path: string): ProcessFault {
  return { code: 'process-invalid', path }
}
