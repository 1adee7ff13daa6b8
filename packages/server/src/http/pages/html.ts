/** A piece of a page whose text is already safe. Only {@link html} makes one. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a page: pieces as they are, anything else escaped, nothing for null, undefined and false. */
export type Piece = Html | string | number | null | undefined | false | readonly Piece[]

/**
 * A piece of a page. Whatever is put into it is escaped, in text and within quoted attributes alike; it must not be put anywhere
 * else: not as a tag, nor an attribute's name, nor into a script or style.
 *
 * @example html`<a href="${href}">${title}</a>`
 */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  let text = parts[0]!
  for (const [i, piece] of pieces.entries()) text += write(piece) + parts[i + 1]!
  return new Html(text)
}

function write(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'string') return escapeText(piece)
  if (typeof piece === 'number') return String(piece)
  return piece.map(write).join('')
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => marks[mark]!)
}

/** A text that people wrote, its lines as paragraphs. */
export function paragraphs(text: string): Html {
  const lines = text.split(/\n+/).map((line) => line.trim())
  return html`${lines.filter((line) => line !== '').map((line) => html`<p>${line}</p>`)}`
}
