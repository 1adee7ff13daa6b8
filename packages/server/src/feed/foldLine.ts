/** Octets that a line of a calendar may have, its end left out (RFC 5545, 3.1). */
const most = 75

/** A content line in pieces of at most 75 octets, each but the first behind a blank; no character is cut. Ends in CRLF. */
export function foldLine(line: string): string {
  let folded = ''
  let room = most
  for (const char of line) {
    const octets = Buffer.byteLength(char)
    if (octets > room) {
      folded += '\r\n '
      room = most - 1
    }
    folded += char
    room -= octets
  }
  return `${folded}\r\n`
}
