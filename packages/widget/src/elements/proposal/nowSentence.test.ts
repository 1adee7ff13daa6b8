import type { ProposalView, StageKind } from '@yishi/schema/words'
import { stageKinds } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { matters } from '../../../gallery/fixtures/proposal.ts'
import { words as acting } from '../../locales/zh/acting.ts'
import { words as board } from '../../locales/zh/board.ts'
import { words as proposal } from '../../locales/zh/proposal.ts'
import { words as record } from '../../locales/zh/record.ts'
import { words as terms } from '../../locales/zh/terms.ts'
import type { ProposalWords } from '../proposal.ts'
import { nowSentence } from './nowSentence.ts'

const words: ProposalWords = { ...acting, ...board, ...proposal, ...record, ...terms }

const at = (kind: StageKind, closesAt: string | null, more: Partial<ProposalView> = {}): ProposalView => ({
  ...matters.notice,
  stage: { ...matters.notice.stage!, kind, closesAt },
  ...more,
})

describe('what happens now', () => {
  it('a matter that ended says how, and no longer what its stage would be', () => {
    expect(nowSentence(matters.returned, words, 'zh')).toBe('3月20日退回。')
  })
  it('a stage whose clock has not begun names no day', () => {
    expect(nowSentence(at('notice', null), words, 'zh')).toBe('等待发布公示。')
    expect(nowSentence(at('publish', null), words, 'zh')).toBe('等待公开结果。')
    expect(nowSentence(at('poll', null), words, 'zh')).toBe('等待发布表决公告。')
  })
  it('a period that ends at midnight is said to end on its last day', () => {
    expect(nowSentence(at('consult', '2026-03-28T16:00:00.000Z'), words, 'zh')).toBe(
      '正在网上和上门征求意见，已有86户表态，3月28日24:00截止。',
    )
  })
  it('seconding says how many there are and how many it takes', () => {
    expect(nowSentence(matters.seconding, words, 'zh')).toContain('已有3户附议，满5户')
  })
  it('a carried motion waits for those who have not signed', () => {
    expect(nowSentence(at('deliberate', null), words, 'zh')).toBe('议事会已通过，等待物业会签。')
    expect(nowSentence(at('deliberate', null, { motions: [] }), words, 'zh')).toBe('等待议事会议定。')
  })
  it('a notice whose period is over says that objections are being answered', () => {
    const notices = matters.notice.notices.map((notice) => ({ ...notice, state: 'over' as const }))
    expect(nowSentence(at('notice', '2026-04-14T16:00:00.000Z', { notices }), words, 'zh')).toBe(
      '公示期已满，正在答复异议。',
    )
  })
  it('a poll that has not opened says when it does', () => {
    const view = at('poll', '2999-01-09T16:00:00.000Z', { poll: 'v-1' })
    view.stage!.opensAt = '2999-01-01T00:00:00.000Z'
    expect(nowSentence(view, words, 'zh')).toBe('1月1日08:00开始表决。')
  })
  it('every kind of stage has a sentence', () => {
    for (const kind of stageKinds)
      expect(nowSentence(at(kind, '2026-04-14T16:00:00.000Z'), words, 'zh')).toMatch(/。$/)
  })
})
