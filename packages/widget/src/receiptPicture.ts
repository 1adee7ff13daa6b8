import { qrCode } from './qrCode.ts'

/** What is printed on a receipt. Never the choice: a picture that shows it could be sold or asked for. */
export interface ReceiptText {
  heading: string
  code: string
  lines: string[]
  /** What the QR code leads to. */
  link: string
}

const WIDTH = 750
const MARGIN = 64
const INK = '#1d2126'
const QUIET = '#565c64'
const TEXT =
  '"PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif'

/** A receipt drawn as a picture, to be kept by a long press or a download; a data URL. */
export function receiptPicture({ heading, code, lines, link }: ReceiptText): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: 1 })
  const pen = canvas.getContext('2d')!
  pen.font = `28px ${TEXT}`
  const wrapped = lines.flatMap((line) =>
    wrap(line, (part) => pen.measureText(part).width <= WIDTH - 2 * MARGIN),
  )
  const qr = qrCode(link)
  const side = 320
  canvas.height = 330 + wrapped.length * 44 + side + MARGIN
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, WIDTH, canvas.height)
  pen.fillStyle = '#b5341f'
  pen.fillRect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, 4)
  pen.fillStyle = INK
  pen.font = `600 36px ${TEXT}`
  pen.fillText(heading, MARGIN, 140)
  pen.font = '600 64px ui-monospace, "SF Mono", Menlo, monospace'
  pen.textAlign = 'center'
  pen.fillText(code, WIDTH / 2, 240)
  pen.textAlign = 'start'
  pen.font = `28px ${TEXT}`
  pen.fillStyle = QUIET
  wrapped.forEach((line, at) => {
    pen.fillText(line, MARGIN, 310 + at * 44)
  })
  pen.imageSmoothingEnabled = false
  pen.drawImage(qr, (WIDTH - side) / 2, 310 + wrapped.length * 44, side, side)
  return canvas.toDataURL('image/png')
}

/** Break a line so that each part fits; Chinese may break anywhere, and what is longer than a line must. */
export function wrap(line: string, fits: (part: string) => boolean): string[] {
  const parts: string[] = []
  let part = ''
  for (const char of line) {
    if (part && !fits(part + char)) {
      parts.push(part)
      part = ''
    }
    part += char
  }
  return [...parts, part]
}
