import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ed25519Signer, fromBase64, MOST_KEYS, openNote, signNote } from '@yishi/schema/log'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeyFault, openKeys } from './keys.ts'

const origin = 'yishi.example/log/yiguang'

describe('the keys of the logs', () => {
  let folder: string
  const file = () => join(folder, 'keys', 'yiguang')
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-keys-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('refuse a tenant that would lead out of their folder', () => {
    for (const tenant of ['../yiguang', 'a/b', '', '.'])
      expect(() => openKeys(folder).makeSigner(tenant, origin)).toThrow(KeyFault)
  })

  it('refuse a key that was made for another origin', () => {
    openKeys(folder).makeSigner('yiguang', origin)
    expect(() => openKeys(folder).signerOf('yiguang', 'else.example/log/yiguang')).toThrow(KeyFault)
  })

  it('refuse a file that is no key, or whose id does not fit', () => {
    openKeys(folder).makeSigner('yiguang', origin)
    const line = readFileSync(file(), 'utf8')
    chmodSync(file(), 0o600)
    for (const bent of ['', 'hello', line.slice(0, -6), line.replace(/\+[0-9a-f]{8}\+/, '+00000000+')]) {
      writeFileSync(file(), bent)
      expect(() => openKeys(folder).signerOf('yiguang', origin), bent).toThrow(KeyFault)
    }
  })

  it('know no signer where there is no key', () => {
    expect(openKeys(folder).signerOf('yiguang', origin)).toBeNull()
  })

  it('are not changed where there is none, in a file that is no key, or while somebody else is at it', () => {
    const keys = openKeys(folder)
    expect(keys.rotate('yiguang')).toBeNull()
    const { vkey } = keys.makeSigner('yiguang', origin)
    writeFileSync(`${file()}.new`, 'half a')
    expect(() => keys.rotate('yiguang')).toThrow(KeyFault)
    expect(openKeys(folder).signerOf('yiguang', origin)?.vkey).toEqual(vkey)
    const longAgo = new Date(Date.now() - 120_000)
    utimesSync(`${file()}.new`, longAgo, longAgo)
    expect(keys.rotate('yiguang')?.before.map((key) => key.vkey)).toEqual([vkey])
    writeFileSync(file(), `${readFileSync(file(), 'utf8')}hello\n`)
    expect(() => openKeys(folder).rotate('yiguang')).toThrow(KeyFault)
  })

  it('are changed no more often than a verifier looks at signatures', () => {
    const keys = openKeys(folder)
    keys.makeSigner('yiguang', origin)
    for (let i = 1; i < MOST_KEYS; i++) keys.rotate('yiguang')
    expect(keys.signerOf('yiguang', origin)?.before).toHaveLength(MOST_KEYS - 1)
    expect(() => keys.rotate('yiguang')).toThrow(KeyFault)
  })

  it('stand newest first, and a process that knows the one before finds the new one by itself', () => {
    const running = openKeys(folder)
    const first = running.makeSigner('yiguang', origin)
    const second = openKeys(folder).rotate('yiguang')!
    expect(second.vkey).not.toEqual(first.vkey)
    expect(running.signerOf('yiguang', origin)).toMatchObject({
      vkey: second.vkey,
      before: [{ vkey: first.vkey }],
    })
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['yiguang'])
    rmSync(file())
    expect(running.signerOf('yiguang', origin)?.vkey).toEqual(second.vkey)
  })

  it('are made once and found again, readable by their owner alone', () => {
    const { vkey } = openKeys(folder).makeSigner('yiguang', origin)
    expect(openKeys(folder).makeSigner('yiguang', origin).vkey).toEqual(vkey)
    expect(openKeys(folder).signerOf('yiguang', origin)?.vkey).toEqual(vkey)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700)
  })

  it('sign what everybody can verify, as the portable signer would with the same seed', () => {
    const signer = openKeys(folder).makeSigner('yiguang', origin)
    const note = signNote('hello\n', [signer])
    expect(openNote(note, [signer.vkey])).toMatchObject({ ok: true, value: { text: 'hello\n' } })
    const seed = fromBase64(readFileSync(file(), 'utf8').trimEnd().split('+').slice(4).join('+'))!.slice(1)
    expect(signNote('hello\n', [ed25519Signer(origin, seed)])).toBe(note)
  })
})
