import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Start the program; `said` resolves when its first line has come, `ended` when it is gone. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env.PATH!, YISHI_LOG: 'silent', ...env },
  })
  let out = ''
  let err = ''
  child.stderr.on('data', (data: Buffer) => {
    err += data
  })
  const said = new Promise<string>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      out += data
      if (out.includes('\n')) resolve(out)
    })
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }))
  })
  return { child, said, ended }
}

describe('the program', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'yishi-'))
  const taken = createServer()
  let port = ''

  beforeAll(async () => {
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    port = String((taken.address() as AddressInfo).port)
  })
  afterAll(() => {
    taken.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('says everything that is wrong with its settings and does not start', async () => {
    const { code, err } = await start({ PORT: 'none', DATABASE_URL: 'nowhere', YISHI_DATA: folder }).ended
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(2)
  })

  it('does not take another port than its own, except in a demo', async () => {
    const { code, err } = await start({ PORT: port, YISHI_DATA: folder }).ended
    expect([code, err]).toEqual([1, expect.stringContaining('EADDRINUSE')])
  })

  it('steps over a taken port in a demo, answers, and stops cleanly on SIGTERM', async () => {
    const { child, said, ended } = start({ PORT: port, YISHI_DATA: folder, YISHI_DEMO: '1' })
    const line = await said
    expect(line).toContain('embedded database')
    const address = /listens on (\S+),/.exec(line)![1]!
    expect(address).not.toBe(`http://127.0.0.1:${port}`)
    expect(await (await fetch(`${address}/health`)).json()).toEqual({ ok: true })
    await fetch(`${address}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"days":1}',
    })
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, err: '' })
  })

  it('refuses a database whose clock the demo has stopped', async () => {
    const { code, err } = await start({ PORT: '1', YISHI_DATA: folder }).ended
    expect([code, err]).toEqual([1, expect.stringContaining('clock')])
  })
})
