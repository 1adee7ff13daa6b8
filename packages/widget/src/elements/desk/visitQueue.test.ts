import { refuse } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { type QueuedVisit, type Shelf, VisitQueue } from './visitQueue.ts'

const visit = (id: string): QueuedVisit => ({
  input: {
    zone: 'yiguang.huayuan',
    proposal: 'p1',
    visit: id,
    household: 'h1',
    visitedAt: '2026-04-07T11:00:00Z',
    together: '',
    needs: '',
    outcome: 'talking',
    persuading: false,
    opinion: null,
  },
  label: '5号楼2单元301',
  title: '空地整治',
  refusal: null,
})
const fine = { ok: true as const, value: {} }

function makeShelf(): Shelf {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) }
}

describe('the queue of visits', () => {
  it('keeps a visit, in its order, when the network fails in the middle', async () => {
    const queue = new VisitQueue(makeShelf(), 'q')
    for (const id of ['v1', 'v2', 'v3']) queue.add(visit(id))
    let calls = 0
    const sent = await queue.flush(async () => {
      calls += 1
      if (calls === 2) throw new TypeError('gone')
      return fine
    })
    expect(sent).toBe(1)
    expect(queue.list().map(({ input }) => input.visit)).toEqual(['v2', 'v3'])
  })

  it('keeps what a signed-out or busy server did not take, and says nothing against it', async () => {
    for (const code of ['not-signed-in', 'busy'] as const) {
      const queue = new VisitQueue(makeShelf(), 'q')
      queue.add(visit('v1'))
      queue.add(visit('v2'))
      let calls = 0
      await queue.flush(async () => {
        calls += 1
        return refuse(code)
      })
      expect(calls).toBe(1)
      expect(queue.list().map(({ refusal }) => refusal)).toEqual([null, null])
    }
  })

  it('marks a refused visit, goes on with the others, and does not send it again by itself', async () => {
    const queue = new VisitQueue(makeShelf(), 'q')
    queue.add(visit('v1'))
    queue.add(visit('v2'))
    const asked: string[] = []
    const send = async ({ visit: id }: { visit: string }) => {
      asked.push(id)
      return id === 'v1' ? refuse('wrong-stage', { stage: 'poll' }) : fine
    }
    await queue.flush(send)
    await queue.flush(send)
    expect(asked).toEqual(['v1', 'v2'])
    expect(queue.list()).toMatchObject([{ input: { visit: 'v1' }, refusal: { code: 'wrong-stage' } }])
  })

  it('takes "already there" for sent: the answer to an earlier try was lost', async () => {
    const queue = new VisitQueue(makeShelf(), 'q')
    queue.add(visit('v1'))
    expect(await queue.flush(async () => refuse('already-exists', undefined, 'visit'))).toBe(1)
    expect(queue.list()).toEqual([])
  })

  it('is found again by another page on the same device, and by nobody else', () => {
    const shelf = makeShelf()
    new VisitQueue(shelf, 'q anna').add(visit('v1'))
    expect(new VisitQueue(shelf, 'q anna').list()).toHaveLength(1)
    expect(new VisitQueue(shelf, 'q otto').list()).toEqual([])
  })

  it('holds a visit in memory where the device keeps nothing, and says so', () => {
    const queue = new VisitQueue(
      {
        getItem: () => null,
        setItem: () => {
          throw new Error('full')
        },
      },
      'q',
    )
    queue.add(visit('v1'))
    expect(queue.keeps).toBe(false)
    expect(queue.list()).toHaveLength(1)
  })

  it('sends a visit once though it is asked twice at the same time', async () => {
    const queue = new VisitQueue(makeShelf(), 'q')
    queue.add(visit('v1'))
    let calls = 0
    const send = async () => {
      calls += 1
      return fine
    }
    expect(await Promise.all([queue.flush(send), queue.flush(send)])).toEqual([1, 0])
    expect(calls).toBe(1)
  })
})
