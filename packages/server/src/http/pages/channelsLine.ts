import type { ResultView } from '@yishi/schema/words'
import { grouped } from './format.ts'
import type { Drawn } from './page.ts'

/** How the ballots came; of a result that an official platform counted, which one and when. */
export function channelsLine(
  { channels, official }: { channels: ResultView['channels'] | null; official: ResultView['official'] },
  { words, format }: Drawn,
): string {
  if (official) return words.official(official.platform, format.day(official.decidedAt))
  if (!channels) return ''
  const { online, paper, replaced, proxy } = channels
  const line = words.channels(grouped(`${online}`), grouped(`${paper}`), grouped(`${replaced}`))
  return proxy > 0 ? `${line}${words.gap}${words.byProxy(grouped(`${proxy}`))}` : line
}
