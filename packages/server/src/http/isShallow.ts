/**
 * Whether a JSON text nests at most `most` deep: looked at before it is parsed, so that nothing that walks it can be made to run
 * out of stack. Brackets within strings do not count.
 */
export function isShallow(json: string, most = 32): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < json.length; i++) {
    const char = json.charCodeAt(i)
    if (inString) {
      if (char === 0x5c) i++
      else if (char === 0x22) inString = false
    } else if (char === 0x22) inString = true
    else if (char === 0x5b || char === 0x7b) {
      if (++depth > most) return false
    } else if (char === 0x5d || char === 0x7d) depth--
  }
  return true
}
