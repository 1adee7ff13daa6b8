import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FsckVerdict } from './fsck.ts'
import { askFsckDoor, openFsckDoor } from './fsckDoor.ts'

describe('the door for fsck', () => {
  let folder: string
  let asked: number
  const file = () => join(folder, 'fsck.json')
  const sound: FsckVerdict = { ok: true, tenants: [] }
  const run = async () => {
    asked++
    return sound
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-door-'))
    asked = 0
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('answers nobody who does not know the word', async () => {
    const close = await openFsckDoor(folder, run)
    const { port } = JSON.parse(readFileSync(file(), 'utf8'))
    for (const headers of [{ authorization: '' }, { authorization: 'Bearer guess' }])
      expect((await fetch(`http://127.0.0.1:${port}/`, { headers })).status).toBe(403)
    expect(asked).toBe(0)
    await close()
  })

  it('is not there before, after, or where its file is left over from a server that died', async () => {
    expect(await askFsckDoor(folder)).toBeNull()
    const close = await openFsckDoor(folder, run)
    const left = readFileSync(file(), 'utf8')
    await close()
    expect(existsSync(file())).toBe(false)
    expect(await askFsckDoor(folder)).toBeNull()
    writeFileSync(file(), left)
    expect(await askFsckDoor(folder)).toBeNull()
  })

  it('gives no verdict where the check itself breaks', async () => {
    const close = await openFsckDoor(folder, () => Promise.reject(new Error('no database')))
    expect(await askFsckDoor(folder)).toBeNull()
    await close()
  })

  it('gives the verdict to a process that can read the data folder', async () => {
    const close = await openFsckDoor(folder, run)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(await askFsckDoor(folder)).toEqual(sound)
    expect(asked).toBe(1)
    await close()
  })
})
