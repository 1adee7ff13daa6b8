import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { chromiumFlags, fetchChromium } from './chromium.ts'
import { freePort } from './postgres.ts'

/**
 * `pnpm pictures`: every element as the demo shows it, at 375 and 1280 points, some of them dark, in elder mode and in English, to
 * `docs/pictures/`. The demo is played for it in a folder of its own.
 */
const root = new URL('..', import.meta.url).pathname
const out = join(root, 'docs/pictures')

/** One picture: the page (of the site, or with a leading slash of the server; `{running}` is the poll that runs), the element on it, who looks, and what is set on the element. */
interface Shot {
  name: string
  page: string
  element: string
  /** The title of the matter whose id the page carries. */
  matter?: string
  /** The newest notice of this kind, whose id the element is given. */
  notice?: 'plan' | 'roll'
  as?: string
  set?: Record<string, string>
}

const main = '5号楼北侧空地整治及增设车位'
const running = '出租共有场地建设充电桩'
const shots: Shot[] = [
  { name: 'notice-board', page: 'index.html', element: 'yishi-notice-board' },
  { name: 'notice-board-dark', page: 'index.html', element: 'yishi-notice-board', set: { theme: 'dark' } },
  { name: 'notice', page: 'notice.html', element: 'yishi-notice', notice: 'plan' },
  { name: 'proposals', page: 'matters.html', element: 'yishi-proposals' },
  { name: 'proposal', page: 'matter.html', element: 'yishi-proposal', matter: '3号楼后加装晾衣架' },
  { name: 'proposal-done', page: 'matter.html', element: 'yishi-proposal', matter: main },
  {
    name: 'proposal-dark',
    page: 'matter.html',
    element: 'yishi-proposal',
    matter: '3号楼后加装晾衣架',
    set: { theme: 'dark' },
  },
  { name: 'propose', page: 'propose.html', element: 'yishi-propose', as: '居民' },
  { name: 'poll', page: '/c/yiguang.huayuan/polls/{running}', element: 'yishi-poll', as: '居民' },
  {
    name: 'poll-elder',
    page: '/c/yiguang.huayuan/polls/{running}',
    element: 'yishi-poll',
    as: '居民',
    set: { elder: '' },
  },
  { name: 'poll-en', page: 'vote.html', element: 'yishi-poll', matter: running, set: { lang: 'en' } },
  { name: 'result', page: 'vote.html', element: 'yishi-poll', matter: '动用维修资金更换门禁' },
  { name: 'council', page: 'council.html', element: 'yishi-council' },
  { name: 'progress', page: 'matter.html', element: 'yishi-progress', matter: main },
  { name: 'desk', page: 'desk.html', element: 'yishi-desk', as: '社区工作者甲' },
  { name: 'sign-in', page: 'mine.html', element: 'yishi-sign-in' },
  { name: 'mine', page: 'mine.html', element: 'yishi-mine', as: '居民' },
  { name: 'hall', page: 'hall.html', element: 'yishi-hall' },
  { name: 'receipt', page: '/c/yiguang.huayuan/receipt', element: 'yishi-receipt' },
  { name: 'roll', page: 'notice.html', element: 'yishi-notice', notice: 'roll' },
]

const folder = mkdtempSync(join(tmpdir(), 'yishi-pictures-'))
const demo = await startDemo()
const browser = await chromium.launch({ executablePath: fetchChromium(), args: chromiumFlags })
try {
  mkdirSync(out, { recursive: true })
  const ids = await readIds()
  for (const shot of shots) for (const width of [375, 1280]) await take(browser, shot, width, ids)
  await overview(browser)
} finally {
  await browser.close()
  demo.child.kill('SIGINT')
  rmSync(folder, { recursive: true, force: true })
}

async function startDemo(): Promise<{ child: ChildProcess; site: string; server: string }> {
  const env = { ...process.env, PORT: String(await freePort()), YISHI_DATA: folder, DATABASE_URL: '' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of child.stdout!) {
    said += chunk
    const ready = /server (\S+) [\s\S]*ready (\S+)\//.exec(said)
    if (ready) return { child, server: ready[1]!, site: ready[2]! }
  }
  throw new Error(`the demo did not start: ${said}`)
}

interface Ids {
  matters: Map<string, string>
  notices: Record<'plan' | 'roll', string>
  people: Map<string, string>
  running: string
}

