/** A member as a line of a list says it: the name, and a building after a comma. */
export interface MemberLine {
  name: string
  building: string
}

/** Members out of a list, one a line; blank lines mean nothing. */
export function memberLines(text: string): MemberLine[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [name = '', ...rest] = line.split(/[,，\t]/)
      return { name: name.trim(), building: rest.join(' ').trim() }
    })
}

/** The first line that stands there twice; undefined where each is somebody else. */
export function twiceIn(members: readonly MemberLine[]): MemberLine | undefined {
  const seen = new Set<string>()
  for (const member of members) {
    const key = JSON.stringify([member.name, member.building])
    if (seen.has(key)) return member
    seen.add(key)
  }
  return undefined
}
