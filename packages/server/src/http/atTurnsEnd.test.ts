import { expect, it } from 'vitest'
import { atTurnsEnd } from './atTurnsEnd.ts'

it('sends what a turn brought together, in its order, and what comes meanwhile in the next', async () => {
  const sent: string[] = []
  atTurnsEnd(() => {
    sent.push('first')
    atTurnsEnd(() => sent.push('later'))
  })
  atTurnsEnd(() => sent.push('second'))
  expect(sent).toEqual([])
  await new Promise<void>((resolve) => setImmediate(resolve))
  expect(sent).toEqual(['first', 'second'])
  await new Promise<void>((resolve) => setImmediate(resolve))
  expect(sent).toEqual(['first', 'second', 'later'])
})
