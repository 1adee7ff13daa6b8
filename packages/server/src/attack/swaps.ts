import type { Scene } from './scene.ts'

/** An input with one id put in the place of another. */
export interface Swap {
  /** What was exchanged: `proposal.photo` says that the photo's id was another one. */
  what: string
  input: unknown
}

/** An elector's id counts within its roll: the same one stands in every roll. */
const counted = /^(elector|owner|otherOwner)/

/** An id that nobody ever made. */
const unknown = 'nobody-ever-made-this'

/** Each id of a right input in turn, put in by the same thing's id in another scene, or by an unknown one. */
export function swapsOf(input: unknown, from: Scene, to: Scene | null): Swap[] {
  const names = new Map(Object.entries(from.ids).map(([name, id]) => [id, name]))
  const swaps: Swap[] = []
  const walk = (value: unknown, path: string, put: (other: unknown) => unknown): void => {
    if (typeof value === 'string') {
      const name = names.get(value)
      if (name !== undefined && counted.test(name)) {
        if (!to) swaps.push({ what: path, input: put('e999999') })
      } else if (name !== undefined) swaps.push({ what: path, input: put(to ? to.ids[name] : unknown) })
      else if (to && value === from.zone) swaps.push({ what: path, input: put(to.zone) })
    } else if (Array.isArray(value))
      for (const [i, one] of value.entries())
        walk(one, `${path}.${i}`, (other) => put(value.map((it, at) => (at === i ? other : it))))
    else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
      for (const [key, one] of Object.entries(value))
        walk(one, path === '' ? key : `${path}.${key}`, (other) => put({ ...value, [key]: other }))
  }
  walk(input, '', (other) => other)
  return swaps
}
