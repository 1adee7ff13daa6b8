import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clientOf } from './client.ts'

/** What the server says to each call, in turn: an answer, a status alone, or no network at all. */
type Reply = object | number | 'lost'

interface Sent {
  url: string
  body: { key: string; input: unknown } | undefined
  token: string | null
}

let sent: Sent[]
let replies: Reply[]
let servers = 0
const fresh = () => {
  servers += 1
  return clientOf(`https://s${servers}.example`)
}

beforeEach(() => {
  sent = []
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async (url: string, init: { body?: string; headers: Record<string, string> }) => {
    const batch = init.body ? (JSON.parse(init.body) as Record<string, Sent['body']>) : undefined
    sent.push({ url, body: batch?.[0], token: init.headers.authorization ?? null })
    const reply = replies.shift() ?? 'lost'
    if (reply === 'lost') throw new TypeError('network')
    const status = typeof reply === 'number' ? reply : 200
    const body = typeof reply === 'number' ? '<h1>Bad Gateway</h1>' : JSON.stringify([reply])
    return new Response(body, { status, headers: { 'content-type': 'application/json' } })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Let the waits between the tries pass. */
async function settled<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [, [result]] = await Promise.all([vi.advanceTimersByTimeAsync(60_000), Promise.allSettled([promise])])
  return result!
}

const yes = (value: unknown) => ({ result: { data: { ok: true, value } } })
const no = (code: string) => ({ result: { data: { ok: false, refusal: { code } } } })
const fault = (code: string) => ({
  error: { message: code, code: -32600, data: { code: 'NOT_FOUND', httpStatus: 404, refusal: { code } } },
})
const input = { zone: 'yiguang', proposal: 'm-1', household: 'h-1' }

describe('an act', () => {
  it('that meets a lost network is sent again with the same key, and done once', async () => {
    replies = ['lost', 502, yes({ seconds: 3 })]
    const result = await settled(fresh().act('second', input))
    expect(result).toMatchObject({ value: { ok: true, value: { seconds: 3 } } })
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ body }) => body!.key)).size).toBe(1)
  })
  it('throws once patience is at its end, and by hand goes on with the same key', async () => {
    const client = fresh()
    replies = ['lost', 'lost', 'lost', 'lost']
    expect((await settled(client.act('second', input))).status).toBe('rejected')
    replies = [yes({ seconds: 3 })]
    await settled(client.act('second', input))
    expect(sent).toHaveLength(5)
    expect(new Set(sent.map(({ body }) => body!.key)).size).toBe(1)
  })
  it('that was refused is not sent again, and a further try has another key', async () => {
    const client = fresh()
    replies = [no('stage-closed'), no('stage-closed')]
    expect(await settled(client.act('second', input))).toMatchObject({
      value: { ok: false, refusal: { code: 'stage-closed' } },
    })
    await settled(client.act('second', input))
    expect(sent[0]!.body!.key).not.toBe(sent[1]!.body!.key)
  })
  it('another input never travels under a key that was used', async () => {
    const client = fresh()
    replies = ['lost', 'lost', 'lost', 'lost', yes({})]
    await settled(client.act('second', input))
    await settled(client.act('second', { ...input, household: 'h-2' }))
    expect(sent[4]!.body!.key).not.toBe(sent[0]!.body!.key)
  })
  it('that the server could not read is a refusal and no lost network', async () => {
    replies = [fault('input-invalid')]
    expect(await settled(fresh().act('second', input))).toMatchObject({
      value: { ok: false, refusal: { code: 'input-invalid' } },
    })
    expect(sent).toHaveLength(1)
  })
})

describe('a read', () => {
  it('throws where no answer came', async () => {
    replies = ['lost']
    expect((await settled(fresh().read('proposal', { zone: 'yiguang', proposal: 'm-1' }))).status).toBe(
      'rejected',
    )
  })
  it('throws where too many ask at once, so that what is on the screen stays', async () => {
    replies = [fault('busy')]
    expect((await settled(fresh().read('proposal', { zone: 'yiguang', proposal: 'm-1' }))).status).toBe(
      'rejected',
    )
  })
  it('that was refused answers the refusal', async () => {
    replies = [fault('unknown-proposal')]
    expect(await settled(fresh().read('proposal', { zone: 'yiguang', proposal: 'm-1' }))).toMatchObject({
      value: { ok: false, refusal: { code: 'unknown-proposal' } },
    })
  })
  it('answers the view', async () => {
    replies = [{ result: { data: { id: 'm-1' } } }]
    expect(await settled(fresh().read('proposal', { zone: 'yiguang', proposal: 'm-1' }))).toMatchObject({
      value: { ok: true, value: { id: 'm-1' } },
    })
  })
})

describe('the token', () => {
  it('goes with every call while somebody is signed in, and with none afterwards', async () => {
    const client = fresh()
    client.signIn('t-1')
    replies = [yes({}), yes({})]
    await settled(client.act('second', input))
    client.signOut()
    await settled(client.act('second', input))
    expect(sent.map(({ token }) => token)).toEqual(['Bearer t-1', null])
  })
  it('is one for all elements of a server', () => {
    const client = fresh()
    client.signIn('t-2')
    expect(clientOf(`https://s${servers}.example`).token).toBe('t-2')
    expect(fresh().token).toBeNull()
  })
})
