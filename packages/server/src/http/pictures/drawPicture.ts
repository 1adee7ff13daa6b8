import { html } from '../pages/html.ts'
import { darkPath } from '../pages/qr.ts'
import { wrapLines } from './wrapLines.ts'

/** A piece of text in a picture: how large, how dark, and how far from what stands above it, in points of the picture. */
export interface Block {
  text: string
  size: number
  tone?: 'ink' | 'quiet' | 'official' | 'done'
  bold?: boolean
  /** Where its lines stand; at the left where nothing is said. */
  at?: 'middle' | 'end'
  above?: number
  /** At most so many lines; the rest is left out, and `rest` says so. */
  most?: number
  rest?: string
}

/** What a long picture shows: its blocks one below the other, and the code that leads to the whole. */
export interface Picture {
  blocks: readonly Block[]
  link: string
  /** Beside the code. */
  beside: readonly Block[]
  /** Beneath it. */
  foot: readonly Block[]
}

const width = 750
const margin = 56
const inner = { left: margin, wide: width - 2 * margin }
const side = 200
const tones = { ink: '#1d2126', quiet: '#565c64', official: '#b5341f', done: '#2f6b4a' }
const faces =
  "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','WenQuanYi Zen Hei','Droid Sans Fallback',sans-serif"
const anchors = { middle: width / 2, end: width - margin }

/** What XML knows no way to write: a text that somebody typed must not make the picture unreadable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** A picture as SVG, 750 points wide and as long as it needs to be. Nothing in it is fetched from anywhere. */
export function drawPicture({ blocks, link, beside, foot }: Picture): string {
  const pen = { y: margin + 24, drawn: [] as string[] }
  for (const block of blocks) write(pen, block, inner)
  const top = pen.y + 44
  pen.y = top - 8
  for (const block of beside)
    write(pen, block, { left: margin + side + 28, wide: width - 2 * margin - side - 28 })
  pen.y = Math.max(pen.y, top + side) + 8
  for (const block of foot) write(pen, block, inner)
  const height = Math.round(pen.y + margin)
  const code = darkPath(link)
  const scale = side / code.size
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${faces}"><path fill="#fff" d="M0 0h${width}v${height}H0z"/><path fill="${tones.official}" d="M${margin} ${margin}h${width - 2 * margin}v5H${margin}z"/><path stroke="#d8d3c8" d="M${margin} ${top - 18}h${width - 2 * margin}"/>${pen.drawn.join('')}<path fill="#000" shape-rendering="crispEdges" transform="translate(${margin} ${top}) scale(${scale})" d="${code.path}"/></svg>`
}

/**
 * What a link to it is shown with in a messenger: a square of the first two blocks, which say what it is and how it is called, large
 * enough to be read as small as a thumb.
 */
export function drawCard({ blocks: [kind, title] }: Picture): string {
  const pen = { y: margin + 56, drawn: [] as string[] }
  for (const { block, size, most, above } of [
    { block: kind, size: 48, most: 1, above: 0 },
    { block: title, size: 76, most: 4, above: 12 },
  ])
    if (block) write(pen, { ...block, text: cut(block.text, { size, most }), size, above }, inner)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}" viewBox="0 0 ${width} ${width}" font-family="${faces}"><path fill="#fff" d="M0 0h${width}v${width}H0z"/><path fill="${tones.official}" d="M${margin} ${margin}h${inner.wide}v14H${margin}z"/>${pen.drawn.join('')}</svg>`
}

/** A text that is no longer than so many lines, with a mark where it was. */
function cut(text: string, { size, most }: { size: number; most: number }): string {
  const lines = wrapLines(text.replace(unwritable, ''), inner.wide / size)
  return lines.length > most ? `${lines.slice(0, most).join('').slice(0, -1)}…` : text
}

/** Write a block where the pen stands, and move the pen below it. */
function write(
  pen: { y: number; drawn: string[] },
  block: Block,
  { left, wide }: { left: number; wide: number },
): void {
  const {
    text,
    size,
    tone = 'ink',
    bold = false,
    at,
    above = 0,
    most = Number.POSITIVE_INFINITY,
    rest = '',
  } = block
  const all = wrapLines(text.replace(unwritable, ''), wide / size)
  const lines = all.length > most ? [...all.slice(0, most), rest] : all
  if (!lines.length) return
  pen.y += above
  for (const line of lines) {
    pen.y += Math.round(size * 1.6)
    pen.drawn.push(
      html`<text x="${at ? anchors[at] : left}" y="${Math.round(pen.y - size * 0.35)}" font-size="${size}" fill="${tones[tone]}" font-weight="${bold ? 700 : 400}" text-anchor="${at ?? 'start'}">${line}</text>`
        .text,
    )
  }
}
