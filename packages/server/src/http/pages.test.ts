import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { objectTo, publishPlan } from '../testing/notices.ts'
import { openOwnersPoll } from '../testing/polls.ts'
import { type MatterAt, toNotice } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

const nasty = `</title><script>alert("x")</script><img src=x onerror='alert(1)'>`

onBothDatabases('pages', (db) => {
  let world: World
  let server: TestServer
  let matter: MatterAt
  let notice: string
  let nastyMatter: string
  const page = async (path: string, headers: Record<string, string> = {}) =>
    server.ask(path, { from: null, headers })

  beforeAll(async () => {
    server = await openTestServer(db())
    world = await makeWorld(db())
    matter = await toNotice(world)
    notice = await publishPlan(world, matter)
    await objectTo(world, matter, { notice, by: 2 })
    nastyMatter = (
      await doAct(db(), acts.propose, world.residents[0]!, {
        zone: world.zone,
        process: 'tiyizuo',
        title: nasty.slice(0, 60),
        body: nasty,
        place: nasty.slice(0, 60),
        household: world.households[0],
      })
    ).proposal
  })
  afterAll(() => server.close())

  it('say that there is no such page, in the frame of a page', async () => {
    for (const path of [
      '/n/nothing',
      '/p/nothing',
      '/v/nothing',
      '/n/nothing/poster',
      '/c/nowhere/',
      `/c/${world.zone}/notices/nothing`,
      `/c/${world.zone}.g1/notices/${notice}`,
      `/c/${world.zone}/polls/nothing`,
      '/embed/board/nowhere',
      '/c/%3Cscript%3E/',
      '/c/%00/',
      '/n/%00',
    ]) {
      const { status, text, headers } = await page(path)
      expect([path, status]).toEqual([path, 404])
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(text).toContain('没有找到这一页')
      expect(text).not.toContain('<script>')
    }
  })

  it('let nothing that people wrote become markup', async () => {
    for (const path of [
      `/p/${nastyMatter}`,
      `/c/${world.zone}/`,
      `/c/${world.zone}/proposals/${nastyMatter}`,
    ]) {
      const { status, text } = await page(path)
      expect(status).toBe(200)
      expect(text).not.toMatch(/<script>|<img src=x|onerror='/)
      expect(text).toContain('&lt;script&gt;')
    }
  })

  it('allow scripts of our own alone, in nobody’s frame', async () => {
    const { headers, text } = await page(`/c/${world.zone}/council`)
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(text).not.toMatch(/<script>|\son\w+=|style="|https?:\/\/(?!yishi\.example\.org)/)
  })

  it('let the framed board, and nothing else, into any page', async () => {
    const framed = await page(`/embed/board/${world.zone}`)
    expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(framed.headers.get('x-frame-options')).toBe(null)
    expect(framed.text).toContain(`href="${ownOrigin}/n/${notice}"`)
  })

  it('show a notice whole without a script, with all that a real one has', async () => {
    const { text } = await page(`/n/${notice}`)
    const plain = text.replace(/<[^>]*>/g, '')
    for (const word of [
      '特此公示',
      '〔2026〕第1号',
      '公示期为',
      '0391-000 0000',
      '盖章处',
      '异议人1',
      '共计7日',
    ])
      expect(plain).toContain(word)
    expect(text).not.toContain('<script')
    expect(text).toContain('<svg class="qr"')
    expect(text).toMatch(/<meta property="og:title" content="[^"]+">/)
    expect(text).toContain(`<link rel="canonical" href="${ownOrigin}/n/${notice}">`)
    expect(text).toContain(`href="/c/${world.zone}/notices/${notice}"`)
  })

  it('speak English to whom it asks for it, and say on what that depends', async () => {
    const asked = await page(`/n/${notice}?lang=en`)
    expect(asked.text).toContain('<html lang="en">')
    expect(asked.text).toContain('On notice from')
    expect(asked.headers.get('vary')).toContain('accept-language')
    expect((await page(`/n/${notice}`, { 'accept-language': 'en-GB,zh' })).text).toContain('<html lang="en">')
    expect((await page(`/n/${notice}?lang=zh`, { 'accept-language': 'en' })).text).toContain('lang="zh-CN"')
  })

  it('make a poster of a notice, with the code that leads to it', async () => {
    const { text } = await page(`/n/${notice}/poster`)
    expect(text).toContain('<article class="poster')
    expect(text).toContain('<svg class="qr"')
  })

  it('show a matter with its track, its plan and its notices', async () => {
    const { text } = await page(`/p/${matter.proposal}`)
    expect(text).toMatch(/<ol class="track".*<li class="now" aria-current="step"><b aria-hidden="true">示/s)
    expect(text).toContain(`href="/n/${notice}"`)
    expect(text).toContain('方案（第1版）')
  })

  it('hold the elements, and content until they are here', async () => {
    const home = (await page(`/c/${world.zone}/`)).text
    expect(home).toMatch(/<yishi-notice-board zone="[^"]+" notice-href="[^"]+"><ul class="list">/)
    expect(home).toContain('<script type="module" src="/widget/v1/yishi.js">')
    for (const name of ['council', 'desk', 'mine', 'propose', 'receipt', 'claim', 'sign-in']) {
      const { status, text } = await page(`/c/${world.zone}/${name}`)
      expect([name, status]).toEqual([name, 200])
      expect(text).toMatch(/<yishi-[a-z-]+ zone="/)
      expect(text).toContain('<noscript>')
    }
    const bare = await page(`/c/${world.zone}`)
    expect([bare.status, bare.headers.get('location')]).toEqual([301, `/c/${world.zone}/`])
  })

  it('bring their style and their script themselves', async () => {
    for (const [path, type] of [
      ['/page.css', 'text/css'],
      ['/embed.css', 'text/css'],
      ['/page.js', 'text/javascript'],
    ]) {
      const { status, headers } = await page(path!)
      expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining(type!)])
    }
  })

  it('give the board as a piece of HTML for pages that are put together on a server', async () => {
    const { text, headers } = await page(`/board/${world.zone}.html?limit=1`)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(text).toMatch(/^<ul class="list">/)
    expect(text).toContain(`href="${ownOrigin}/n/`)
    expect((await page('/board/nowhere.html')).status).toBe(404)
  })

  it('show a poll with every condition and both its numbers', async () => {
    const { matter: at, poll } = await openOwnersPoll(world)
    const { text } = await page(`/v/${poll}`)
    expect(text).toContain('参与人数')
    expect(text).toContain('㎡')
    expect(text).toContain('未达到')
    const own = await page(`/c/${world.zone}/polls/${poll}`)
    expect(own.text).toContain(`<yishi-poll zone="${world.zone}" poll="${poll}">`)
    expect((await page(`/c/${world.zone}/polls/${at.proposal}`)).text).toContain(`poll="${poll}"`)
    const short = await page(`/c/${world.zone}/?poll=${poll}`)
    expect([short.status, short.headers.get('location')]).toEqual([302, `/c/${world.zone}/polls/${poll}`])
  })
})
