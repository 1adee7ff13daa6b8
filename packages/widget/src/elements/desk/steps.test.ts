import { describe, expect, it } from 'vitest'
import { stepsOf } from './steps.ts'

const stage = (kind: 'screen' | 'notice' | 'poll' | 'act') => ({
  seq: 1,
  kind,
  opensAt: '2026-04-01T00:00:00Z',
  closesAt: null,
  dueAt: null,
  closedAt: null,
  outcome: null,
})
const mine = (...may: string[]) => ({
  may,
  seconded: false,
  opinion: null,
  follows: false,
  proposer: false,
  rating: null,
})

describe('the steps on a matter', () => {
  it('are none for whoever may do nothing', () => {
    expect(stepsOf({ mine: null, poll: null, stage: stage('screen') })).toEqual([])
    expect(stepsOf({ mine: mine('follow', 'opine'), poll: null, stage: stage('screen') })).toEqual([])
  })

  it('offer paper only once a poll is there, and photos of the work only while it is done', () => {
    const may = mine('announcePoll', 'openBatch', 'addEvidence')
    expect(stepsOf({ mine: may, poll: null, stage: stage('poll') })).toEqual([{ tool: 'announce' }])
    expect(stepsOf({ mine: may, poll: 'v1', stage: stage('poll') })).toEqual([
      { tool: 'announce' },
      { tool: 'paper' },
    ])
    expect(stepsOf({ mine: mine('addTask'), poll: null, stage: stage('act') })).toEqual([
      { tool: 'progress' },
    ])
  })

  it('offer service, mandates and an official result only once a poll is there', () => {
    const may = mine('recordService', 'revokeProxy', 'importOfficial')
    expect(stepsOf({ mine: may, poll: null, stage: stage('poll') })).toEqual([])
    expect(stepsOf({ mine: may, poll: 'v1', stage: stage('poll') }).map(({ tool }) => tool)).toEqual([
      'unreached',
      'proxies',
      'official',
    ])
  })

  it('name each tool once, however many of its acts are open', () => {
    expect(
      stepsOf({ mine: mine('publishNotice', 'renewNotice'), poll: null, stage: stage('notice') }),
    ).toEqual([{ tool: 'publish' }])
  })
})
