import { describe, expect, it } from 'vitest'
import { deskOf } from './deskOf.ts'
import type { MatterWork, Work } from './readWork.ts'

const now = new Date('2026-04-01T00:00:00Z')
const since = new Date('2026-03-30T00:00:00Z')
const later = new Date('2026-04-02T00:00:00Z')
const nothing: Work = { matters: [], objections: [], unposted: [], sheets: [], tasks: [], minutes: [] }
const matter = (over: Partial<MatterWork>): MatterWork => ({
  proposal: 'p1',
  title: '空地整治',
  kind: 'screen',
  since,
  dueAt: null,
  closesAt: null,
  round: 0,
  plan: null,
  motionsAhead: 0,
  carried: null,
  carriedAt: null,
  signed: [],
  unheard: 0,
  tasks: 0,
  polls: 0,
  ties: 0,
  ...over,
})
const works = (work: Partial<Work>, roles: Parameters<typeof deskOf>[1]['roles'], person = 'me') =>
  deskOf({ ...nothing, ...work }, { roles, person, now }).map((item) => item.work)

describe('a desk', () => {
  it('holds nothing that its owner may not do', () => {
    const matters = [matter({}), matter({ kind: 'deliberate', carried: 1 }), matter({ kind: 'poll' })]
    expect(works({ matters }, ['gridworker'])).toEqual([])
    expect(works({ matters }, ['auditor'])).toEqual([])
  })

  it('tells the clerk alone that a lot is to be drawn, and for how many questions', () => {
    const closesAt = later
    const matters = [
      matter({ kind: 'count' }),
      matter({ kind: 'count', ties: 2 }),
      matter({ kind: 'preliminary', closesAt, ties: 1 }),
    ]
    expect(works({ matters }, ['councillor', 'gridworker'])).toEqual([])
    const items = deskOf({ ...nothing, matters }, { roles: ['clerk'], person: 'me', now })
    expect(items.map(({ work, count }) => [work, count])).toEqual([
      ['draw-lot', 2],
      ['draw-lot', 1],
    ])
  })

  it('says what is overdue from the due time of the stage', () => {
    const items = deskOf(
      { ...nothing, matters: [matter({ dueAt: since }), matter({ dueAt: later })] },
      { roles: ['clerk'], person: 'me', now },
    )
    expect(items.map((item) => item.overdue)).toEqual([true, false])
  })

  it('leads a clerk through the council: plan, session, then the sign-off', () => {
    const at = (over: Partial<MatterWork>) =>
      works({ matters: [matter({ kind: 'deliberate', ...over })] }, ['clerk'])
    expect(at({})).toEqual(['draft-plan'])
    expect(at({ plan: 1 })).toEqual(['call-session'])
    expect(at({ plan: 1, motionsAhead: 1 })).toEqual([])
    expect(at({ plan: 1, carried: 1 })).toEqual(['sign-off'])
    expect(at({ plan: 1, carried: 1, signed: ['community'] })).toEqual([])
  })

  it('has a clerk record findings, and call a meeting once', () => {
    const at = (over: Partial<MatterWork>) => works({ matters: [matter(over)] }, ['clerk'])
    expect(at({ kind: 'study' })).toEqual(['record-study'])
    expect(at({ kind: 'meet' })).toEqual(['call-session'])
    expect(at({ kind: 'meet', motionsAhead: 1 })).toEqual([])
    expect(works({ matters: [matter({ kind: 'study' })] }, ['councillor'])).toEqual([])
  })

  it('asks each party for its own sign-off alone', () => {
    const matters = [matter({ kind: 'deliberate', carried: 2, signed: ['community', 'council'] })]
    expect(works({ matters }, ['property'])).toEqual(['sign-off'])
    expect(works({ matters }, ['councillor'])).toEqual([])
  })

  it('calls a posting overdue once the period has begun, and says which task of which matter is late', () => {
    const unposted = [{ notice: 'n1', proposal: 'p1', title: '公示', opensAt: since }]
    const tasks = [{ proposal: 'p1', title: '空地整治', task: '清理', since, person: 'worker', dueAt: since }]
    const items = deskOf({ ...nothing, unposted, tasks }, { roles: ['clerk'], person: 'me', now })
    expect(items).toMatchObject([
      { work: 'post-notice', dueAt: since.toISOString(), overdue: true, task: null },
      { work: 'task-overdue', title: '空地整治', task: '清理', overdue: true },
    ])
  })

  it('never asks the person who entered a sheet to confirm it', () => {
    const sheet = { proposal: 'p1', title: '表决', handedInAt: since, count: 3 }
    expect(works({ sheets: [{ ...sheet, enteredBy: 'me' }] }, ['clerk'])).toEqual([])
    expect(works({ sheets: [{ ...sheet, enteredBy: 'other' }] }, ['clerk'])).toEqual(['confirm-paper'])
    expect(works({ sheets: [{ ...sheet, enteredBy: null }] }, ['clerk'])).toEqual(['enter-paper'])
  })

  it('sends somebody to the objector before the council answers', () => {
    const objection = { notice: 'n1', proposal: 'p1', title: '公示', raisedAt: since, dueAt: later }
    expect(works({ objections: [{ ...objection, met: false }] }, ['gridworker', 'councillor'])).toEqual([
      'meet-objector',
    ])
    expect(works({ objections: [{ ...objection, met: true }] }, ['gridworker', 'councillor'])).toEqual([
      'answer-objection',
    ])
  })

  it('shows a task to its assignee at once, and to the clerk when it is late', () => {
    const task = { proposal: 'p1', title: '空地整治', task: '清理', since, person: 'worker' }
    expect(works({ tasks: [{ ...task, dueAt: later }] }, ['assignee'], 'worker')).toEqual(['task'])
    expect(works({ tasks: [{ ...task, dueAt: later }] }, ['clerk'])).toEqual([])
    expect(works({ tasks: [{ ...task, dueAt: since }] }, ['clerk'])).toEqual(['task-overdue'])
  })
})
