import type { Iso } from './view.ts'

/** What stands behind a receipt's code. Everything but the receipt itself is the server's word. */
export interface LookedUp {
  /** As in `K7QM-4XWD-2P`. */
  code: string
  /** Its place in the public log, from 0. */
  index: number
  /** When it was recorded. */
  at: Iso
  channel: 'online' | 'paper'
  poll: string
  /** What the poll is about, and where. */
  title: string
  zone: string
  zoneName: string
  /** Whether it counts, or a later ballot of the same elector does; then since when. */
  counts: boolean
  replacedAt: Iso | null
  /** The C2SP tlog-proof; it opens nothing. */
  receipt: string
}
