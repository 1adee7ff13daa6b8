import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startLoop } from './loops.ts'

it('goes on after a fault, and says it', async () => {
  const faults: unknown[] = []
  let rounds = 0
  const stop = startLoop(
    async () => {
      rounds++
      if (rounds === 1) throw new Error('once')
    },
    { pause: 1, onError: (error) => faults.push(error) },
  )
  while (rounds < 3) await sleep(5)
  await stop()
  expect(faults).toHaveLength(1)
})

it('finishes the round at hand when it is stopped, and begins no other', async () => {
  let begun = 0
  let done = 0
  const stop = startLoop(
    async () => {
      begun++
      await sleep(50)
      done++
    },
    { pause: 0, onError: () => {} },
  )
  await sleep(10)
  await stop()
  expect([begun, done]).toEqual([1, 1])
  await sleep(80)
  expect(begun).toBe(1)
})
