import { generate } from 'lean-qr'

/** A QR code on a canvas, white around it as readers ask for; black on white in any theme. */
export function qrCode(link: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  generate(link).toCanvas(canvas, { on: [29, 33, 38], off: [255, 255, 255], pad: 4 })
  return canvas
}
