import { Parser } from 'saxen'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { publishPlan } from '../testing/notices.ts'
import { openOwnersPoll, someNotice } from '../testing/polls.ts'
import { toNotice } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

const nasty = `关于<b>&"'</b>;,\\的公示，${'很长'.repeat(30)}`

/** The texts of a well-formed document, by the name of their element; throws where it is not well-formed. */
function parseXml(text: string): Record<string, string[]> {
  const texts: Record<string, string[]> = {}
  const open: string[] = []
  const parser = new Parser()
  parser.on('openTag', (name: string) => {
    open.push(name)
    texts[name] ??= []
    texts[name].push('')
  })
  parser.on('closeTag', () => void open.pop())
  parser.on('text', (raw: string, decode: (text: string) => string) => {
    const list = texts[open.at(-1) ?? '']
    if (list) list[list.length - 1] += decode(raw)
  })
  parser.on('error', (error: Error) => {
    throw error
  })
  parser.parse(text)
  return texts
}

onBothDatabases('feeds of a zone', (db) => {
  let world: World
  let server: TestServer
  let notice: string
  let poll: string
  const get = (path: string) => server.ask(`/c/${world.zone}/${path}`, { from: null })

  beforeAll(async () => {
    server = await openTestServer(db())
    world = await makeWorld(db())
    notice = await publishPlan(world, await toNotice(world))
    const matter = await toNotice(world)
    await doAct(db(), acts.publishNotice, world.clerk, {
      ...matter,
      kind: 'plan',
      ...someNotice,
      title: nasty,
      days: 7,
    })
    poll = (await openOwnersPoll(world)).poll
  })
  afterAll(() => server.close())

  it('are refused for a zone that is none', async () => {
    for (const file of ['notices.atom', 'dates.ics'])
      expect(await server.ask(`/c/nowhere/${file}`, { from: null })).toMatchObject({
        status: 404,
        json: { refusal: { code: expect.stringMatching(/^unknown-/) } },
      })
  })

  it('are well-formed Atom whatever a title holds, each entry with its permalink', async () => {
    const { status, headers, text } = await get('notices.atom')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('application/atom+xml')
    const { title, id, updated } = parseXml(text)
    expect(title).toContain(nasty)
    expect(id).toContain(`${ownOrigin}/n/${notice}`)
    expect(updated!.every((at) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at))).toBe(true)
  })

  it('are a calendar of lines of at most 75 octets, ended by CRLF, in which a title begins no line of its own', async () => {
    const { headers, text } = await get('dates.ics')
    expect(headers.get('content-type')).toContain('text/calendar')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const lines = text.split('\r\n')
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const unfolded = text.replaceAll('\r\n ', '')
    expect(unfolded).toContain('\\;\\,\\\\的公示')
    expect(unfolded).toContain(`UID:notice-${notice}@`)
    expect(unfolded).toContain(`UID:poll-${poll}@`)
    expect(unfolded.match(/BEGIN:VEVENT/g)!.length).toBe(unfolded.match(/END:VEVENT/g)!.length)
  })

  it('put the end of a period that ends at midnight on its last day', async () => {
    const view = (await server.ask(`/n/${notice}.json`, { from: null })).json
    const last = new Date(Date.parse(view.closesAt) - 1 + 8 * 3_600_000).toISOString().slice(0, 10)
    const unfolded = (await get('dates.ics')).text.replaceAll('\r\n ', '')
    const event = unfolded.split('BEGIN:VEVENT').find((one) => one.includes(`notice-${notice}@`))
    expect(event).toContain(`DTSTART;VALUE=DATE:${last.replaceAll('-', '')}`)
  })

  it('hold no name of anybody, and are linked from the pages of the zone', async () => {
    const { text } = await get('notices.atom')
    expect(text + (await get('dates.ics')).text).not.toMatch(/居民[一二三]|王一|李二/)
    const page = (await server.ask(`/c/${world.zone}/`, { from: null })).text
    expect(page).toContain(`href="/c/${world.zone}/notices.atom"`)
    expect(page).toContain(`href="/c/${world.zone}/dates.ics"`)
  })
})
