import { type Answer, type PaperView, refuse } from '@yishi/schema/words'
import type { Client } from '../../client.ts'
import { officeNow } from '../../officeNow.ts'

/** The paper of a poll, and the office's time. */
export type Paper = PaperView & { now: string }

/** The paper of a matter's poll. */
export async function readPaper(
  client: Client,
  { zone, proposal }: { zone: string; proposal: string },
): Promise<Answer<Paper>> {
  const matter = await client.read('proposal', { zone, proposal })
  if (!matter.ok) return matter
  if (!matter.value.poll) return refuse('unknown-poll')
  const [paper, now] = await Promise.all([
    client.read('paper', { zone, poll: matter.value.poll }),
    officeNow(client, zone),
  ])
  return paper.ok ? { ok: true, value: { ...paper.value, now } } : paper
}
