import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { freePort } from '../../scripts/postgres.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const operating = text('docs/operating.md')
const [inFastify, inNode] = [...operating.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!) as [
  string,
  string,
]

describe('docs/operating.md', () => {
  let child: ChildProcess | undefined
  const folder = mkdtempSync(join(tmpdir(), 'yishi-operating-'))
  afterEach(async () => {
    if (child?.exitCode === null && child.kill('SIGKILL'))
      await new Promise((resolve) => child!.once('close', resolve))
    rmSync(folder, { recursive: true, force: true })
  })

  /** Run a program as a module in the repository, and wait until it answers. */
  async function run(code: string, more: Record<string, string> = {}): Promise<string> {
    const port = await freePort()
    const { PATH = '' } = process.env
    const env = { PATH, PORT: String(port), YISHI_DATA: folder, YISHI_LOG: 'silent', ...more }
    child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
      cwd: root,
      env,
    })
    let said = ''
    child.stderr!.on('data', (data: Buffer) => {
      said += data
    })
    const at = `http://127.0.0.1:${port}`
    for (;;) {
      const ready = await fetch(`${at}/ready`).catch(() => undefined)
      if (ready?.ok) return at
      if (child.exitCode !== null) throw new Error(said)
      await sleep(200)
    }
  }

  it('names every setting that the server reads, and no other', () => {
    const read = text('packages/server/src/config.ts').matchAll(/env\.([A-Z_]+)|flag\('([A-Z_]+)'\)/g)
    const table = operating.slice(operating.indexOf('| setting |'), operating.indexOf('In front belongs'))
    const named = table.matchAll(/^\| (.*?) \|/gm)
    const inTable = [...named].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!),
    )
    expect([...new Set(inTable)].sort()).toEqual(
      [...new Set([...read].map(([, one, flag]) => one ?? flag!))].sort(),
    )
  })

  it('names only files and commands that there are', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> }
    for (const [, name] of operating.matchAll(/pnpm(?:@10)?(?: --silent)? (build|start|yishi)\b/g))
      expect(Object.keys(scripts)).toContain(name)
    const commands = [...text('packages/server/src/cli.ts').matchAll(/\.command\('([a-z-]+)/g)].map(
      ([, name]) => name,
    )
    for (const [, name] of operating.matchAll(/yishi (fsck|verify|setup|rotate-key)\b/g))
      expect(commands).toContain(name)
    for (const [, path] of operating.matchAll(/`((?:deploy|docs)\/[\w./-]+)`/g))
      expect(text(path!).length).toBeGreaterThan(100)
  })

  it('has ten lines that mount the server in somebody’s own Fastify, which do as they stand', {
    timeout: 180_000,
  }, async () => {
    expect(inFastify.trim().split('\n').length).toBeLessThanOrEqual(10)
    const at = await run(inFastify)
    expect((await fetch(`${at}/log/nobody/checkpoint`)).status).toBe(404)
    expect((await fetch(`${at}/page.css`)).headers.get('content-type')).toMatch(/text\/css/)
  })

  it('has ten lines that mount it in a plain Node server beside what that one serves itself', {
    timeout: 180_000,
  }, async () => {
    const own = `import { createServer } from 'node:http'
      import { buildServer, openDb, readConfig } from '@yishi/server'
      const read = readConfig(process.env)
      const { db } = await openDb({ url: read.config.databaseUrl, folder: read.config.folder })
      const isMine = (request) => request.url === '/mine'
      const mine = (request, response) => response.end('theirs')`
    const listening = inNode.trimEnd().replace(/\)$/, ').listen(read.config.port)')
    const at = await run(`${own}\n${listening}`)
    expect(await (await fetch(`${at}/mine`)).text()).toBe('theirs')
    expect(await (await fetch(`${at}/health`)).json()).toEqual({ ok: true })
  })
})
