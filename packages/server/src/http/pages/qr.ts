import { generate } from 'lean-qr'
import { Html } from './html.ts'

/** A QR code as a drawing of its own, with the white around it that readers ask for. */
export function qr(link: string, label: string): Html {
  const code = generate(link)
  const size = code.size + 8
  let path = ''
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + 4} ${y + 4}h1v1h-1z`
  const name = label.replace(/[<>&"]/g, '')
  return new Html(
    `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${name}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`,
  )
}
