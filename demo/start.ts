import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDb, readConfig, startServer } from '@yishi/server'
import { buildWidget } from '../scripts/buildWidget.ts'
import { listenFrom, serveSite } from './site.ts'
import { playStory } from './story/play.ts'

/**
 * `pnpm demo`: builds the elements, plays the story once, starts the server and, on another origin, the community's site. Prints
 * `ready <address>` when a browser may come. A second start finds everything again.
 */
const read = readConfig({ YISHI_LOG: 'warn', YISHI_DATA: '.yishi/demo', ...process.env, YISHI_DEMO: '1' })
if (!read.ok) {
  for (const problem of read.problems) process.stderr.write(`demo: ${problem}\n`)
  process.exit(2)
}
const { config } = read

process.stdout.write('building the elements …\n')
if (!buildWidget()) process.exit(1)
await play()
const running = await startServer(config)
const site = serveSite(running.origin)
const address = await listenFrom(site, Number(new URL(running.address).port) + 1)
await allow(address)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    site.closeAllConnections()
    site.close()
    void running.stop().then(() => process.exit(0))
  })
process.stdout.write(`server ${running.origin} (${running.note})\nready ${address}/\n`)

/** A story that was cut off is played again from its beginning: what was done gives its first answers. */
async function play(): Promise<void> {
  const played = join(config.folder, 'story-played')
  if (existsSync(played)) return
  process.stdout.write('playing the story (once, about a minute) …\n')
  mkdirSync(config.folder, { recursive: true })
  const open = await openDb({ url: config.databaseUrl, folder: config.folder })
  try {
    await playStory(open.db)
    writeFileSync(played, `${new Date().toISOString()}\n`)
  } finally {
    await open.close()
  }
}

/** The site may sign people in: its administrator registers its origin, which may be another one at each start. */
async function allow(origin: string): Promise<void> {
  const ask = async (path: string, body?: unknown, token?: string) => {
    const answer = await fetch(running.origin + path, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: body ? JSON.stringify(body) : undefined,
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const { people } = await ask('/demo/people')
  const admin = people.find((one: { roles: { role: string }[] }) =>
    one.roles.some(({ role }) => role === 'admin'),
  )
  const { token } = await ask('/demo/sign-in', { person: admin.person })
  const input = { zone: 'yiguang', origin, allowed: true }
  await ask('/trpc/act.allowOrigin', { key: `origin ${Date.now()}`, input }, token)
}
