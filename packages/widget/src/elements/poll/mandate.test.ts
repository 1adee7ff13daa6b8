import type { MyElector, ProxyView, QuestionView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { sayableFor } from './mandate.ts'

const question = (key: string): QuestionView => ({
  key,
  text: key,
  form: 'yes-no-abstain',
  method: null,
  options: [],
  rule: null,
})
const questions = ['q1', 'q2', 'q3'].map(question)
const elector = (items: ProxyView['items'] | null): MyElector => ({
  elector: 'e-1',
  label: '5号楼2单元301',
  heads: 1,
  area: '63.75',
  given: null,
  ballot: null,
  held: items && {
    id: 'x-1',
    elector: 'e-1',
    label: '5号楼2单元301',
    holder: null,
    holderId: null,
    items,
    grantedAt: '2026-04-20T02:00:00.000Z',
    by: 'principal',
    document: null,
    endedAt: null,
    ended: null,
    counts: false,
  },
})

describe('what may be said for an elector', () => {
  it('leaves out what the mandate does not name', () => {
    const { asked, left } = sayableFor(elector({ q1: 'free' }), questions)
    expect([asked, left].map((each) => each.map(({ key }) => key))).toEqual([['q1'], ['q2', 'q3']])
  })

  it('asks nothing where the mandate says how', () => {
    const { asked, bound } = sayableFor(elector({ q1: 'for', q2: 'against', q3: 'abstain' }), questions)
    expect(asked).toEqual([])
    expect(bound).toEqual({ q1: 'for', q2: 'against', q3: 'abstain' })
  })

  it('is everything for one’s own', () => {
    expect(sayableFor(elector(null), questions)).toEqual({ asked: questions, bound: {}, left: [] })
  })
})
