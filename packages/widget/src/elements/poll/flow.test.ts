import type { MyElector, QuestionView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { polls } from '../../../gallery/fixtures/poll.ts'
import {
  electorOf,
  hasVoted,
  marked,
  nextOpen,
  recorded,
  reopened,
  reviewed,
  turnTo,
  untouched,
} from './flow.ts'

const questions: QuestionView[] = polls['two-questions'].questions
const electors: MyElector[] = polls.several.mine.electors
const answer = { ballot: 'b', receipt: 'K7QM-4XWD-2P', castAt: '2026-04-23T02:31:00.000Z' }

describe('the way from question to receipt', () => {
  it('goes nowhere while a question has no mark, and names it', () => {
    const flow = reviewed(marked(untouched, 'q1', 'for'), questions)
    expect(flow).toMatchObject({ step: 'mark', missing: 'q2', at: 1 })
  })

  it('marks nothing by itself', () => {
    expect(untouched.marks).toEqual({})
    expect(turnTo(marked(untouched, 'q1', 'for'), 'e-9').marks).toEqual({})
  })

  it('stops naming a question once it is marked, and keeps naming another', () => {
    const flow = reviewed(untouched, questions)
    expect(flow.missing).toBe('q1')
    expect(marked(flow, 'q2', 'for').missing).toBe('q1')
    expect(marked(flow, 'q1', 'for').missing).toBe('')
  })

  it('goes to the confirmation when every question is marked, and keeps the marks on the way back', () => {
    const flow = reviewed(marked(marked(untouched, 'q1', 'for'), 'q2', 'abstain'), questions)
    expect(flow.step).toBe('confirm')
    expect(reopened(flow)).toMatchObject({ step: 'mark', marks: { q1: 'for', q2: 'abstain' } })
  })

  it('forgets the marks and keeps the answer once the ballot is taken', () => {
    const flow = recorded(marked(turnTo(untouched, 'e-114'), 'q1', 'against'), answer)
    expect(flow).toMatchObject({ step: 'done', marks: {}, answers: { 'e-114': answer } })
  })
})

describe('the electors that one person votes for', () => {
  it('are chosen among when there are several', () => {
    expect(electorOf(untouched, electors)).toBeUndefined()
    expect(electorOf(turnTo(untouched, 'e-9'), electors)?.elector).toBe('e-9')
  })

  it('need no choosing when there is one', () => {
    expect(electorOf(untouched, electors.slice(1, 2))?.elector).toBe('e-114')
  })

  it('come one after another, those with a ballot passed over', () => {
    expect(nextOpen(untouched, electors)?.elector).toBe('e-114')
    const flow = recorded(turnTo(untouched, 'e-114'), answer)
    expect(hasVoted(flow, electors[1]!)).toBe(true)
    expect(nextOpen(flow, electors)?.elector).toBe('e-9')
    expect(nextOpen(recorded(turnTo(flow, 'e-9'), answer), electors)).toBeUndefined()
  })
})
