import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ed25519Signer, fromBase64, openNote, signNote } from '@yishi/schema/log'
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
