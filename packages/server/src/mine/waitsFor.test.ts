import { describe, expect, it } from 'vitest'
import type { Who } from '../who.ts'
import type { OpenMatter } from './openMatters.ts'
import type { Said } from './readSaid.ts'
import { waitsFor } from './waitsFor.ts'

const zone = 't.huayuan'
const somebody = (more: Partial<Who> = {}): Who => ({
  tenant: 't',
  person: 'p-1',
  grants: [],
  homes: [{ household: 'h-1', zone: `${zone}.g1` }],
  mandates: [],
  freshAt: null,
  ...more,
})
const matter = (kind: OpenMatter['kind'], more: Partial<OpenMatter> = {}): OpenMatter => ({
  proposal: 'm',
  zone,
  title: '',
  kind,
  closesAt: null,
  person: 'p-9',
  household: 'h-9',
  writtenBy: null,
  reopened: 0,
  ...more,
})
const nothing: Said = {
  seconds: new Set(),
  opinions: new Set(),
  ratings: new Set(),
  acceptances: new Set(),
  recusals: new Set(),
}

describe('seconding', () => {
  it('does not wait for the proposing household, nor for one that has seconded', () => {
    expect(waitsFor(matter('second', { household: 'h-1' }), somebody(), nothing)).toBe(null)
    const said = { ...nothing, seconds: new Set(['m h-1']) }
    expect(waitsFor(matter('second'), somebody(), said)).toBe(null)
  })

  it('waits for the second household of somebody who has two', () => {
    const two = somebody({ homes: [...somebody().homes, { household: 'h-2', zone: `${zone}.g2` }] })
    expect(waitsFor(matter('second'), two, { ...nothing, seconds: new Set(['m h-1']) })).toBe('second')
  })

  it('does not wait for those who live elsewhere', () => {
    const elsewhere = somebody({ homes: [{ household: 'h-1', zone: 't.huayuanxi' }] })
    for (const kind of ['second', 'consult', 'rate'] as const)
      expect(waitsFor(matter(kind), elsewhere, nothing)).toBe(null)
  })
})

describe('an opinion and a rating', () => {
  it('are waited for once', () => {
    expect(waitsFor(matter('consult'), somebody(), nothing)).toBe('opine')
    expect(waitsFor(matter('consult'), somebody(), { ...nothing, opinions: new Set(['m']) })).toBe(null)
    expect(waitsFor(matter('rate'), somebody(), nothing)).toBe('rate')
    expect(waitsFor(matter('rate'), somebody(), { ...nothing, ratings: new Set(['m 0 h-1']) })).toBe(null)
  })

  it('are waited for again once the work was reopened', () => {
    const said = { ...nothing, ratings: new Set(['m 0 h-1']) }
    expect(waitsFor(matter('rate', { reopened: 1 }), somebody(), said)).toBe('rate')
  })
})

describe('acceptance', () => {
  const councillor = somebody({ homes: [], grants: [{ role: 'councillor', zone }] })

  it('does not wait for other residents, nor for a councillor who is recused', () => {
    expect(waitsFor(matter('accept'), somebody(), nothing)).toBe(null)
    expect(waitsFor(matter('accept'), councillor, { ...nothing, recusals: new Set(['m']) })).toBe(null)
  })

  it('waits for each side until that side has spoken', () => {
    const done = { ...nothing, acceptances: new Set(['m 0 proposer']) }
    expect(waitsFor(matter('accept', { household: 'h-1' }), somebody(), nothing)).toBe('accept')
    expect(waitsFor(matter('accept', { household: 'h-1' }), somebody(), done)).toBe(null)
    expect(waitsFor(matter('accept'), councillor, done)).toBe('accept')
  })

  it('waits for the grid worker who wrote it down as the proposing side', () => {
    const writer = somebody({ homes: [], grants: [{ role: 'gridworker', zone }] })
    expect(waitsFor(matter('accept', { writtenBy: 'p-1' }), writer, nothing)).toBe('accept')
  })
})

it('waits for nobody in any other stage', () => {
  for (const kind of ['screen', 'deliberate', 'notice', 'act', 'publish'] as const)
    expect(waitsFor(matter(kind, { household: 'h-1' }), somebody(), nothing)).toBe(null)
})
