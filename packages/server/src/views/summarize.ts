const space = /\s+/gu

/** The beginning of a text on one line, at most so many characters; cut between words where it has words. */
export function summarize(text: string, most: number): string {
  const letters = [...text.replace(space, ' ').trim()]
  if (letters.length <= most) return letters.join('')
  const cut = letters.slice(0, most)
  const inside = /\p{Script=Latin}/u.test(letters[most - 1]!) && /\p{Script=Latin}/u.test(letters[most]!)
  const at = inside ? cut.lastIndexOf(' ') : most
  return `${cut
    .slice(0, at > 0 ? at : most)
    .join('')
    .trimEnd()}…`
}
