import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { unzip, ZipFault } from './unzip.ts'
import { zipOf } from './zip.testing.ts'

const most = 10_000
const faultOf = (run: () => unknown) => {
  try {
    run()
    return null
  } catch (error) {
    return error instanceof ZipFault ? error.code : error
  }
}

describe('a zip', () => {
  it('is refused where its directory is missing, cut or made up', () => {
    const zip = zipOf({ a: Buffer.from('one') })
    expect(faultOf(() => unzip(Buffer.from('PK nothing'), most))).toBe('not-a-sheet')
    expect(faultOf(() => unzip(zip.subarray(0, zip.length - 4), most))).toBe('not-a-sheet')
    const lying = Buffer.from(zip)
    lying.writeUInt16LE(9, lying.length - 12)
    expect(faultOf(() => unzip(lying, most))).toBe('not-a-sheet')
  })

  it('is refused where a file grows beyond the limit, or all of them together', () => {
    const bomb = zipOf({ a: Buffer.alloc(0) }, { packed: deflateRawSync(Buffer.alloc(most + 1)) })
    expect(faultOf(() => unzip(bomb, most)('a'))).toBe('too-large')
    const two = unzip(zipOf({ a: Buffer.alloc(6000), b: Buffer.alloc(6000) }), most)
    expect(two('a')).toHaveLength(6000)
    expect(faultOf(() => two('b'))).toBe('too-large')
  })

  it('is refused where its bytes are no deflated ones', () => {
    const broken = zipOf({ a: Buffer.alloc(0) }, { packed: Buffer.from([255, 255, 255]) })
    expect(faultOf(() => unzip(broken, most)('a'))).toBe('not-a-sheet')
  })

  it('gives its files by name, packed or not, and nothing for another name', () => {
    const file = unzip(
      zipOf({ a: Buffer.from('one'), b: Buffer.alloc(0) }, { packed: deflateRawSync('two') }),
      most,
    )
    expect([file('a')?.toString(), file('b')?.toString(), file('c')]).toEqual(['one', 'two', undefined])
  })
})
