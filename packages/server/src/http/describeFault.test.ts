import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, it } from 'vitest'
import { describeFault } from './describeFault.ts'

describe('describeFault', () => {
  it('leaves out the values of a statement that failed', () => {
    const cause = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      detail: 'Key (name)=(张三)',
    })
    const line = describeFault(new DrizzleQueryError('insert into person values ($1)', ['张三'], cause))
    expect(JSON.stringify(line)).not.toContain('张三')
    expect(line.message).toContain('insert into person')
    expect(line.cause).toMatchObject({ code: '23505', message: 'duplicate key value' })
  })

  it('says where it happened, and takes whatever is thrown', () => {
    expect(describeFault(new RangeError('far')).stack).toContain('describeFault.test.ts')
    expect(describeFault('a secret')).toEqual({ type: 'string', message: '', stack: '' })
  })
})
