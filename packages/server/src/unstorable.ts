/**
 * Where in an input a string stands that neither the database nor an entry can hold: with a NUL, or with half of a surrogate pair. The
 * path as in a refusal; undefined where all can be kept. Inputs are shallow when they come here.
 */
export function unstorable(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return /[\0\p{Surrogate}]/u.test(value) ? path : undefined
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined
  for (const [key, one] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key
    const wrong = unstorable(key, path) ?? unstorable(one, at)
    if (wrong !== undefined) return wrong
  }
  return undefined
}
