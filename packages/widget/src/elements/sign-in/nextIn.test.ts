import { describe, expect, it } from 'vitest'
import { nextIn } from './nextIn.ts'

const next = (path: string) => nextIn({ search: `?next=${encodeURIComponent(path)}` })

describe('nextIn', () => {
  it('leads to no other site, to nothing that runs, and to no other part of the server', () => {
    for (const path of [
      '',
      '/',
      'https://elsewhere.example/c/town',
      '//elsewhere.example/c/town',
      '/\\elsewhere.example/c/town',
      '/c//elsewhere.example',
      '/c/../auth/out',
      '/c/town/../../auth/out',
      '/c/town?next=/c/other',
      'javascript:alert(1)',
      '/demo/sign-in',
    ])
      expect(next(path), path).toBe(null)
    expect(nextIn({ search: '' })).toBe(null)
  })

  it('leads to a ballot and to any other page of a zone', () => {
    expect(next('/c/yiguang.huayuan/polls/54btr68kkeh9x0qm')).toBe(
      '/c/yiguang.huayuan/polls/54btr68kkeh9x0qm',
    )
    expect(next('/c/yiguang/')).toBe('/c/yiguang/')
    expect(nextIn({ search: '?next=/c/yiguang/polls/a' })).toBe('/c/yiguang/polls/a')
  })
})
