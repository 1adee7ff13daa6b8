import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { chromiumFlags, fetchChromium } from '../scripts/chromium.ts'
import { freePort } from '../scripts/postgres.ts'
import { type Line, median } from './measure.ts'

/** A slow 4G as Lighthouse has it: 150 ms from asking to the first byte of each answer, 1.6 Mbit/s down, 750 kbit/s up. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 }
const cpuRate = 4
const rounds = 15

const ways = ['plain', 'included', 'static'] as const
type Way = (typeof ways)[number]

/**
 * How long it takes until the board's text is painted on the demo's front page, on a slow telephone with a slow network and nothing kept: with
 * the two lines alone, with the server's list put into the tag by the site, and with that list as static HTML and no script at all. Turn by turn.
 */
export async function painting(): Promise<Line[]> {
  const demo = await startDemo()
  try {
    const site = await serveWays(demo.site)
    const browser = await chromium.launch({ executablePath: fetchChromium(), args: chromiumFlags })
    try {
      const took: Record<Way, number[]> = { plain: [], included: [], static: [] }
      // The first round warms servers and browser and is not counted.
      for (let round = -1; round < rounds; round++)
        for (const way of ways) {
          const ms = await paint(browser, `${site.origin}/${way}`, site.titles)
          if (round >= 0) took[way].push(ms)
        }
      const base = median(took.static)
      return (
        [
          ['plain', 'the two lines alone', 1.5],
          ['included', "with the server's include", 1.1],
        ] as const
      ).map(([way, how, limit]) => ({
        what: `first paint of the board's text, ${how}`,
        measured: `${median(took[way]).toFixed(0)} ms`,
        against: `${base.toFixed(0)} ms as static HTML`,
        ratio: median(took[way]) / base,
        limit,
        better: 'less',
      }))
    } finally {
      await browser.close()
      await site.close()
    }
  } finally {
    await demo.stop()
  }
}

/**
 * Open a page as somebody who was never here; milliseconds from the navigation to the end of the frame that shows every title. By the browser's
 * own protocol alone: what a driver puts into a page to wait for something costs a slow telephone 50 ms.
 */
async function paint(browser: Browser, address: string, titles: string[]): Promise<number> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 412, height: 915 } })
  try {
    const devtools = await context.newCDPSession(await context.newPage())
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', slow4G)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuRate })
    await devtools.send('Runtime.enable')
    await devtools.send('Runtime.addBinding', { name: 'tellPainted' })
    await devtools.send('Page.enable')
    // What compiles these files names functions by a helper, which a page has not.
    const source = `const __name = (named) => named; (${watch})(${JSON.stringify(titles)})`
    await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source })
    const told = new Promise<number>((resolve) =>
      devtools.on('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload))),
    )
    await devtools.send('Page.navigate', { url: address })
    return await told
  } finally {
    await context.close()
  }
}

declare function tellPainted(ms: string): void

/**
 * Notes when every title has been painted. Neither element timing nor paint timing reaches into a shadow tree; so each frame is asked whether the
 * titles have a place on the page, and the first task after that frame is the moment. Runs in the page, the same for every way.
 */
function watch(titles: string[]): void {
  const shown = () => {
    const board = document.querySelector('yishi-notice-board')?.shadowRoot
    const links = [...document.querySelectorAll('a'), ...(board?.querySelectorAll('a') ?? [])]
    return titles.every((title) =>
      links.some((link) => link.textContent === title && link.getClientRects().length > 0),
    )
  }
  const look = () => {
    if (!shown()) return void requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => tellPainted(`${performance.now()}`)
    port2.postMessage(null)
  }
  requestAnimationFrame(look)
}

/**
 * The demo's front page in three ways, on one origin, with the site's own style sheet; without the demo's own bar, which no site has and
 * which moves the whole page when it comes.
 */
async function serveWays(
  from: string,
): Promise<{ origin: string; titles: string[]; close(): Promise<unknown> }> {
  const take = async (address: string) => {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
    return answer.text()
  }
  const plain = (await take(from)).replace(/<script [^>]*site\.js.*<\/script>\n/, '')
  const [tag, attributes, fallback] = /<yishi-notice-board ([^>]*)>([\s\S]*?)<\/yishi-notice-board>/.exec(
    plain,
  )!
  const [, office] = /src="([^"]+)\/widget\//.exec(plain)!
  const attribute = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes!)![1]!
  const list = await take(`${office}/board/${attribute('zone')}.html?lang=zh&limit=${attribute('limit')}`)
  const titles = [...list.matchAll(/<a [^>]*>([^<]+)</g)].map(([, title]) => title!)
  if (titles.length < 3 || plain.includes(titles[0]!)) throw new Error('the board has nothing to show')
  const included = plain.replace(fallback!, list)
  const bodies = new Map<string, [type: string, body: string]>([
    ['/plain', ['text/html', plain]],
    ['/included', ['text/html', included]],
    ['/static', ['text/html', plain.replace(tag, list).replace(/<script .*<\/script>\n/g, '')]],
    ['/site.css', ['text/css', await take(`${from}site.css`)]],
  ])
  const server = createServer(({ url = '/' }, response) => {
    const [type, body] = bodies.get(url) ?? ['text/plain', null]
    response.writeHead(body === null ? 404 : 200, { 'content-type': `${type}; charset=utf-8` })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    titles,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  }
}

/** `pnpm demo` in a process of its own, on a fresh folder, or the one that stands at `BENCH_SITE`: its site's address once a browser may come. */
async function startDemo(): Promise<{ site: string; stop(): Promise<void> }> {
  if (process.env.BENCH_SITE) return { site: process.env.BENCH_SITE, stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'yishi-bench-'))
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', new URL('../demo/start.ts', import.meta.url).pathname],
    {
      env: { ...env, YISHI_DATA: folder, PORT: String(await freePort()) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const site = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
      const [, address] = /^ready (\S+)$/m.exec(said) ?? []
      if (address) resolve(address)
    })
    child.once('exit', () => reject(new Error(`the demo ended: ${said}`)))
  })
  return {
    site,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
