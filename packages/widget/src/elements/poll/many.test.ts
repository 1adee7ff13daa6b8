import { describe, expect, it } from 'vitest'
import { polls } from '../../../gallery/fixtures/poll.ts'
import { ballotsOf, type Many, markedFor, none, reviewedAll, turned } from './many.ts'

const view = polls.holder
const [own, bound, free] = view.mine.electors.map(({ elector }) => elector)
const mark = (many: Many, elector: string, question: string) =>
  markedFor(many, elector, { question, mark: 'for' })

describe('several ballots at once', () => {
  it('go nowhere while nobody is chosen', () => {
    expect(reviewedAll(none, view)).toMatchObject({ step: 'mark', missing: 'nobody' })
  })

  it('go nowhere while a chosen one lacks a mark, and name it', () => {
    const many = reviewedAll(mark(turned(none, own!), own!, 'q1'), view)
    expect(many).toMatchObject({ step: 'mark', missing: { elector: own, question: 'q2' } })
    expect(mark(many, own!, 'q1').missing).not.toBeNull()
    expect(mark(many, own!, 'q2').missing).toBeNull()
  })

  it('are chosen by nobody but the voter, and can be let go', () => {
    expect(none.chosen).toEqual([])
    expect(turned(turned(none, own!), own!).chosen).toEqual([])
  })

  it('need no mark for what a mandate fixes, and carry nothing that it leaves out', () => {
    const many = reviewedAll(turned(none, bound!), view)
    expect(many.step).toBe('confirm')
    expect(ballotsOf(many, view).map(({ choices }) => choices)).toEqual([{ q1: 'for', q2: 'against' }])
    const other = mark(turned(none, free!), free!, 'q1')
    expect(ballotsOf(reviewedAll(other, view), view).map(({ choices }) => choices)).toEqual([{ q1: 'for' }])
  })
})
