import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AnsweredError, trpcOf } from './trpc.ts'

const sent: { url: URL; init: RequestInit }[] = []
let answer: (names: string[]) => unknown
const call = trpcOf('https://s.example/trpc', () => ({ authorization: 'Bearer t-1' }))

beforeEach(() => {
  sent.length = 0
  answer = (names) => names.map((name) => ({ result: { data: name } }))
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const url = new URL(address)
    sent.push({ url, init })
    const said = answer(url.pathname.slice('/trpc/'.length).split(','))
    if (said instanceof Error) throw said
    return new Response(typeof said === 'string' ? said : JSON.stringify(said), { status: 200 })
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('a call to a tRPC server', () => {
  it('fails without an answer where there is no network, and where something between us speaks', async () => {
    for (const said of [
      new TypeError('gone'),
      '<h1>Bad Gateway</h1>',
      [],
      [null],
      null,
      [{ odd: true }],
      7,
    ]) {
      answer = () => said
      const error = await call('query', 'read.board', {}).catch((caught) => caught)
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toBeInstanceOf(AnsweredError)
    }
  })
  it('fails with the refusal that the server put into its error', async () => {
    const data = { code: 'NOT_FOUND', refusal: { code: 'unknown-zone' } }
    answer = () => [{ error: { message: 'x', code: -32600, data } }]
    const error = await call('query', 'read.board', {}).catch((caught) => caught)
    expect(error).toBeInstanceOf(AnsweredError)
    expect((error as AnsweredError).fault.refusal).toEqual({ code: 'unknown-zone' })
  })
  it('fails in all of a batch that was turned away whole, and in nothing else', async () => {
    answer = () => ({ error: { data: { refusal: { code: 'busy' } } } })
    const all = await Promise.allSettled([call('query', 'read.a', {}), call('query', 'read.b', {})])
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    answer = (names) => names.map((name) => ({ result: { data: name } }))
    expect(await call('query', 'read.c', {})).toBe('read.c')
  })
  it('goes with those of the same moment in one request, each with its own answer', async () => {
    const said = await Promise.all([call('query', 'read.a', { a: 1 }), call('query', 'read.b', { b: 2 })])
    expect(said).toEqual(['read.a', 'read.b'])
    expect(sent).toHaveLength(1)
    const [{ url, init }] = sent as [(typeof sent)[0]]
    expect([url.searchParams.get('batch'), init.method]).toEqual(['1', 'GET'])
    expect(JSON.parse(url.searchParams.get('input')!)).toEqual({ 0: { a: 1 }, 1: { b: 2 } })
    expect(init.headers).toEqual({ authorization: 'Bearer t-1' })
  })
  it('is one of ten in a request at most', async () => {
    await Promise.all(Array.from({ length: 23 }, (_, at) => call('query', `read.r${at}`, {})))
    expect(sent.map(({ url }) => url.pathname.split(',').length)).toEqual([10, 10, 3])
  })
  it('that changes something is posted as JSON, and never beside one that only reads', async () => {
    await Promise.all([call('mutation', 'act.second', { key: 'k' }), call('query', 'read.a', {})])
    const posted = sent.find(({ init }) => init.method === 'POST')!
    expect(posted.url.pathname).toBe('/trpc/act.second')
    expect(JSON.parse(String(posted.init.body))).toEqual({ 0: { key: 'k' } })
    expect(posted.init.headers).toMatchObject({ 'content-type': 'application/json' })
    expect(sent).toHaveLength(2)
  })
})
