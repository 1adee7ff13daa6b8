import { describe, expect, it } from 'vitest'
import { answerEach } from './answerEach.ts'
import { InputFault } from './reply.ts'

function half(input: unknown): number {
  if (typeof input !== 'number') throw new InputFault('input-invalid', 'here', 'no number')
  return input >> 1
}

describe('answerEach', () => {
  it('puts an error in the place of each wrong input of an array, and has answered', () => {
    const error = { error: { code: 'input-invalid', path: 'here', message: 'no number' } }
    expect(answerEach([4, 'x', [2], 6], half)).toEqual({ exit: 0, body: [2, error, error, 3] })
    expect(answerEach([], half)).toEqual({ exit: 0, body: [] })
  })

  it('throws for a single wrong input', () => {
    expect(() => answerEach('x', half)).toThrow(InputFault)
    expect(answerEach(4, half)).toEqual({ exit: 0, body: 2 })
  })

  it('does not take a fault of ours for a wrong input', () => {
    const broken = () => {
      throw new TypeError('ours')
    }
    expect(() => answerEach([1], broken)).toThrow(TypeError)
  })
})
