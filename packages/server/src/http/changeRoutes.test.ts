import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { addEntries, makeLog } from '../log/entries.testing.ts'
import { type LogKeys, openKeys } from '../log/keys.ts'
import { sequenceTenant } from '../log/sequencer.ts'
import { openTestServer, type TestServer } from './testing.ts'

let folder: string
let keys: LogKeys
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yishi-changes-'))
  keys = openKeys(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A reader of a stream: every event that came, as its text. */
async function read(url: string, lastEventId?: string) {
  const leaving = new AbortController()
  const answer = await fetch(url, {
    signal: leaving.signal,
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  })
  const events: string[] = []
  let over = false
  const listen = async () => {
    let text = ''
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      const whole = (text + chunk).split('\n\n')
      text = whole.pop()!
      events.push(...whole.map((event) => event.replace(/^retry: \d+\n/, '')))
    }
  }
  const listening = listen()
    .catch(() => {})
    .finally(() => {
      over = true
    })
  const leave = () => {
    leaving.abort()
    return listening
  }
  return { status: answer.status, events, isOver: () => over, leave }
}

onBothDatabases('the stream of changes', (db) => {
  let servers: TestServer[]
  let tenant: string
  beforeEach(async () => {
    servers = [await openTestServer(db()), await openTestServer(db())]
    tenant = await makeLog(db())
  })
  afterEach(async () => {
    for (const server of servers) await server.close()
  })
  const grow = async (...said: string[]) => {
    await addEntries(db(), tenant, said)
    await sequenceTenant({ db: db(), keys, holder: 'me' }, tenant)
  }

  it('is not there for a community that is not', async () => {
    expect((await servers[0]!.ask('/changes/nobody')).status).toBe(404)
    expect((await servers[0]!.ask("/changes/x'--")).status).toBe(404)
  })

  it('tells each reader of every process once for what came in, and never what', async () => {
    await grow('a')
    const readers = await Promise.all(
      [...servers, servers[0]!].map((server) => read(`${server.url}/changes/${tenant}`)),
    )
    await grow('b', 'c')
    for (const { events } of readers) {
      await expect.poll(() => events).toHaveLength(2)
      expect(events[0]).toBe('id: 1\ndata: {"zones":[]}')
      expect(events[1]).toMatch(/^id: 3\ndata: \{"zones":\["[\w.-]+"\]\}$/)
    }
    for (const { leave } of readers) await leave()
  })

  it('tells who was cut off what they missed, and nothing to who missed nothing', async () => {
    await grow('a', 'b')
    const [missed, here, shorter] = await Promise.all(
      ['1', '2', '9'].map((id) => read(`${servers[0]!.url}/changes/${tenant}`, id)),
    )
    await expect.poll(() => missed!.events[0]).toMatch(/^id: 2\ndata: \{"zones":\["[\w.-]+"\]\}$/)
    await expect.poll(() => here!.events[0]).toBe('id: 2\ndata: {"zones":[]}')
    // A log that was restored from an older copy: everything may have changed.
    await expect.poll(() => shorter!.events[0]).toBe(`id: 2\ndata: {"zones":["${tenant}"]}`)
    for (const { leave } of [missed!, here!, shorter!]) await leave()
  })

  it('is refused to an address that holds fifty, and open to it again once one is left', async () => {
    const url = `${servers[0]!.url}/changes/${tenant}`
    const readers = await Promise.all(Array.from({ length: 50 }, () => read(url)))
    expect((await servers[0]!.ask(`/changes/${tenant}`)).status).toBe(429)
    await readers[0]!.leave()
    const again = async () => {
      const reader = await read(url)
      await reader.leave()
      return reader.status
    }
    await expect.poll(again).toBe(200)
    for (const { leave } of readers) await leave()
  })

  it('ends when the server does', async () => {
    const reader = await read(`${servers[0]!.url}/changes/${tenant}`)
    await servers.shift()!.close()
    await expect.poll(() => reader.isOver()).toBe(true)
  })
})
