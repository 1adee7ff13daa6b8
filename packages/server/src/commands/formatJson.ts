/**
 * JSON on one line, as `JSON.stringify` writes it, but exact and in order: a bigint becomes a number with all its digits,
 * and a Map an object with its keys in the Map's order, where an object would put `2` before `A`.
 */
export function formatJson(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(formatJson).join(',')}]`
  if (value instanceof Map) return formatMembers([...value])
  if (typeof value === 'object' && value !== null) return formatMembers(Object.entries(value))
  return JSON.stringify(value) ?? 'null'
}

function formatMembers(members: [string, unknown][]): string {
  const written = members.filter(([, value]) => value !== undefined)
  return `{${written.map(([key, value]) => `${JSON.stringify(key)}:${formatJson(value)}`).join(',')}}`
}
