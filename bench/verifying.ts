import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type LogSource, PACK_WIDTH, packOf, packPath } from '@yishi/schema/log'
import { type Browser, chromium, type Page } from 'playwright-core'
import { buildWidget } from '../scripts/buildWidget.ts'
import { chromiumFlags, fetchChromium } from '../scripts/chromium.ts'
import { type Line, median } from './measure.ts'
import { type RecordSize, wholeRecord } from './wholeRecord.ts'

const poll = { size: { polls: 1, ballots: 10_000, open: true }, rounds: 5, limit: 300 }
const million = { size: { polls: 100, ballots: 9_998, open: false }, rounds: 1, limit: 10_000 }

/**
 * The whole record checked in a browser by the element that anybody presses the button of, from the press to the words: fetching, signature,
 * entries, openings, tiles, tree, results. Served by a plain server out of memory, without compression.
 */
export async function verifying(): Promise<Line[]> {
  if (!buildWidget()) throw new Error('the elements could not be built')
  const browser = await chromium.launch({ executablePath: fetchChromium(), args: chromiumFlags })
  try {
    const one = await checking(browser, poll)
    const all = await checking(browser, million)
    return [
      {
        what: 'verifying a poll of 10,000 ballots in a browser',
        measured: `${one.took.toFixed(0)} ms`,
        against: `${poll.limit} ms`,
        ratio: one.took / poll.limit,
        limit: 1,
        better: 'less',
      },
      {
        what: 'verifying 1,000,000 entries in a browser',
        measured: `${(all.took / 1000).toFixed(1)} s, drawn ${all.drawn} times, held up ${all.held.toFixed(0)} ms at most`,
        against: `${million.limit / 1000} s`,
        ratio: all.took / million.limit,
        limit: 1,
        better: 'less',
      },
    ]
  } finally {
    await browser.close()
  }
}

/** What a check came to, in milliseconds: how long it took, how long the page was held up at most, and how often the bar was drawn. */
interface Checked {
  took: number
  held: number
  drawn: number
}

async function checking(
  browser: Browser,
  { size, rounds }: { size: RecordSize; rounds: number },
): Promise<Checked> {
  const server = await serveRecord(wholeRecord(size), size.polls * (size.ballots + 2))
  const page = await browser.newPage({ locale: 'zh-CN' })
  // What compiles these files names its functions by a helper, which a page has not.
  await page.addInitScript('globalThis.__name = (named) => named')
  try {
    await page.goto(server.url)
    await page.locator('yishi-receipt section button').waitFor()
    const runs: Checked[] = []
    // The first of several brings the code along and is not counted.
    for (let round = rounds > 1 ? -1 : 0; round < rounds; round++) {
      const run = await press(page)
      if (round >= 0) runs.push(run)
    }
    const took = median(runs.map((run) => run.took))
    return runs.find((run) => run.took === took)!
  } finally {
    await page.close()
    await server.close()
  }
}

/** Press the button, say yes to a large record, and wait for the outcome. Runs in the page. */
function press(page: Page): Promise<Checked> {
  return page.evaluate(async () => {
    const root = document.querySelector('yishi-receipt')!.shadowRoot!
    const section = root.querySelector('section')!
    const find = (what: string) => section.querySelector<HTMLElement>(what)
    const seen = { drawn: 0, held: 0 }
    const begin = performance.now()
    let last = begin
    let going = true
    const frame = () => {
      const now = performance.now()
      seen.held = Math.max(seen.held, now - last)
      last = now
      if (find('progress')) seen.drawn++
      if (going) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    await new Promise<void>((resolve) => {
      let pressed = false
      new MutationObserver((_, observer) => {
        if (find('.outcome, .refusal')) {
          observer.disconnect()
          resolve()
        } else if (find('button')?.textContent === '开始核对' && !pressed) {
          pressed = true
          find('button')!.click()
        }
      }).observe(section, { childList: true, subtree: true, characterData: true })
      find('button')!.click()
    })
    going = false
    const took = performance.now() - begin
    if (!find('.outcome.good')) throw new Error(section.textContent ?? 'nothing was said')
    return { took, ...seen }
  })
}

/** Packs lie ready, as at a server that everybody asks for them. */
async function serveRecord(
  files: Map<string, Uint8Array>,
  size: number,
): Promise<{ url: string; close(): Promise<void> }> {
  const widget = new URL('../packages/widget/dist/', import.meta.url)
  const log: LogSource = async (path) => files.get(path)
  for (let from = 0; from < size; from += PACK_WIDTH) {
    const pack = { from, to: Math.min(from + PACK_WIDTH, size) }
    files.set(packPath(pack), (await packOf(log, pack))!)
  }
  const server = createServer(async ({ url = '/' }, response) => {
    const file = /^\/widget\/v1\/([\w/.-]+)/.exec(url)?.[1]
    const path = /^\/log\/yiguang\/(.+)/.exec(url)?.[1]
    const body = url === '/' ? page : file ? readFileSync(new URL(file, widget)) : path && (await log(path))
    const type =
      url === '/' ? 'text/html; charset=utf-8' : file ? 'text/javascript' : 'application/octet-stream'
    // As our own server says it: an answer whose length is not said comes in chunks, of which a browser makes more work.
    response.writeHead(body ? 200 : 404, {
      'content-type': type,
      'cache-control': 'no-store',
      'content-length': body?.length ?? 0,
    })
    response.end(body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const page = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>bench</title>
<script type="module" src="/widget/v1/yishi.js"></script><yishi-receipt zone="yiguang.huayuan"></yishi-receipt>`
