import { expect, it } from 'vitest'
import { polls } from '../../../gallery/fixtures/poll.ts'
import { words as acting } from '../../locales/zh/acting.ts'
import { words as board } from '../../locales/zh/board.ts'
import { words as poll } from '../../locales/zh/poll.ts'
import { words as pollResult } from '../../locales/zh/pollResult.ts'
import { words as terms } from '../../locales/zh/terms.ts'
import { shareResult } from './shareResult.ts'
import { shareText } from './shareText.ts'

const drawn = {
  lang: 'zh',
  ballots: { tally: () => null },
  words: { ...acting, ...board, ...terms, ...poll, ...pollResult },
}
const link = 'https://yishi.example/v/p-278'

it('never shares an advisory poll or its result without saying that it has no legal force', () => {
  expect(shareText(polls.advisory, drawn, link)).toContain('没有法律效力')
  expect(shareResult(polls['advisory-result'], drawn, link)).toContain('没有法律效力')
})

it('says until when one can vote, and links to the page', () => {
  expect(shareText(polls.open, drawn, link)).toBe(
    '【表决】出租共有场地建设充电桩\n4月28日24:00截止，还剩6天，线上与纸质同时进行\nhttps://yishi.example/v/p-278',
  )
})

it('says the result in a sentence', () => {
  expect(shareResult(polls.passed, drawn, link)).toContain(
    '【表决结果】出租共有场地建设充电桩\n表决通过：四项条件均已达到',
  )
})

it('shares no result without its force, nor a corrected one as if it had stood from the beginning', () => {
  for (const force of ['paper-ledger', 'import-official', 'binding'] as const)
    expect(shareResult({ ...polls.passed, force }, drawn, link)).toContain(pollResult.forceOfResult[force])
  expect(shareResult(polls.passed, drawn, link)).not.toContain('更正')
  const corrections = [
    {
      number: 1,
      at: '2026-05-02T02:00:00.000Z',
      reason: '误读一张选票。',
      objectors: [1],
      sheets: 1,
      before: [],
    },
  ]
  expect(shareResult({ ...polls.passed, corrections }, drawn, link)).toContain('结果有更正：误读一张选票。')
})
