import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { codeOfLetter, hashOfCode, readCode } from './code.ts'
import { derive, openHouseSecret } from './secret.ts'

describe('codes of letters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yishi-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('cannot be made before the secret of the house is open', async () => {
    vi.resetModules()
    const fresh = await import('./code.ts')
    expect(() => fresh.codeOfLetter('t', 'a')).toThrow('secret')
  })

  describe('with the secret', () => {
    beforeAll(() => openHouseSecret(folder))

    it('refuses another length, letters that are no code, and any slip of the pen', () => {
      const code = codeOfLetter('t', 'a')
      for (const wrong of [
        '',
        '-',
        code.slice(1),
        `${code}0`,
        code.replace(/^./, 'U'),
        `${code.slice(0, -1)}*`,
      ])
        expect(readCode(wrong)).toBe(null)
      const plain = code.replaceAll('-', '')
      for (let i = 0; i + 1 < plain.length - 1; i++) {
        const [a, b] = [plain[i]!, plain[i + 1]!]
        const exchanged = plain.slice(0, i) + b + a + plain.slice(i + 2)
        if (a !== b && Math.abs(values.indexOf(a) - values.indexOf(b)) !== 31)
          expect(readCode(exchanged)).toBe(null)
        const other = plain[i] === '7' ? '8' : '7'
        expect(readCode(plain.slice(0, i) + other + plain.slice(i + 1))).toBe(null)
      }
    })

    it('is the same whenever the letter is printed, and another one for every letter and community', () => {
      expect(codeOfLetter('t', 'a')).toBe(codeOfLetter('t', 'a'))
      const codes = Array.from({ length: 500 }, (_, i) => codeOfLetter('t', `letter-${i}`))
      expect(new Set([...codes, codeOfLetter('u', 'letter-0')]).size).toBe(501)
      expect(codes[0]).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
      const spread = new Set(codes.map((code) => code.slice(0, 2)))
      expect(spread.size).toBeGreaterThan(300)
    })

    it('is read however it was typed', () => {
      const code = codeOfLetter('t', 'a')
      const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
      expect(readCode(typed)).toBe(code)
      expect(readCode(code.replace('-', '—'))).toBe(code)
      expect(hashOfCode(code)).toMatch(/^[0-9a-f]{64}$/)
    })

    it('keeps its secret for its owner alone, over a restart', () => {
      const path = join(folder, 'keys', 'house.secret')
      expect(statSync(path).mode & 0o777).toBe(0o600)
      const before = derive('test', 'a').toString('hex')
      openHouseSecret(folder)
      expect(derive('test', 'a').toString('hex')).toBe(before)
      expect(derive('test', 'b').toString('hex')).not.toBe(before)
      const kept = readFileSync(path)
      writeFileSync(path, 'not a secret')
      expect(() => openHouseSecret(folder)).toThrow('secret')
      writeFileSync(path, kept)
      openHouseSecret(folder)
    })
  })
})

const values = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
