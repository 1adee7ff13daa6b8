import { describe, expect, it } from 'vitest'
import { advance, openStage } from '../advance.ts'
import { ruleIn } from '../ruleIn.ts'
import { processes } from './index.ts'
import { processFault } from './processFault.ts'
import { stageOrderFault } from './stageOrderFault.ts'

const today = { now: new Date('2026-04-07T02:00:00Z'), due: () => new Date('2026-05-07T02:00:00Z') }

describe('the processes that ship', () => {
  it('each have a name of their own', () => {
    expect(new Set(processes.map((process) => process.key)).size).toBe(processes.length)
  })

  it.each(processes)('$key keeps to what is asked of every process, and to an order that ends', (process) => {
    expect(processFault(process)).toBeUndefined()
    expect(stageOrderFault(process.stages)).toBeUndefined()
  })

  it.each(processes)('$key rests on a clause, from a date, and says who starts it', (process) => {
    expect(process.basis.zh).not.toBe('')
    expect(process.basis.en).not.toBe('')
    expect(process.effectiveFrom).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(process.startedBy.length).toBeGreaterThan(0)
  })

  it.each(processes)('$key bounds only what is there, and stands within its bounds', (process) => {
    for (const bound of process.mayChange ?? []) {
      // biome-ignore lint/suspicious/noExplicitAny: a path into data
      const value = bound.at.split('.').reduce((tree: any, step) => tree?.[step], process)
      if ('oneOf' in bound) expect(bound.oneOf).toContainEqual(value)
      else {
        expect(value).toBeGreaterThanOrEqual(bound.least)
        expect(value).toBeLessThanOrEqual(bound.most)
      }
    }
  })

  it.each(processes)('$key names rules that there are', (process) => {
    for (const spec of process.stages) if ('rule' in spec) expect(ruleIn(process, spec.rule)).toBeDefined()
  })

  it.each(processes)('$key opens each of its stages, and its last one leads to the end', (process) => {
    for (const at of process.stages.keys())
      expect(openStage(process, at, today).kind).toBe(process.stages[at]!.kind)
    const facts = { ...lastFacts }
    const last = { process, position: process.stages.length - 1, facts, over: true }
    expect(advance(last, today)?.end).toEqual({ end: 'done', reason: 'completed' })
  })
})

const lastFacts = {
  screening: 'none',
  study: 'none',
  seconds: 0,
  motion: 'none',
  signedOff: false,
  published: true,
  objectionsOpen: 0,
  upheld: false,
  poll: 'none',
  batchesOpen: 0,
  outcome: 'none',
  tasks: 0,
  tasksOpen: 0,
  proposerAccepts: null,
  councilAccepts: null,
  ratings: 0,
  stars: 0,
  reopened: 0,
} as const
