import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parse } from './parse.ts'
import { InputFault } from './reply.ts'

const schema = z.strictObject({
  votes: z.strictObject({ for: z.int() }),
  list: z.array(z.string()).optional(),
})

function fault(input: unknown, at?: string[]): Partial<InputFault> {
  try {
    parse(schema, input, at)
  } catch (error) {
    if (error instanceof InputFault) return { code: error.code, path: error.path }
  }
  return {}
}

describe('parse', () => {
  it('names the place of a wrong value, by keys and places in lists', () => {
    expect(fault({ votes: { for: 'x' } })).toEqual({ code: 'input-invalid', path: 'votes.for' })
    expect(fault({ votes: { for: 1 }, list: ['a', 2] }).path).toBe('list.1')
    expect(fault(5).path).toBe('')
  })

  it('names an unknown key before what it may have been meant for', () => {
    expect(fault({ votes: { fro: 1 } }).path).toBe('votes.fro')
    expect(fault(JSON.parse('{"votes":{"for":1},"__proto__":1}')).path).toBe('__proto__')
  })

  it('names the place within a larger input', () => {
    expect(fault({}, ['ballots', '3']).path).toBe('ballots.3.votes')
  })

  it('answers what the schema made of a right one', () => {
    expect(parse(schema, { votes: { for: 1 } })).toEqual({ votes: { for: 1 } })
  })
})
