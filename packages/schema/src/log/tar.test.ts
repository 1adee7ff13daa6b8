import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readTar, writeTar } from './tar.ts'

const files = new Map([
  ['tile/entries/000', new Uint8Array(700).fill(7)],
  ['tile/0/000', new Uint8Array(512).fill(1)],
  ['openings/x001/000', new Uint8Array(0)],
  ['z', Uint8Array.of(0, 255)],
])

describe('readTar', () => {
  it('knows what is cut off or no archive', () => {
    const tar = writeTar(files)
    expect(readTar(new Uint8Array())).toBeUndefined()
    expect(readTar(new Uint8Array(600).fill(65))).toBeUndefined()
    expect(readTar(new Uint8Array(600).fill(255))).toBeUndefined()
    expect(readTar(tar.subarray(0, 900))).toBeUndefined()
    expect(readTar(tar.subarray(0, 512 + 1024))).toBeUndefined()
    expect(readTar(tar.with(124, 65))).toBeUndefined()
  })

  it('gives back what writeTar was given', () => {
    expect(readTar(writeTar(files))).toEqual(files)
    expect(readTar(writeTar(new Map()))).toEqual(new Map())
  })
})

describe('writeTar', () => {
  it('refuses a name that has no room', () => {
    expect(() => writeTar(new Map([['x'.repeat(101), new Uint8Array()]]))).toThrow(RangeError)
  })

  it('writes what any tar unpacks', () => {
    const listed = execFileSync('tar', ['tvf', '-'], { input: writeTar(files), encoding: 'utf8' })
    expect(listed.trim().split('\n')).toEqual(
      [...files].map(([name, { length }]) => expect.stringMatching(`-rw-r--r--.* ${length} .* ${name}$`)),
    )
  })
})
