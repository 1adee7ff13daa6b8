import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { makeCollector } from './collector.ts'

interface Item {
  place: string
  key: string
}

/** A collector that notes its groups and is done with each when it is let go. */
function noted({ most = 10, patience = 0 } = {}) {
  const groups: string[][] = []
  const goes: (() => void)[] = []
  const collect = makeCollector<Item, string>({
    most,
    patience,
    place: (item) => item.place,
    key: (item) => item.key,
    async run(items) {
      groups.push(items.map((item) => item.key))
      await new Promise<void>((go) => goes.push(go))
      if (items.some((item) => item.key === 'bad')) throw new Error('bad')
      return items.map((item) => `${item.key} done`)
    },
  })
  const letGo = async () => {
    await sleep(0)
    for (const go of goes.splice(0)) go()
    await sleep(0)
  }
  return { groups, collect, letGo }
}

describe('a collector', () => {
  it('tells all of a group of its fault, and goes on with the next', async () => {
    const { collect, letGo } = noted()
    const told = Promise.allSettled(['a', 'bad'].map((key) => collect({ place: 'p', key })))
    await letGo()
    expect((await told).map((one) => one.status)).toEqual(['rejected', 'rejected'])
    const after = collect({ place: 'p', key: 'c' })
    await letGo()
    expect(await after).toBe('c done')
  })

  it('takes what comes while it is busy as the next group, each with an outcome of its own', async () => {
    const { groups, collect, letGo } = noted()
    const first = collect({ place: 'p', key: 'a' })
    await sleep(0)
    const rest = ['b', 'c', 'd'].map((key) => collect({ place: 'p', key }))
    await letGo()
    expect(await first).toBe('a done')
    await letGo()
    expect(await Promise.all(rest)).toEqual(['b done', 'c done', 'd done'])
    expect(groups).toEqual([['a'], ['b', 'c', 'd']])
  })

  it('leaves the second of a key for the group after, and never exceeds its size', async () => {
    const { groups, collect, letGo } = noted({ most: 2 })
    const all = ['a', 'a', 'b', 'c'].map((key) => collect({ place: 'p', key }))
    for (let i = 0; i < 3; i++) await letGo()
    expect(await Promise.all(all)).toHaveLength(4)
    expect(groups).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ])
  })

  it('does not mix places, and has one group of each under way', async () => {
    const { groups, collect, letGo } = noted({ most: 1 })
    const all = ['a', 'b'].map((key) => collect({ place: 'p', key }))
    all.push(collect({ place: 'q', key: 'a' }))
    await sleep(0)
    expect(groups).toEqual([['a'], ['a']])
    for (let i = 0; i < 2; i++) await letGo()
    await Promise.all(all)
    expect(groups).toHaveLength(3)
  })

  it('waits after a group until as many have come again, and after one alone for nobody', async () => {
    const { groups, collect, letGo } = noted({ patience: 60_000 })
    const ask = (keys: string[]) => keys.map((key) => collect({ place: 'p', key }))
    const first = ask(['a', 'b'])
    await letGo()
    await Promise.all(first)
    const [c] = ask(['c'])
    await sleep(5)
    expect(groups).toHaveLength(1)
    const [d] = ask(['d'])
    await letGo()
    expect(await Promise.all([c, d])).toEqual(['c done', 'd done'])
    const other = collect({ place: 'q', key: 'e' })
    await letGo()
    await other
    const alone = collect({ place: 'q', key: 'f' })
    await letGo()
    expect(await alone).toBe('f done')
    expect(groups).toEqual([['a', 'b'], ['c', 'd'], ['e'], ['f']])
  })

  it('waits for those who waited and those who were answered, as one group', async () => {
    const { groups, collect, letGo } = noted({ patience: 60_000 })
    const ask = (keys: string[]) => keys.map((key) => collect({ place: 'p', key }))
    const first = ask(['a', 'b'])
    await sleep(5)
    const second = ask(['c', 'd'])
    await letGo()
    await Promise.all(first)
    const again = ask(['a'])
    await sleep(5)
    expect(groups).toHaveLength(1)
    again.push(...ask(['b']))
    await letGo()
    await Promise.all([...second, ...again])
    expect(groups).toEqual([
      ['a', 'b'],
      ['c', 'd', 'a', 'b'],
    ])
  })

  it('waits no longer than it has patience', async () => {
    const { groups, collect, letGo } = noted({ patience: 5 })
    const first = ['a', 'b'].map((key) => collect({ place: 'p', key }))
    await letGo()
    await Promise.all(first)
    const alone = collect({ place: 'p', key: 'c' })
    await expect.poll(() => groups.length).toBe(2)
    await letGo()
    expect(await alone).toBe('c done')
  })
})
