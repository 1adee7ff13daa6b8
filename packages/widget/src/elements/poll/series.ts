import type { ProposalView, StageView } from '@yishi/schema/words'

/** How far the result of owners has come: announced and open to objections, or final. */
export interface Series {
  standing: 'preliminary' | 'final'
  /** The stages from the count on that have begun, in their order. */
  stages: Pick<StageView, 'kind' | 'opensAt' | 'closesAt' | 'closedAt'>[]
  /** The notices of the result. */
  notices: { id: string; kind: 'preliminary' | 'result'; title: string }[]
}

/** Null where the process knows no preliminary result: then what was counted is final. */
export function seriesOf({
  stages,
  stage,
  notices,
}: Pick<ProposalView, 'stages' | 'stage' | 'notices'>): Series | null {
  const from = stages.findIndex(({ kind }) => kind === 'preliminary')
  if (from < 0) return null
  const count = stages.findIndex(({ kind }) => kind === 'count')
  return {
    standing: stage?.kind === 'preliminary' ? 'preliminary' : 'final',
    stages: stages
      .slice(count < 0 ? from : count)
      .map(({ kind, opensAt, closesAt, closedAt }) => ({ kind, opensAt, closesAt, closedAt })),
    notices: notices.flatMap(({ id, kind, title }) =>
      kind === 'preliminary' || kind === 'result' ? [{ id, kind, title }] : [],
    ),
  }
}
