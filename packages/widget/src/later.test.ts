import { describe, expect, it } from 'vitest'
import { Later } from './later.ts'

function made(replies: (() => Promise<string>)[]) {
  const seen = { asked: 0, drawn: 0 }
  const requestUpdate = () => {
    seen.drawn += 1
  }
  const later = new Later({ requestUpdate }, () => {
    seen.asked += 1
    return replies.shift()!()
  })
  return { seen, later }
}
const comes = async () => 'form'
const fails = async () => {
  throw new TypeError('gone')
}

describe('a piece that is fetched later', () => {
  it('says that it did not come, and is not asked for with every drawing', async () => {
    const { seen, later } = made([fails])
    expect(await later.come()).toBeUndefined()
    expect([later.here, later.lost]).toEqual([undefined, true])
    expect(seen).toEqual({ asked: 1, drawn: 1 })
  })
  it('comes when somebody tries again', async () => {
    const { seen, later } = made([fails, comes])
    await later.come()
    expect(await later.come()).toBe('form')
    expect([later.here, later.lost]).toEqual(['form', false])
    expect(seen).toEqual({ asked: 2, drawn: 2 })
  })
  it('is not fetched before anybody asks for it, and once for all who do', async () => {
    const { seen, later } = made([comes])
    expect(later.now).toBeUndefined()
    expect(seen.asked).toBe(0)
    expect(later.here).toBeUndefined()
    await Promise.all([later.come(), later.come()])
    expect(later.here).toBe('form')
    expect(seen.asked).toBe(1)
  })
})
