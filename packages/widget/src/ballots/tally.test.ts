import { describe, expect, it } from 'vitest'
import { polls } from '../../gallery/fixtures/poll.ts'
import { words } from '../locales/zh/ballot.ts'
import { type Counted, figuresOf, linesOf, outcomeOf } from './tally.ts'

function counted(
  state: 'single-failed' | 'single-tied' | 'options-passed' | 'ranked-passed' | 'irv-tied',
  at = 0,
): Counted {
  const { questions, results } = polls[state]
  const result = results![at]!
  return { question: questions[at]!, result, tally: result.tally! }
}
const shown = (of: Counted) => linesOf(of).map(({ digit, standing }) => digit + standing)

describe('the options of a result', () => {
  it('have no winner while some are level', () => {
    expect(shown(counted('single-tied'))).toEqual(['1level', '2level', '3'])
    expect(shown(counted('irv-tied'))).toEqual(['2', '1', '3level', '4level'])
  })

  it('stand with the winner first, even one that a lot picked', () => {
    expect(shown(counted('options-passed'))).toEqual(['3won', '1', '2', '4'])
    expect(shown(counted('single-failed'))).toEqual(['2won', '1', '3'])
  })

  it('stand by how long they lasted, and by their place where they were ranked', () => {
    expect(shown(counted('ranked-passed', 1))).toEqual(['1won', '2', '3out', '4out'])
    expect(linesOf(counted('ranked-passed', 1)).map(({ total, round }) => [total, round])).toEqual([
      [120, 3],
      [112, 3],
      [40, 2],
      [30, 1],
    ])
    expect(linesOf(counted('ranked-passed')).map(({ digit, place }) => [digit, place])).toEqual([
      ['2', 1],
      ['1', 2],
      ['4', 2],
      ['3', 4],
    ])
  })

  it('are measured by the valid ballots, and points by the most that those could have given', () => {
    expect(linesOf(counted('single-failed'))[0]).toMatchObject({ total: 104, whole: 232 })
    expect(linesOf(counted('options-passed', 1))[0]).toMatchObject({ total: 803, whole: 1160 })
  })
})

describe('the figures of each option', () => {
  it('are none of its own where the method adds nothing up, but its place, level or not', () => {
    expect(figuresOf(counted('ranked-passed'), words)).toEqual([
      ['米黄', ['第2位']],
      ['浅灰', ['第1位', '胜出']],
      ['砖红', ['第4位']],
      ['按楼栋各选一种', ['第2位']],
    ])
  })

  it('stand in the order of the ballot, with what it had in every round until it went out', () => {
    expect(figuresOf(counted('ranked-passed', 1), words)).toEqual([
      ['米黄', ['第1轮80票', '第2轮94票', '第3轮120票', '胜出']],
      ['浅灰', ['第1轮92票', '第2轮98票', '第3轮112票']],
      ['砖红', ['第1轮30票', '第2轮40票', '淘汰']],
      ['按楼栋各选一种', ['第1轮30票', '淘汰']],
    ])
  })

  it('are votes or points, with who won or is level', () => {
    expect(figuresOf(counted('single-tied'), words).map(([, lines]) => lines)).toEqual([
      ['98票', '相同，待抽签'],
      ['98票', '相同，待抽签'],
      ['36票'],
    ])
    expect(figuresOf(counted('options-passed', 1), words)[0]).toEqual(['沿围墙内侧新修', ['803分', '胜出']])
  })
})

describe('the outcome in a sentence', () => {
  const say = (of: Counted, advisory = false) => outcomeOf(of, { words, advisory })

  it('names those who are level, and the one that met too little', () => {
    expect(say(counted('irv-tied'))).toBe('砖红、按楼栋各选一种得票相同，还要抽签')
    expect(say(counted('single-failed'))).toContain('还有1项条件没有达到')
  })

  it('says of an advisory poll that it binds nobody', () => {
    expect(say(counted('options-passed'), true)).toBe('选出：修补小区道路（征求意见，没有法律效力）')
  })
})
