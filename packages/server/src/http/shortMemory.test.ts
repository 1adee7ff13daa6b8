import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { shortMemory } from './shortMemory.ts'

describe('shortMemory', () => {
  it('does not remember what failed', async () => {
    const memory = shortMemory<number>(1000)
    await expect(memory.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await memory.get('a', async () => 1)).toBe(1)
  })

  it('forgets after its time, and the oldest when it is full', async () => {
    const memory = shortMemory<number>(20, 2)
    await memory.get('a', async () => 1)
    await sleep(30)
    expect(await memory.get('a', async () => 2)).toBe(2)
    await memory.get('b', async () => 1)
    await memory.get('c', async () => 1)
    expect(await memory.get('a', async () => 3)).toBe(3)
  })

  it('asks once for many who want the same at once', async () => {
    const memory = shortMemory<number>(1000)
    let asked = 0
    const answers = await Promise.all(Array.from({ length: 9 }, () => memory.get('a', async () => ++asked)))
    expect(new Set(answers)).toEqual(new Set([1]))
  })

  it('gives in the same turn what is there, and later what has to be made', async () => {
    const memory = shortMemory<number>(1000)
    const given: (number | string)[] = []
    const to = { answer: (n: number) => given.push(n), fault: (fault: unknown) => given.push(String(fault)) }
    memory.give('a', async () => 1, to)
    expect(given).toEqual([])
    await memory.get('a', async () => 2)
    expect(given).toEqual([1])
    memory.give('a', async () => 3, to)
    expect(given).toEqual([1, 1])
    memory.give('b', () => Promise.reject(new Error('no')), to)
    await expect.poll(() => given).toEqual([1, 1, 'Error: no'])
  })

  it('tells of what goes wrong while an answer is sent, whether it was there or had to be made', async () => {
    const memory = shortMemory<number>(1000)
    const faults: string[] = []
    const to = {
      answer(): void {
        throw new Error('gone')
      },
      fault: (fault: unknown) => faults.push(String(fault)),
    }
    memory.give('a', async () => 1, to)
    await expect.poll(() => faults).toEqual(['Error: gone'])
    expect(() => memory.give('a', async () => 1, to)).toThrow('gone')
  })
})
