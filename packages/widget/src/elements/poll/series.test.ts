import type { BoardItem, StageView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { seriesOf } from './series.ts'

const stage = (kind: StageView['kind'], seq: number): StageView => ({
  seq,
  kind,
  opensAt: `2026-05-0${seq}T02:00:00.000Z`,
  closesAt: null,
  dueAt: null,
  closedAt: null,
  outcome: null,
})
const stages = (['call', 'poll', 'count', 'preliminary', 'publish'] as const).map(stage)
const notice = (kind: BoardItem['kind']) => ({ id: `n-${kind}`, kind, title: kind }) as BoardItem

describe('the series of a result', () => {
  it('is none where the process knows no preliminary result', () => {
    expect(seriesOf({ stages: stages.slice(0, 3), stage: stages[2]!, notices: [] })).toBeNull()
  })

  it('is preliminary while objections may come, and final from then on', () => {
    expect(seriesOf({ stages: stages.slice(0, 4), stage: stages[3]!, notices: [] })?.standing).toBe(
      'preliminary',
    )
    expect(seriesOf({ stages, stage: stages[4]!, notices: [] })?.standing).toBe('final')
    expect(seriesOf({ stages, stage: null, notices: [] })?.standing).toBe('final')
  })

  it('begins with the count and names the notices of the result alone', () => {
    const series = seriesOf({
      stages,
      stage: stages[4]!,
      notices: [notice('call'), notice('preliminary'), notice('result')],
    })
    expect(series?.stages.map(({ kind }) => kind)).toEqual(['count', 'preliminary', 'publish'])
    expect(series?.notices.map(({ kind }) => kind)).toEqual(['preliminary', 'result'])
  })
})
