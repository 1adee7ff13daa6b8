/*
 * Stands in for Lit in two files of the build: in the one by which the server draws the board as text, and in the one that paints
 * that text before Lit is there. It knows what the board's templates have: children, attributes and what is listened to.
 */

/** Markup that is ready. */
class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export const nothing = ''

/** A template as text; what is listened to is left out. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  let text = ''
  for (const [at, piece] of strings.entries()) {
    const value = values[at]
    const listens = / @\w+=$/.exec(piece)
    if (listens) text += piece.slice(0, listens.index)
    else text += piece.endsWith('=') ? `${piece}"${written(value)}"` : piece + written(value)
  }
  return new Markup(text)
}

/** A style sheet as text. */
export function css(strings: TemplateStringsArray, ...values: string[]): string {
  return String.raw(strings, ...values)
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join('')
  if (value instanceof Markup) return value.text
  return `${value ?? ''}`.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
