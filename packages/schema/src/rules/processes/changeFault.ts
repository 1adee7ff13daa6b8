import type { Bound, Process } from '../../words/index.ts'
import type { ProcessFault } from './processFault.ts'

/** Where a community changed more of a shipped process than it may, or too much. Its version is its own. */
export function changeFault(shipped: Process, changed: Process): ProcessFault | undefined {
  const { version: _, mayChange: bounds = [], ...ours } = shipped
  const { version: __, mayChange: ___, ...theirs } = changed
  return differing(ours, theirs, { at: '', bounds })
}

interface Place {
  at: string
  bounds: readonly Bound[]
}

function differing(ours: unknown, theirs: unknown, { at, bounds }: Place): ProcessFault | undefined {
  if (isSame(ours, theirs)) return undefined
  const bound = bounds.find((one) => one.at === at)
  if (bound) return boundFault(bound, theirs)
  if (!isTree(ours) || !isTree(theirs) || Array.isArray(ours) !== Array.isArray(theirs))
    return { code: 'process-invalid', path: at }
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const below = at === '' ? key : `${at}.${key}`
    const fault = differing(ours[key], theirs[key], { at: below, bounds })
    if (fault) return fault
  }
  return undefined
}

function boundFault(bound: Bound, value: unknown): ProcessFault | undefined {
  if ('oneOf' in bound)
    return bound.oneOf.some((one) => isSame(one, value))
      ? undefined
      : { code: 'process-invalid', path: bound.at }
  const { at: path, least, most } = bound
  if (typeof value !== 'number' || !Number.isInteger(value)) return { code: 'process-invalid', path }
  const isDays = path.endsWith('.days')
  if (value < least)
    return isDays
      ? { code: 'period-too-short', path, params: { days: least } }
      : { code: 'process-invalid', path, params: { least, most } }
  if (value > most)
    return isDays
      ? { code: 'period-too-long', path, params: { days: most } }
      : { code: 'process-invalid', path, params: { least, most } }
  return undefined
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Equal as data: the order of keys, and a key that holds nothing, mean nothing. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isTree(one) || !isTree(other)) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
    isSame(one[key], other[key]),
  )
}
