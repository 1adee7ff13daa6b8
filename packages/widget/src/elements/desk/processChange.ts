import type { Bound, Process } from '@yishi/schema/words'

/** What stands in a process at a place such as `stages.1.period.days`. */
export function valueAt(process: Process, at: string): unknown {
  return at.split('.').reduce<unknown>((tree, step) => (tree as Record<string, unknown>)?.[step], process)
}

/**
 * The process with what a form says at the places that may be changed: a number as it is written, one of several by its place among
 * them. The version is left to the office.
 */
export function changedProcess(
  { version: _, mayChange: __, ...process }: Process,
  bounds: readonly Bound[],
  value: (at: string) => string,
): Omit<Process, 'version' | 'mayChange'> {
  const changed = structuredClone(process)
  for (const bound of bounds) {
    const written = value(bound.at)
    if (written === '') continue
    const index = Number(written)
    put(changed, bound.at.split('.'), 'oneOf' in bound ? bound.oneOf[index] : index)
  }
  return changed
}

function put(tree: object, [step = '', ...rest]: readonly string[], value: unknown): void {
  const place = tree as Record<string, unknown>
  if (rest.length === 0) place[step] = structuredClone(value)
  else put(place[step] as object, rest, value)
}

/** Which of several stands now; -1 where none does. The order of keys means nothing. */
export function chosenOf(values: readonly unknown[], value: unknown): number {
  const text = canonical(value)
  return values.findIndex((one) => canonical(one) === text)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
