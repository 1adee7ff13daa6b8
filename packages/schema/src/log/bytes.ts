/** How many arguments a call is given; every engine takes more. */
const MOST_ARGUMENTS = 4096

/** A character for each byte. Spread into the call, bytes would go through an iterator, which takes four times as long. */
const asCharacters = (bytes: Uint8Array): string =>
  String.fromCharCode.apply(null, bytes as unknown as number[])

/** Bytes as standard Base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  if (bytes.length <= MOST_ARGUMENTS) return btoa(asCharacters(bytes))
  let binary = ''
  for (let at = 0; at < bytes.length; at += MOST_ARGUMENTS)
    binary += asCharacters(bytes.subarray(at, at + MOST_ARGUMENTS))
  return btoa(binary)
}

/**
 * Bytes of a standard Base64 text, or `undefined` where it is not the one canonical spelling of any bytes: blanks,
 * missing padding or stray trailing bits would give one proof several texts.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  let binary: string
  try {
    binary = atob(text)
  } catch {
    return undefined
  }
  if (btoa(binary) !== text) return undefined
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

/** Whether two byte strings are the same. Nothing compared here is secret, so the time it takes does not matter. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of UTF-8 bytes, or `undefined` where they are not valid UTF-8. A byte order mark is kept as a character. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
