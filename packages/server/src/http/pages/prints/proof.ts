import { grouped } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Drawn } from '../page.ts'
import { qr } from '../qr.ts'

/** What ties a paper to the log: the code that leads to its page, and the log's last root, of which paper is a witness. */
export function proof(
  { path, checkpoint }: { path: string; checkpoint: { size: number; root: string } | null },
  { words, origin }: Drawn,
): Html {
  const link = `${origin}${path}`
  return html`<aside class="proof">${qr(link, words.scan)}<p>${link}${
    checkpoint &&
    html`<br>${words.checkpoint(grouped(String(checkpoint.size)))} <code>${checkpoint.root}</code>`
  }</p></aside>`
}
