/** A piece of a text and whether both versions have it. */
export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/**
 * What changed from one text to the other, sentence by sentence: the longest common run of sentences stays, the rest was
 * removed or added.
 */
export function textDiff(before: string, after: string): Piece[] {
  const old = sentencesOf(before)
  const fresh = sentencesOf(after)
  const common = commonLengths(old, fresh)
  const pieces: Piece[] = []
  let at = 0
  let to = 0
  while (at < old.length || to < fresh.length) {
    if (at < old.length && to < fresh.length && old[at] === fresh[to]) {
      pieces.push({ kind: 'same', text: fresh[to]! })
      at += 1
      to += 1
    } else if (to >= fresh.length || (at < old.length && common[at + 1]![to]! >= common[at]![to + 1]!)) {
      pieces.push({ kind: 'removed', text: old[at]! })
      at += 1
    } else {
      pieces.push({ kind: 'added', text: fresh[to]! })
      to += 1
    }
  }
  return pieces
}

/** A sentence keeps the sign and the line break that end it. */
function sentencesOf(text: string): string[] {
  return text.match(/[^。；！？，,.;!?\n]*[。；！？，,.;!?\n]+|[^。；！？，,.;!?\n]+/g) ?? []
}

/** `table[i][j]`: how many sentences the rests from `i` and from `j` have in common, in order. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1)
      table[i]![j] =
        old[i] === fresh[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  return table
}
