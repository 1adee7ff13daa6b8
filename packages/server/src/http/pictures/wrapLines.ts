/** Signs that never begin a line, and such as never end one. */
const closing = /[，。、；：？！）》」』】〕”’…,.;:?!)\]}%℃㎡]/
const opening = /[（《「『【〔“‘([{]/

/**
 * Break a text into lines of at most so many ems. Chinese may break between any two signs but not before 。 or after 《; words of
 * letters and digits stay whole where a line can hold them.
 */
export function wrapLines(text: string, ems: number): string[] {
  return text.split('\n').flatMap((line) => wrapOne(line.trim(), ems))
}

function wrapOne(text: string, ems: number): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  const end = () => {
    lines.push(line.trimEnd())
    line = ''
    width = 0
  }
  for (const piece of piecesOf(text)) {
    const wide = widthOf(piece)
    if (line && width + wide > ems) end()
    // An address may be longer than a line: then it breaks anywhere.
    for (const part of wide > ems ? piece : [piece]) {
      if (line && width + widthOf(part) > ems) end()
      if (!line && !part.trim()) continue
      line += part
      width += widthOf(part)
    }
  }
  if (line) end()
  return lines
}

/** What stays on one line: a run of letters and digits, or a sign with those that cling to it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const [run] of text.matchAll(/[\p{Script=Latin}\d@#&+/_-]+(?:[.,:][\p{Script=Latin}\d]+)*|\s+|./gsu)) {
    const before = pieces.at(-1)
    const clings = before !== undefined && (closing.test(run) || opening.test(before.at(-1)!))
    if (clings && before.length < 40 && before.trim()) pieces[pieces.length - 1] = before + run
    else pieces.push(run)
  }
  return pieces
}

/** How wide a text is, in ems, and never less than it will be: half for Latin letters, a whole one for everything else. */
export function widthOf(text: string): number {
  let width = 0
  for (const sign of text)
    width += /[ilj.,:;'|!()[\] ]/.test(sign) ? 0.36 : /[A-Zmw@%]/.test(sign) ? 0.85 : isHalf(sign) ? 0.62 : 1
  return width
}

function isHalf(sign: string): boolean {
  return sign.codePointAt(0)! < 0x2e80 && !/[—…“”‘’]/.test(sign)
}
