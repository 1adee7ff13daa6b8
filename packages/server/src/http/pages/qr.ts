import { generate } from 'lean-qr'
import { Html } from './html.ts'

/** A QR code as a drawing of its own, with the white around it that readers ask for. */
export function qr(link: string, label: string): Html {
  const { size, path } = darkPath(link)
  const name = label.replace(/[<>&"]/g, '')
  return new Html(
    `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${name}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`,
  )
}

/** The dark squares of a code within its white, and how wide both are; those beside each other are one: a run of hundreds of ballots carries a code twice each. */
export function darkPath(link: string): { size: number; path: string } {
  const code = generate(link)
  let path = ''
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue
      const from = x
      while (code.get(x + 1, y)) x++
      path += `M${from + 4} ${y + 4}h${x - from + 1}v1h-${x - from + 1}z`
    }
  return { size: code.size + 8, path }
}
