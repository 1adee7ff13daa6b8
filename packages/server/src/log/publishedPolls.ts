import { setTimeout } from 'node:timers/promises'
import type { Plain, PublishedPoll } from '@yishi/schema/log'
import { SourceUnreadable } from './logSource.ts'

const PATIENCE = 30_000
/** How often a busy server is asked again before it is given up. */
const TRIES = 5

/** What a server shows of its polls beside its log, by the log's address; undefined for a folder. */
export function publishedPolls(place: string): PublishedPoll | undefined {
  const office = /^(https?:\/\/.+)\/log\/[^/]+\/*$/.exec(place)?.[1]
  if (office === undefined) return undefined
  return async (poll) => {
    const url = `${office}/v/${encodeURIComponent(poll)}.json`
    for (let tries = 1; ; tries++) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined)
      if (answer?.status === 404) return undefined
      if (answer?.ok) return answer.json().catch(() => null) as Promise<Plain>
      if (tries === TRIES) throw new SourceUnreadable(`${url} answered ${answer?.status ?? 'nothing'}`)
      await setTimeout(Math.min(Number(answer?.headers.get('retry-after')) || 1, 60) * 1000)
    }
  }
}
