import type { QuestionResult, QuestionView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { type CorrectedResult, corrections, correctionTexts } from './corrections.ts'
import { formatIn } from './format.ts'
import type { Drawn } from './page.ts'
import { wordsOf } from './wordsOf.ts'

const drawn = { words: wordsOf('zh'), format: formatIn('zh', 'Asia/Shanghai'), lang: 'zh' } as Drawn
const ask = (key: string, more: Partial<QuestionView> = {}): QuestionView => ({
  key,
  text: `${key}？`,
  form: 'yes-no-abstain',
  method: null,
  options: [],
  rule: null,
  ...more,
})
const weight = (heads: number) => ({ heads, area: `${heads * 10}.00` })
const came = (key: string, pro: number, more: Partial<QuestionResult> = {}): QuestionResult => ({
  key,
  outcome: pro > 2 ? 'passed' : 'failed',
  votes: { for: weight(pro), against: weight(5 - pro), abstain: weight(0), invalid: weight(0) },
  silent: weight(0),
  conditions: [],
  strict: null,
  tally: null,
  ...more,
})
const correction = (number: number, before: QuestionResult[]) => ({
  number,
  at: `2026-05-0${number}T02:00:00.000Z`,
  reason: `第${number}处误读`,
  objectors: [1, 2],
  sheets: number,
  before,
})
const texts = (view: CorrectedResult, area = false) => correctionTexts(view, { drawn, area })

describe('the corrections of a result', () => {
  it('are nothing where it stands as it was counted first, or was not counted', () => {
    const view = { questions: [ask('甲')], results: null, corrections: [] }
    expect(texts(view)).toEqual([])
    expect(corrections({ ...view, results: [came('甲', 3)] }, { drawn, area: true })).toBeNull()
  })

  it('each lead to what the next one found, and the last to what stands now', () => {
    const view = {
      questions: [ask('甲')],
      results: [came('甲', 4)],
      corrections: [correction(1, [came('甲', 2)]), correction(2, [came('甲', 3)])],
    }
    expect(texts(view)).toEqual([
      '本结果已更正（第1次，2026年5月1日）。原因：第1处误读',
      '异议人1、异议人2的异议成立，1张纸质票重读后有更正；名册和份量不变。',
      '更正前：未通过；同意 2人；不同意 3人',
      '更正后：通过；同意 3人；不同意 2人',
      '本结果已更正（第2次，2026年5月2日）。原因：第2处误读',
      '异议人1、异议人2的异议成立，2张纸质票重读后有更正；名册和份量不变。',
      '更正前：通过；同意 3人；不同意 2人',
      '更正后：通过；同意 4人；不同意 1人',
    ])
  })

  it('name the question where there are several, and areas and abstentions where they count', () => {
    const abstained = { ...came('乙', 4).votes, abstain: weight(1) }
    const view = {
      questions: [ask('甲'), ask('乙')],
      results: [came('甲', 4), came('乙', 4, { votes: abstained })],
      corrections: [correction(1, [came('甲', 2), came('乙', 4)])],
    }
    expect(texts(view, true).slice(2)).toEqual([
      '甲？',
      '更正前：未通过；同意 2人 · 20.00㎡；不同意 3人 · 30.00㎡',
      '更正后：通过；同意 4人 · 40.00㎡；不同意 1人 · 10.00㎡',
      '乙？',
      '更正前：通过；同意 4人 · 40.00㎡；不同意 1人 · 10.00㎡',
      '更正后：通过；同意 4人 · 40.00㎡；不同意 1人 · 10.00㎡；弃权 1人 · 10.00㎡',
    ])
  })

  it('give the figures of every option where options were counted', () => {
    const tally = (won: string, totals: Record<string, number>) => ({
      tally: {
        outcome: 'decided' as const,
        winners: [won],
        totals,
        ranking: null,
        rounds: null,
        tied: null,
        lots: [],
      },
    })
    const view = {
      questions: [ask('灯', { form: 'single', method: 'single', options: ['高杆', '庭院'] })],
      results: [came('灯', 3, tally('2', { 1: 2, 2: 3 }))],
      corrections: [correction(1, [came('灯', 3, tally('1', { 1: 3, 2: 2 }))])],
    }
    expect(texts(view).slice(2)).toEqual([
      '更正前：通过：1. 高杆；票数：1. 高杆 3、2. 庭院 2；选“1. 高杆” 3人；没有选它 2人',
      '更正后：通过：2. 庭院；票数：1. 高杆 2、2. 庭院 3；选“2. 庭院” 3人；没有选它 2人',
    ])
  })
})