async function readIds(): Promise<Ids> {
  const ask = async (path: string) => (await fetch(demo.server + path)).json()
  const matters = new Map<string, string>()
  for (const state of ['open', 'done', 'ended']) {
    const input = encodeURIComponent(JSON.stringify({ zone: 'yiguang.huayuan', state }))
    const { result } = await ask(`/trpc/read.proposals?input=${input}`)
    for (const item of result.data.items) matters.set(item.title, item.id)
  }
  const newest = async (kind: string, past: boolean) => {
    const input = encodeURIComponent(JSON.stringify({ zone: 'yiguang.huayuan', kind, past }))
    return (await ask(`/trpc/read.board?input=${input}`)).result.data.items[0].id
  }
  const notices = { plan: await newest('plan', false), roll: await newest('roll', true) }
  const { people } = await ask('/demo/people')
  const names = new Map<string, string>(
    people.map((one: { name: string; person: string }) => [one.name, one.person]),
  )
  const voter = await findVoter(people, matters.get(running)!)
  names.set('居民', voter.person)
  return { matters, notices, people: names, running: voter.poll }
}

/** A resident who may vote in the poll that runs and has not yet, and that poll. */
async function findVoter(
  people: { person: string; homes: unknown[]; roles: unknown[] }[],
  proposal: string,
): Promise<{ person: string; poll: string }> {
  for (const { person } of people.filter((one) => one.homes.length > 0 && one.roles.length === 0)) {
    const input = encodeURIComponent(JSON.stringify({ zone: 'yiguang.huayuan', proposal }))
    const headers = { authorization: `Bearer ${await signIn(person, demo.site)}`, origin: demo.site }
    const answer = await fetch(`${demo.server}/trpc/read.poll?input=${input}`, { headers })
    const { id, mine } = (await answer.json()).result.data
    if (mine?.may.includes('cast') && mine.electors.some((one: { ballot: unknown }) => one.ballot === null))
      return { person, poll: id }
  }
  throw new Error('nobody is left to vote in the poll that runs')
}

async function signIn(person: string | undefined, origin: string): Promise<string> {
  const answer = await fetch(`${demo.server}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ person }),
  })
  return (await answer.json()).token
}

async function take(browser: Browser, shot: Shot, width: number, ids: Ids): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    deviceScaleFactor: 1.5,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  const base = shot.page.startsWith('/') ? demo.server : demo.site
  if (shot.as) {
    const token = await signIn(ids.people.get(shot.as), base)
    await context.addInitScript(
      ([name, value]) => sessionStorage.setItem(name!, value!),
      [`yishi-token ${demo.server}`, token],
    )
  }
  const matter = shot.matter && ids.matters.get(shot.matter)
  const set = {
    ...shot.set,
    ...(matter ? { proposal: matter } : {}),
    ...(shot.notice ? { notice: ids.notices[shot.notice] } : {}),
  }
  await page.goto(new URL(shot.page.replace('{running}', ids.running), base).href)
  const element = page.locator(shot.element)
  for (const [name, value] of Object.entries(set))
    await element.evaluate((node, [key, to]) => node.setAttribute(key!, to!), [name, value])
  try {
    await page.waitForFunction(isThere, shot.element)
  } catch (cause) {
    throw new Error(`${shot.name} at ${width} points did not come`, { cause })
  }
  await page.waitForTimeout(900)
  const path = join(out, `${shot.name}-${width}.png`)
  // For elders the telephone stays in sight at the foot of the window: what they see is one windowful.
  if (shot.set?.elder === '') await page.screenshot({ path, animations: 'disabled' })
  else await element.screenshot({ path, animations: 'disabled' })
  await context.close()
}

/** Runs in the page: whether an element has drawn what it read, with its photos, which else wait until they are scrolled to. */
function isThere(tag: string): boolean {
  const node = document.querySelector(tag)
  if (!node?.shadowRoot?.querySelector('[part]') || node.getAttribute('aria-busy') === 'true') return false
  const photos = [...node.shadowRoot.querySelectorAll('img')]
  for (const photo of photos) photo.loading = 'eager'
  return photos.every((photo) => photo.complete)
}

/** The README's picture: four of them side by side. */
async function overview(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1480, height: 760 } })
  const image = (name: string) =>
    `<div><img src="data:image/png;base64,${readFileSync(join(out, `${name}-375.png`)).toString('base64')}"></div>`
  await page.setContent(
    `<style>body{margin:0;padding:32px;display:flex;gap:24px;background:#f1eee6;align-items:flex-start}div{width:335px;height:696px;overflow:hidden;border-radius:10px;background:#fff;box-shadow:0 1px 4px #0002}img{width:335px;display:block}</style>${['proposal', 'notice', 'poll', 'result'].map(image).join('')}`,
  )
  await page.waitForTimeout(300)
  writeFileSync(join(out, 'overview.png'), await page.screenshot())
  await page.close()
}
