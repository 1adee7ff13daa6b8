import { describe, expect, it } from 'vitest'
import { logged, pollLog, someBallots } from './poll.testing.ts'
import { pollRecords } from './pollRecord.ts'

describe('pollRecords', () => {
  it('passes over entries that speak of no poll', () => {
    expect(pollRecords([logged(0, 'propose', {}), logged(1, 'cast', { poll: 7 })])).toEqual([])
  })

  it('keeps two results of one poll apart, and the first announcement', () => {
    const log = pollLog(someBallots)
    const [record] = pollRecords([...log, log[0]!, log.at(-1)!])
    expect(record?.announcement).toBe(log[0])
    expect(record?.results).toHaveLength(2)
  })

  it('gathers what the log says of each poll', () => {
    const log = pollLog(someBallots)
    const records = pollRecords([...log, logged(99, 'cast', { poll: 'p2', ballot: 'x' })])
    expect(records.map(({ poll, ballots }) => [poll, ballots.length])).toEqual([
      ['p1', 6],
      ['p2', 1],
    ])
    expect(records[1]).toMatchObject({ announcement: undefined, results: [] })
  })
})
