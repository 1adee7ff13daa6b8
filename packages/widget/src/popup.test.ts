import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { signInByPopup } from './popup.ts'

const office = 'https://yishi.example.org'
const site = 'https://community.example.org'

type Hear = (message: { origin: string; source: unknown; data: unknown }) => void

let heard: Set<Hear>
let opened: URL[]
let popup: { closed: boolean; focus(): void } | null
let posted: { url: string; body: Record<string, string> }[]
let answer: () => unknown

beforeEach(() => {
  vi.useFakeTimers()
  heard = new Set()
  opened = []
  posted = []
  popup = { closed: false, focus() {} }
  answer = () => ({ ok: true, value: { token: 't-1', expiresAt: '', tenant: 'a', person: 'p' } })
  vi.stubGlobal('location', { origin: site, href: `${site}/page` })
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' })
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } })
  vi.stubGlobal('addEventListener', (_: string, hear: Hear) => heard.add(hear))
  vi.stubGlobal('removeEventListener', (_: string, hear: Hear) => heard.delete(hear))
  vi.stubGlobal('window', {
    open: (url: string) => {
      opened.push(new URL(url))
      return popup
    },
  })
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    posted.push({ url, body: JSON.parse(body) })
    return new Response(JSON.stringify(answer()))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What somebody posts to the page; by default all as it should be. */
const say = (more: { origin?: string; source?: unknown; data?: object } = {}) => {
  const state = opened[0]!.searchParams.get('state')
  const message = {
    origin: office,
    source: popup,
    ...more,
    data: { source: 'yishi', state, code: 'c-1', ...more.data },
  }
  for (const hear of [...heard]) hear(message)
}
const soon = () => vi.advanceTimersByTimeAsync(0)

describe('signing in by a popup', () => {
  it('is left to a link where the window is blocked', async () => {
    popup = null
    expect(await signInByPopup(office, 'a.b')).toBeNull()
    expect(heard.size).toBe(0)
  })

  it('opens no window within WeChat, which would leave the page', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (Linux; Android 12) MicroMessenger/8.0.30' })
    expect(await signInByPopup(office, 'a.b')).toBeNull()
    expect(opened).toEqual([])
  })

  it('does not listen to other sites, other windows, other calls or other speakers', async () => {
    const token = signInByPopup(office, 'a.b')
    say({ origin: 'https://stranger.example.org' })
    say({ source: { closed: false } })
    say({ data: { state: 'another' } })
    say({ data: { source: 'other' } })
    for (const hear of heard) hear({ origin: office, source: popup, data: null })
    await soon()
    expect(posted).toEqual([])
    say()
    expect(await token).toBe('t-1')
  })

  it('ends without a token when the window is closed, but waits for what it said last', async () => {
    const closed = signInByPopup(office, 'a.b')
    popup!.closed = true
    await vi.advanceTimersByTimeAsync(1100)
    expect(await closed).toBeNull()
    expect(heard.size).toBe(0)
    opened = []
    popup!.closed = false
    const late = signInByPopup(office, 'a.b')
    popup!.closed = true
    await vi.advanceTimersByTimeAsync(600)
    say()
    expect(await late).toBe('t-1')
  })

  it('ends without a token after ten minutes', async () => {
    const token = signInByPopup(office, 'a.b')
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(await token).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives no token where the server refuses the code, or cannot be reached', async () => {
    for (const no of [
      () => ({ ok: false, refusal: { code: 'code-expired' } }),
      () => {
        throw new TypeError('network')
      },
    ]) {
      opened = []
      answer = no
      const token = signInByPopup(office, 'a.b')
      say()
      expect(await token).toBeNull()
    }
  })

  it('puts nothing secret into the address, and the answer to its challenge into the exchange', async () => {
    const token = signInByPopup(office, 'a.b')
    const [{ origin, pathname, searchParams }] = opened as [URL]
    expect(origin + pathname).toBe(`${office}/c/a.b/popup`)
    expect([...searchParams.keys()]).toEqual(['origin', 'state', 'challenge', 'lang'])
    expect(searchParams.get('origin')).toBe(site)
    expect(searchParams.get('lang')).toBe('zh')
    say()
    await token
    const { url, body } = posted[0]!
    expect(url).toBe(`${office}/auth/popup/redeem`)
    expect(body).toMatchObject({ zone: 'a.b', code: 'c-1' })
    const { verifier } = body
    expect(createHash('sha256').update(verifier!).digest('base64url')).toBe(searchParams.get('challenge'))
    expect(searchParams.toString()).not.toContain(verifier)
  })

  it('draws another state and another verifier every time', async () => {
    for (const _ of [1, 2]) signInByPopup(office, 'a.b')
    const [a, b] = opened.map(({ searchParams }) => searchParams)
    expect(a!.get('state')).not.toBe(b!.get('state'))
    expect(a!.get('challenge')).not.toBe(b!.get('challenge'))
  })
})
