import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import type { OpenDb } from '../db/db.ts'
import { openTestDb } from '../db/testing.ts'
import { openTestServer, type TestServer } from '../http/testing.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'

/** Ways out of a text, an attribute, a title, a comment, a script. */
const corpus = [
  '<xss-probe onprobe=1>',
  '"><xss-probe>',
  "'><xss-probe onprobe='1",
  '" onprobe="1" x="',
  '</title><xss-probe>',
  '</script><script>probe()</script>',
  '--><xss-probe>',
  '<svg/onload=probe()>',
  '&lt;xss-probe&gt;&#60;xss-probe&#62;',
  'javascript:probe()',
]

/** Every tag of a page with its attributes, as a browser reads them. */
function tagsOf(page: string): { name: string; attributes: [string, string][] }[] {
  const tags = page.matchAll(/<\/?([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g)
  return [...tags].map(([, name, rest]) => ({
    name: name!.toLowerCase(),
    attributes: [...rest!.matchAll(/([^\s=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?/g)].map(
      ([, key, value]) => [key!.toLowerCase(), (value ?? '').replace(/^["']/, '')],
    ),
  }))
}

/** Attributes that a browser follows. */
const links = new Set(['href', 'src', 'action', 'formaction', 'data', 'xlink:href'])

/** What of a page is not of our making. */
function strange(page: string): string[] {
  const found: string[] = []
  for (const { name, attributes } of tagsOf(page)) {
    if (/probe/.test(name)) found.push(name)
    if (name === 'script' && page.includes('<script>')) found.push('script without a source')
    for (const [key, value] of attributes)
      if (/^on|probe/.test(key) || (links.has(key) && /^\s*javascript:/i.test(value)))
        found.push(`${name} ${key}=${value}`)
  }
  return found
}

describe('what people write', () => {
  let open: OpenDb
  let server: TestServer
  let world: World
  const pages: string[] = []
  beforeAll(async () => {
    open = await openTestDb('pglite')
    server = await openTestServer(open.db)
    world = await makeWorld(open.db, { households: 2, residents: 1, councillors: 0 })
    const { db, zone, tenant, clerk, admin, residents, households } = world
    await doAct(db, acts.addZone, admin, {
      zone: tenant,
      below: `${tenant}.evil`,
      level: 'estate',
      name: '"><xss-probe>',
    })
    pages.push(`/c/${tenant}.evil/`)
    for (const words of corpus) {
      const { proposal } = await doAct(db, acts.propose, residents[0]!, {
        zone,
        process: 'tiyizuo',
        title: words,
        body: `${words}\n${words}`,
        place: words,
        household: households[0],
      })
      const { notice } = await doAct(db, acts.publishFreeNotice, clerk, {
        zone,
        kind: 'other',
        title: words,
        addressee: words,
        basis: words,
        body: `${words}\n${words}`,
        contact: { person: words, telephone: '', place: words, hours: words },
        issuer: words,
        days: 7,
      })
      const at = `/c/${zone}`
      pages.push(
        `/p/${proposal}`,
        `/n/${notice}`,
        `/n/${notice}/poster`,
        `${at}/proposals/${proposal}`,
        `${at}/notices/${notice}`,
      )
    }
    pages.push(`/c/${zone}/`, `/board/${zone}.html`, `/embed/board/${zone}`)
  }, 400_000)
  afterAll(async () => {
    await server.close()
    await open.close()
  })

  it('would be found by this test, were it not escaped', () => {
    for (const words of corpus.filter((one) => !one.startsWith('&')))
      expect([words, strange(`<p title="${words}">${words}</p><a href="${words}">x</a>`).length > 0]).toEqual(
        [words, true],
      )
  })

  it('is drawn as text on every page, in both languages', async () => {
    const wrong: string[] = []
    let seen = 0
    for (const page of pages)
      for (const lang of ['zh', 'en']) {
        const { status, text } = await server.ask(`${page}?lang=${lang}`, { from: null })
        expect([page, status]).toEqual([page, 200])
        if (text.includes('probe')) seen++
        for (const what of strange(text)) wrong.push(`${page} ${what}`)
      }
    expect(wrong).toEqual([])
    expect(seen).toBe(pages.length * 2)
  })

  it('could run nothing even if it were not: scripts are of our own alone, and pages are in nobody’s frame', async () => {
    for (const page of pages.filter((one) => !one.startsWith('/board'))) {
      const policy = (await server.ask(page, { from: null })).headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/default-src 'none'/)
      expect(policy).toMatch(/script-src 'self'(;|$)/)
      expect(policy).toMatch(/base-uri 'none'/)
    }
  })
})
