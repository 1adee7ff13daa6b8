import { describe, expect, it } from 'vitest'
import type { Plain } from './canonicalJson.ts'
import { logged, pollLog, someBallots } from './poll.testing.ts'
import { pollResults } from './pollResults.ts'
import type { LoggedEntry } from './verify.ts'

type Facts = { [key: string]: Plain }
const LAST = someBallots.length + 1

/** The log with the open facts of one entry bent. */
const bent = (index: number, change: (open: Facts) => Facts, log = pollLog(someBallots)): LoggedEntry[] =>
  log.map((each) =>
    each.index === index
      ? { ...each, entry: { ...each.entry, open: change(structuredClone(each.entry.open) as Facts) } }
      : each,
  )
const bentQuestion = (change: (question: Facts) => Facts, log?: LoggedEntry[]): LoggedEntry[] =>
  bent(
    LAST,
    (open) => {
      const result = open.result as { questions: Facts[] }
      return { ...open, result: { ...result, questions: [change(result.questions[0]!)] } as Plain }
    },
    log,
  )

describe('pollResults finds', () => {
  it('a result that is malformed, without announcement, or stated twice', () => {
    expect(pollResults.check(bent(LAST, (open) => ({ ...open, result: 'passed' })))).toEqual({
      code: 'result-malformed',
      index: LAST,
      detail: 'p1',
    })
    expect(pollResults.check(pollLog(someBallots).slice(1))).toMatchObject({
      code: 'announcement-missing',
      index: LAST,
    })
    const log = pollLog(someBallots)
    expect(pollResults.check([...log, { ...log.at(-1)!, index: LAST + 1 }])).toMatchObject({
      code: 'result-twice',
      index: LAST + 1,
    })
  })

  it('a result over another roll than was announced', () => {
    const changes: Facts[] = [{ heads: 6 }, { area: '300.01' }, { root: 'cd'.repeat(32) }]
    for (const change of changes)
      expect(pollResults.check(bent(0, (open) => ({ ...open, ...change })))).toMatchObject({
        code: 'result-of-another-roll',
      })
  })

  it('a ballot that came after the count, was dropped, or was put in', () => {
    const late = logged(LAST + 1, 'cast', {
      poll: 'p1',
      ballot: 'z',
      channel: 'online',
      replaces: null,
      replacedBy: null,
    })
    expect(pollResults.check([...pollLog(someBallots), late])).toEqual({
      code: 'ballot-after-count',
      index: LAST + 1,
      detail: 'p1',
    })
    expect(pollResults.check(pollLog(someBallots).toSpliced(5, 1))).toMatchObject({ code: 'ballots-differ' })
    expect(pollResults.check(pollLog(someBallots).toSpliced(1, 0, { ...late, index: 1 }))).toMatchObject({
      code: 'ballots-differ',
    })
    expect(pollResults.check(bent(1, (open) => ({ ...open, ballot: 'b1' })))).toMatchObject({
      code: 'ballot-twice',
      index: 2,
    })
  })

  it('votes that the opened choices do not add up to', () => {
    const log = pollLog(someBallots)
    const choice = { choices: { q1: 'against' }, heads: 1, area: '90.00' }
    const turned = log.map((each) =>
      each.index === 2 ? { ...each, openings: { choice: { salt: '', value: choice } } } : each,
    )
    expect(pollResults.check(turned)).toMatchObject({ code: 'votes-differ', detail: 'q1 for' })
    const broken = log.map((each) =>
      each.index === 2 ? { ...each, openings: { choice: { salt: '', value: { choices: {} } } } } : each,
    )
    expect(pollResults.check(broken)).toMatchObject({ code: 'choice-malformed', index: 2 })
  })

  it('votes below what the few opened choices come to', () => {
    const log = pollLog(someBallots, { open: false })
    const choice = { choices: { q1: 'abstain' }, heads: 1, area: '90.00' }
    const one = log.map((each) =>
      each.index === 2 ? { ...each, openings: { choice: { salt: '', value: choice } } } : each,
    )
    expect(pollResults.check(one)).toMatchObject({ code: 'votes-differ', detail: 'q1 abstain' })
  })

  it('numbers that do not add up to the roll', () => {
    expect(
      pollResults.check(bentQuestion((question) => ({ ...question, silent: { heads: 1, area: '69.98' } }))),
    ).toMatchObject({
      code: 'silent-differ',
    })
  })

  it('a condition that its own numbers do not bear out, and an outcome that does not follow', () => {
    const turn = (question: Facts): Facts => ({
      ...question,
      conditions: (question.conditions as Facts[]).map((condition, i) =>
        i === 0 ? { ...condition, met: false } : condition,
      ),
    })
    expect(pollResults.check(bentQuestion(turn))).toMatchObject({ code: 'condition-differs', detail: 'q1' })
    expect(pollResults.check(bentQuestion((question) => ({ ...question, outcome: 'failed' })))).toMatchObject(
      { code: 'outcome-differs' },
    )
  })

  it('conditions that are sound in themselves but not those of the rule and the votes', () => {
    const easier = (question: Facts): Facts => ({
      ...question,
      conditions: (question.conditions as Facts[]).map((condition) => ({ ...condition, threshold: '1/3' })),
    })
    expect(pollResults.check(bentQuestion(easier))).toMatchObject({ code: 'outcome-differs', detail: 'q1' })
    expect(pollResults.check(bent(0, (open) => ({ ...open, rule: 'cn278.special' })))).toMatchObject({
      code: 'outcome-differs',
    })
  })

  it('a bent strict count beside one in which silence counts', () => {
    const log = pollLog(someBallots, { nonResponse: 'deemed-majority' })
    expect(pollResults.check(log)).toBeUndefined()
    const bare = (question: Facts): Facts => ({
      ...question,
      strict: { ...(question.strict as Facts), outcome: 'failed' },
    })
    expect(pollResults.check(bentQuestion(bare, log))).toMatchObject({ code: 'outcome-differs' })
  })

  it('nothing in an honest record, open or confidential, or before there is a result', () => {
    expect(pollResults.check(pollLog(someBallots))).toBeUndefined()
    expect(pollResults.check(pollLog(someBallots, { open: false }))).toBeUndefined()
    expect(pollResults.check(pollLog([]))).toBeUndefined()
    expect(pollResults.check(pollLog(someBallots).slice(0, 4))).toBeUndefined()
    expect(pollResults.check([])).toBeUndefined()
  })

  it('nothing where a community has a rule of its own, whose numbers are not in the log', () => {
    expect(pollResults.check(bent(0, (open) => ({ ...open, rule: 'our.own' })))).toBeUndefined()
  })
})
