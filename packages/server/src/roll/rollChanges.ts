import * as t from '@yishi/schema/tables'
import { type Change, insert } from '../change.ts'
import type { PreparedElectors } from './electorRows.ts'

/** What is to be said of a new roll beside its electors. */
export type RollRow = Omit<
  Parameters<typeof insert<typeof t.roll>>[1],
  'dwellings' | 'heads' | 'area' | 'root' | 'frozenAt'
>

/** A new roll with its electors, not frozen. */
export function rollChanges(
  row: RollRow,
  { electors, dwellings, heads, area, root }: PreparedElectors,
): Change[] {
  return [
    insert(t.roll, { ...row, dwellings, heads, area, root }),
    ...electors.map((elector) => insert(t.elector, { ...elector, rollId: row.rollId })),
  ]
}
