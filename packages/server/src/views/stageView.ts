import type * as t from '@yishi/schema/tables'
import type { StageView } from '@yishi/schema/words'

/** A stage's row as it crosses the wire. */
export type StageRow = Pick<
  typeof t.stage.$inferSelect,
  'seq' | 'kind' | 'opensAt' | 'closesAt' | 'dueAt' | 'closedAt' | 'outcome'
>

/** A stage that a matter is or was in, for the wire. */
export function stageView(row: StageRow): StageView {
  return {
    seq: row.seq,
    kind: row.kind,
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    outcome: row.outcome,
  }
}
