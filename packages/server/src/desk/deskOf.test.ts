import { describe, expect, it } from 'vitest'
import { deskOf } from './deskOf.ts'
import type { RecountWork } from './readRecounts.ts'
import type { MatterWork, Work } from './readWork.ts'

const now = new Date('2026-04-01T00:00:00Z')
const since = new Date('2026-03-30T00:00:00Z')
const later = new Date('2026-04-02T00:00:00Z')
const nothing: Work = {
  matters: [],
  objections: [],
  unposted: [],
  sheets: [],
  tasks: [],
  minutes: [],
  recounts: [],
}
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

const someObjection = { notice: 'n1', proposal: 'p1', title: '公示', raisedAt: since, dueAt: later }
const someRecount: RecountWork = {
  proposal: 'p1',
  title: '更换门禁',
  since,
  upheldBy: ['other'],
  official: false,
  tied: false,
  rereadings: [],
  open: 0,
}

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

  it('tells the clerk of an appraisal that is level, too', () => {
    const matters = [matter({ kind: 'appraise' }), matter({ kind: 'appraise', ties: 1 })]
    expect(works({ matters }, ['clerk'])).toEqual(['draw-lot'])
    expect(works({ matters }, ['councillor', 'gridworker'])).toEqual([])
  })

  it('never asks whoever upheld every objection to count again, nor anybody who is no clerk', () => {
    const at = (over: Partial<RecountWork>, roles: Parameters<typeof works>[1] = ['clerk']) =>
      works({ recounts: [{ ...someRecount, ...over }] }, roles)
    expect(at({ upheldBy: ['me'] })).toEqual([])
    expect(at({ upheldBy: ['me', 'me'] })).toEqual([])
    expect(at({}, ['gridworker', 'councillor'])).toEqual([])
    expect(at({})).toEqual(['recount'])
    expect(at({ upheldBy: ['me', 'other'] })).toEqual(['recount'])
    expect(at({ official: true, upheldBy: ['me'] })).toEqual(['correct-official'])
  })

  it('has a sheet read again by somebody who has not read it, before anybody counts', () => {
    const at = (rereadings: RecountWork['rereadings'], roles: Parameters<typeof works>[1] = ['gridworker']) =>
      works({ recounts: [{ ...someRecount, rereadings }] }, roles)
    const sheet = { readBy: 'other', differingBy: null, photo: false }
    expect(at([sheet])).toEqual(['reread'])
    expect(at([sheet], ['clerk'])).toEqual(['reread'])
    expect(at([sheet], ['councillor'])).toEqual([])
    expect(at([{ ...sheet, readBy: 'me' }], ['clerk'])).toEqual([])
    expect(at([{ ...sheet, differingBy: 'me' }])).toEqual([])
    expect(at([{ ...sheet, differingBy: 'me', photo: true }])).toEqual(['reread'])
    expect(at([sheet, { ...sheet, readBy: 'me' }])).toEqual(['reread'])
  })

  it('has the corrected result hung anew, once all is answered and nothing is level', () => {
    const at = (over: Partial<RecountWork>, roles: Parameters<typeof works>[1] = ['clerk']) =>
      works({ recounts: [{ ...someRecount, upheldBy: [], ...over }] }, roles)
    expect(at({ open: 1 })).toEqual([])
    expect(at({ tied: true })).toEqual([])
    expect(at({}, ['gridworker'])).toEqual([])
    expect(at({})).toEqual(['renew-notice'])
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
    const objection = { ...someObjection, ofFigures: false }
    expect(works({ objections: [{ ...objection, met: false }] }, ['gridworker', 'councillor'])).toEqual([
      'meet-objector',
    ])
    expect(works({ objections: [{ ...objection, met: true }] }, ['gridworker', 'councillor'])).toEqual([
      'answer-objection',
    ])
  })

  it('lets a clerk answer what is held against a result or a roll, where there may be no council', () => {
    const objection = { ...someObjection, met: true }
    expect(works({ objections: [{ ...objection, ofFigures: true }] }, ['clerk'])).toEqual([
      'answer-objection',
    ])
    expect(works({ objections: [{ ...objection, ofFigures: false }] }, ['clerk'])).toEqual([])
    expect(works({ objections: [{ ...objection, met: false, ofFigures: true }] }, ['clerk'])).toEqual([
      'meet-objector',
    ])
  })

  it('shows a task to its assignee at once, and to the clerk when it is late', () => {
    const task = { proposal: 'p1', title: '空地整治', task: '清理', since, person: 'worker' }
    expect(works({ tasks: [{ ...task, dueAt: later }] }, ['assignee'], 'worker')).toEqual(['task'])
    expect(works({ tasks: [{ ...task, dueAt: later }] }, ['clerk'])).toEqual([])
    expect(works({ tasks: [{ ...task, dueAt: since }] }, ['clerk'])).toEqual(['task-overdue'])
  })
})
