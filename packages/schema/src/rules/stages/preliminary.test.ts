import { describe, expect, it } from 'vitest'
import type { StageFacts, StageKind } from '../../words/index.ts'
import { advance } from '../advance.ts'
import { ownersGeneral } from '../processes/ownersGeneral.ts'
import { tiyizuo } from '../processes/tiyizuo.ts'
import { noFacts } from '../stage.ts'

const now = new Date('2026-04-07T02:00:00Z')
const today = { now, due: () => new Date('2026-04-10T16:00:00Z') }

/** Where a matter goes that stands in a stage of this kind. */
const from = (kind: StageKind, facts: Partial<StageFacts>, over = true, process = ownersGeneral) =>
  advance(
    {
      process,
      position: process.stages.findIndex((spec) => spec.kind === kind),
      facts: { ...noFacts, ...facts },
      over,
    },
    today,
  )

// Issue of the owners' outcome series: 9 (1) preliminary result on notice, (2) objections, (3) final result, (4) publication in time.
describe('the outcome of a vote of owners', () => {
  const ends = {
    failed: { end: 'not-passed', reason: 'vote-against' },
    inquorate: { end: 'not-quorate', reason: 'too-few-took-part' },
  } as const

  it.each(['failed', 'inquorate'] as const)('9 (1) a vote that %s never ends at its count', (outcome) => {
    expect(from('count', { poll: 'announced', outcome, batchesOpen: 1 })).toBeNull()
    expect(from('count', { poll: 'announced', outcome })).toMatchObject({
      outcome: ends[outcome].end,
      end: null,
      opening: { kind: 'preliminary', closesAt: null },
      reopens: false,
    })
  })

  it('9 (1) a vote that passed hangs in the same way', () => {
    expect(from('count', { poll: 'announced', outcome: 'passed' })).toMatchObject({
      outcome: 'passed',
      opening: { kind: 'preliminary' },
    })
  })

  it.each(['passed', 'failed', 'inquorate'] as const)(
    '9 (2) what is held against a result that is %s is answered first',
    (outcome) => {
      expect(from('preliminary', { outcome }, false)).toBeNull()
      expect(from('preliminary', { outcome, objectionsOpen: 1 })).toBeNull()
      expect(from('preliminary', { outcome, upheld: true })).toBeNull()
    },
  )

  it.each(['failed', 'inquorate'] as const)(
    '9 (3), (4) a vote that %s is published within the clause’s time and then ends with its word and reason',
    (outcome) => {
      expect(from('preliminary', { outcome })).toMatchObject({
        outcome: ends[outcome].end,
        end: null,
        opening: { kind: 'publish', dueAt: today.due() },
      })
      expect(from('publish', { outcome }, false)).toBeNull()
      expect(from('publish', { outcome })).toMatchObject({ end: ends[outcome], opening: null })
    },
  )

  it('9 (3), (4) a vote that passed is published, and its work begins', () => {
    expect(from('preliminary', { outcome: 'passed' })).toMatchObject({
      outcome: 'confirmed',
      opening: { kind: 'publish' },
    })
    expect(from('publish', { outcome: 'passed' })).toMatchObject({ opening: { kind: 'act' } })
  })
})

describe('a process without a preliminary result', () => {
  it('ends with the count of a vote that failed', () => {
    expect(from('count', { poll: 'announced', outcome: 'failed' }, true, tiyizuo)).toMatchObject({
      outcome: 'not-passed',
      end: { end: 'not-passed', reason: 'vote-against' },
      opening: null,
    })
  })

  it('passes over the preliminary result of a poll that was left out', () => {
    expect(from('count', { poll: 'skipped' })).toMatchObject({
      passed: [{ opening: { kind: 'preliminary' }, outcome: 'skipped' }],
      opening: { kind: 'publish' },
    })
  })
})
