import { describe, expect, it } from 'vitest'
import type { Plain } from './canonicalJson.ts'
import { logged, pollLog, someBallots, type TestBallot } from './poll.testing.ts'
import { pollResults } from './pollResults.ts'
import { resultDigest } from './resultDigest.ts'
import type { LoggedEntry } from './verify.ts'

type Facts = { [key: string]: Plain }

const misread = someBallots
const LAST = misread.length + 1
/** The paper of b was against after all. */
const right: TestBallot = {
  id: 'b2',
  voice: 'against',
  heads: 1,
  area: 9000n,
  channel: 'paper',
  replaces: 'b1',
}

const first = pollLog(misread)
const resultOf = (log: readonly LoggedEntry[]) => log.at(-1)!.entry.open.result as Plain
const upheld = logged(LAST + 1, 'answerObjection', {
  poll: 'p1',
  objection: 'o1',
  outcome: 'upheld',
  effect: 'recount',
})
const rereading = (of: Facts = {}) =>
  logged(
    LAST + 2,
    'rereadSheet',
    {
      poll: 'p1',
      ballot: 'b2',
      channel: 'paper',
      replaces: 'b1',
      replacedBy: null,
      rereading: 'r1',
      objection: 'o1',
      ...of,
    },
    { choice: { salt: '', value: { choices: { q1: 'against' }, heads: 1, area: '90.00' } } },
  )
const recount = (of: Facts = {}) =>
  logged(LAST + 3, 'recountPoll', {
    poll: 'p1',
    result: resultOf(pollLog([...misread, right])),
    corrects: resultDigest(resultOf(first)),
    objections: ['o1'],
    ...of,
  })
const check = (...later: LoggedEntry[]) => pollResults.check([...first, ...later])

// Issue of the owners' outcome series: 9, an objection to the preliminary result that was upheld.
describe('a result that was corrected', () => {
  it('contradicts the first where it does not name it', () => {
    const twice = { code: 'result-twice', index: LAST + 3, detail: 'p1' }
    const { corrects: _, ...silent } = recount().entry.open
    expect(check(upheld, rereading(), logged(LAST + 3, 'recountPoll', silent as Facts))).toEqual(twice)
    expect(check(upheld, rereading(), recount({ corrects: resultDigest('another') }))).toEqual(twice)
  })

  it('is unfounded without an objection that was upheld in between', () => {
    const unfounded = { code: 'recount-unfounded', index: LAST + 3, detail: 'p1' }
    expect(check(upheld, rereading(), recount({ objections: [] }))).toEqual(unfounded)
    expect(check(upheld, rereading(), recount({ objections: ['o1', 'o2'] }))).toEqual(unfounded)
    // Once used up, an objection founds no second recount.
    const again = logged(LAST + 4, 'recountPoll', {
      ...recount().entry.open,
      corrects: resultDigest(recount().entry.open.result as Plain),
    } as Facts)
    expect(check(upheld, rereading(), recount(), again)).toEqual({ ...unfounded, index: LAST + 4 })
  })

  it('rests on no ballot but a sheet that was read again for it', () => {
    const late = { code: 'ballot-after-count', index: LAST + 2, detail: 'p1' }
    expect(check(upheld, rereading({ channel: 'online' }), recount())).toEqual(late)
    expect(check(upheld, rereading({ objection: 'o2' }), recount())).toEqual(late)
    expect(check(upheld, rereading({ rereading: null }), recount())).toEqual(late)
    const dismissed = {
      ...upheld,
      entry: { ...upheld.entry, open: { ...upheld.entry.open, outcome: 'dismissed' } },
    }
    expect(check(dismissed, rereading(), recount())).toEqual(late)
  })

  it('follows from the ballots as they were read then, as the first one does from those before it', () => {
    expect(check(upheld, rereading(), recount({ result: resultOf(first) }))).toMatchObject({
      code: 'ballots-differ',
      index: LAST + 3,
    })
    const bent = first.map((each) => (each.index === LAST ? { ...each, entry: recount().entry } : each))
    expect(pollResults.check([...bent, upheld, rereading(), recount()])).toMatchObject({
      code: 'ballots-differ',
      index: LAST,
    })
    expect(check(upheld, rereading(), recount())).toBeUndefined()
  })

  it('may still be to come once a sheet was read again', () => {
    expect(check(upheld)).toBeUndefined()
    expect(check(upheld, rereading())).toBeUndefined()
  })
})
