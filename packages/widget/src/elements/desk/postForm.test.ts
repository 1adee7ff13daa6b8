import { describe, expect, it } from 'vitest'
import { answerIn } from './postForm.ts'

describe('the answer to a form', () => {
  it('is nothing where something between us and the server has spoken', () => {
    for (const text of ['', '<html>502</html>', 'null', '"ok"', '{}', '{"ok":"yes"}'])
      expect(answerIn(text), text).toBeUndefined()
  })

  it('is a value or a refusal', () => {
    expect(answerIn('{"ok":true,"value":{"job":"j1"}}')).toEqual({ ok: true, value: { job: 'j1' } })
    expect(answerIn('{"ok":false,"refusal":{"code":"too-large"}}')).toMatchObject({ ok: false })
  })
})
