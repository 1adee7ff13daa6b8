import type { Contradiction } from '@yishi/schema/log'

/** What `fsck` can find wrong beyond what any outsider can, as codes. */
export type FsckFault =
  | 'log-missing'
  | 'key-unusable'
  | 'range-differs'
  | 'size-differs'
  | 'entry-columns-differ'
  | 'marks-differ'
  | 'tile-unknown'
  | 'code-missing'
  | 'code-unknown'
  | 'rows-unreadable'
  | 'row-unknown'
  | 'row-entry-differs'
  | 'row-differs'
  | 'row-missing'
  | 'roll-differs'
  | 'ballot-differs'
  | 'result-differs'

/** A contradiction within the database: the code, the index where there is one, and the place in words of the tables. */
export function contradiction(code: FsckFault, detail: string, index?: number | null): Contradiction {
  return { code, ...(typeof index === 'number' ? { index } : {}), detail }
}
