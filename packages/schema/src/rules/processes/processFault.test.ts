import { describe, expect, it } from 'vitest'
import { methodKeys, type OwnRule, type Process, type StageSpec } from '../../words/index.ts'
import { processes } from './index.ts'
import { processFault } from './processFault.ts'

const named = (key: string) => structuredClone(processes.find((one) => one.key === key)!) as Process

/** A process with one place in it set to another value. */
function changed(key: string, at: string, value: unknown): Process {
  const process = named(key)
  const way = at.split('.')
  const last = way.pop()!
  // biome-ignore lint/suspicious/noExplicitAny: a path into data
  const place = way.reduce((tree: any, step) => tree[step], process)
  place[last] = value
  return process
}

const fifteen: StageSpec = {
  kind: 'publish',
  period: { days: 15, unit: 'day' },
  within: { days: 3, unit: 'workday' },
}
const session: StageSpec = {
  kind: 'meet',
  body: 'council',
  rule: 'own.most',
  ahead: { days: 2, unit: 'day' },
}
const most: OwnRule = {
  key: 'own.most',
  basis: { zh: '议事规则第六条', en: 'Rules of procedure, 6' },
  effectiveFrom: null,
  quorum: [{ measure: 'heads', part: 'present', whole: 'electorate', comparison: '>=', threshold: '3/4' }],
  approval: [{ measure: 'heads', part: 'for', whole: 'electorate', comparison: '>', threshold: '1/2' }],
}

/** A process of a community's own that is sound. */
const own = (change: Partial<Process> = {}): Process => ({
  key: 'own.square',
  title: { zh: '广场议事', en: 'Talk on the square' },
  basis: { zh: '社区议事规则', en: "The community's own rules" },
  effectiveFrom: '2026-03-01',
  startedBy: ['clerk'],
  stages: [session, fifteen],
  rules: [most],
  ...change,
})
const withRule = (change: object) => own({ rules: [{ ...most, ...change }] })
const withCondition = (change: object) => withRule({ approval: [{ ...most.approval[0]!, ...change }] })

describe('a shipped process that a community changed', () => {
  it.each([
    ['a publication of 14 days', 'tiyizuo', 'stages.9.period.days', 14, 'period-too-short'],
    ["an owners' call of 14 days", 'owners-general', 'stages.1.period.days', 14, 'period-too-short'],
    ['a call of 9 days', 'residents-meeting', 'stages.1.period.days', 9, 'period-too-short'],
    ['a screening of 11 days', 'tiyizuo', 'stages.0.due.days', 11, 'period-too-long'],
    ['a part of a day', 'tiyizuo', 'stages.0.due.days', 2.5, 'process-invalid'],
    ['nine raters', 'wenyipingding', 'stages.2.raters', 9, 'process-invalid'],
    ['eleven candidates', 'wenyipingding', 'stages.1.candidates', 11, 'process-invalid'],
    ['another rule', 'owners-special', 'stages.2.rule', 'cn278.general', 'process-invalid'],
    ['another unit', 'tiyizuo', 'stages.1.period.unit', 'workday', 'process-invalid'],
    ['another clause', 'tiyizuo', 'basis.zh', '无', 'process-invalid'],
    ['a method that knows no for', 'owners-general', 'stages.2.methods', ['score'], 'process-invalid'],
    [
      'a weaker rule beside its own',
      'owners-special',
      'stages.2.rules',
      ['cn278.general'],
      'process-invalid',
    ],
    ['somebody else to begin it', 'owners-general', 'startedBy', ['resident'], 'process-invalid'],
    ['a body that may not decide it', 'residents-meeting', 'stages.2.body', 'council', 'process-invalid'],
  ])('is refused for %s', (_, key, at, value, code) => {
    const fault = processFault(changed(key, at, value))
    expect(fault).toMatchObject({ code })
    expect(fault?.path.startsWith(at) || at.startsWith(fault!.path)).toBe(true)
  })

  it('refuses a secret ballot: by area each weight would be a name, and by heads it is not offered', () => {
    expect(processFault(changed('owners-general', 'stages.2.mode', 'secret'))).toEqual({
      code: 'secret-with-area',
      path: 'stages.2.mode',
    })
    expect(processFault(changed('tiyizuo', 'stages.5.mode', 'secret'))).toEqual({
      code: 'not-available',
      path: 'stages.5.mode',
    })
  })

  it('is refused for a stage less, and for a poll whose most days are fewer than its fewest', () => {
    expect(processFault({ ...named('tiyizuo'), stages: named('tiyizuo').stages.slice(1) })?.code).toBe(
      'process-invalid',
    )
    const process = changed('tiyizuo', 'stages.5.days.fewest', 9)
    expect(processFault({ ...process, stages: withMost(process, 8) })).toMatchObject({
      path: 'stages.5.days.most',
    })
  })

  it.each([
    ['tiyizuo', 'stages.1.seconds', 8],
    ['tiyizuo', 'stages.9.period.days', 30],
    ['owners-general', 'stages.2.force', 'import-official'],
    ['residents-meeting', 'stages.2.body', 'households'],
    ['wenyipingding', 'stages.2.raters', 30],
    ['tiyizuo', 'stages.5.methods', []],
    ['owners-special', 'stages.2.methods', []],
  ])('is taken within its bounds: %s, %s', (key, at, value) => {
    expect(processFault(changed(key, at, value))).toBeUndefined()
  })

  it('is taken with a whole stage out of those that the clause names', () => {
    const choice = named('siyi-lianggongkai').mayChange!.find((bound) => 'oneOf' in bound)!
    for (const spec of (choice as { oneOf: readonly StageSpec[] }).oneOf)
      expect(processFault(changed('siyi-lianggongkai', 'stages.3', spec))).toBeUndefined()
  })

  function withMost(process: Process, days: number): StageSpec[] {
    return process.stages.map((spec) =>
      spec.kind === 'poll' ? { ...spec, days: { ...spec.days, most: days } } : spec,
    )
  }
})

describe("a process of a community's own", () => {
  it('is sound where it keeps to the floors', () => expect(processFault(own())).toBeUndefined())

  it.each([
    ['a key that is no own one', own({ key: 'tiyi' }), 'process-invalid', 'key'],
    ['bounds for others to change', own({ mayChange: [] }), 'process-invalid', 'mayChange'],
    ['no stage', own({ stages: [] }), 'process-invalid', 'stages'],
    ['no end', own({ stages: [fifteen, session] }), 'process-invalid', 'stages.1'],
    ['seconding without a screening', own({ stages: [second(), fifteen] }), 'process-invalid', 'stages.0'],
    ['work that is done twice', own({ stages: [act, act, fifteen] }), 'process-invalid', 'stages.1'],
    ['a count of nothing', own({ stages: [{ kind: 'count' }, fifteen] }), 'process-invalid', 'stages.0'],
    [
      'a publication of 14 days',
      own({ stages: [session, { ...fifteen, period: { days: 14, unit: 'day' } }] }),
      'period-too-short',
      'stages.1.period.days',
    ],
    [
      'residents called nine days ahead',
      own({
        stages: [
          { ...session, body: 'adults', rule: 'residents.meeting', ahead: { days: 9, unit: 'day' } },
          fifteen,
        ],
      }),
      'period-too-short',
      'stages.0.ahead.days',
    ],
    [
      'a number of its own where the law sets it',
      own({ stages: [{ ...session, body: 'adults', ahead: { days: 10, unit: 'day' } }, fifteen] }),
      'rule-invalid',
      'stages.0.rule',
    ],
    ['a rule that nobody knows', own({ rules: [] }), 'rule-invalid', 'stages.0.rule'],
    [
      'a threshold above 1',
      withCondition({ threshold: '3/2' }),
      'rule-invalid',
      'rules.0.approval.0.threshold',
    ],
    [
      'a measure that nobody knows',
      withCondition({ measure: 'rooms' }),
      'rule-invalid',
      'rules.0.approval.0.measure',
    ],
    ['a part that nobody knows', withCondition({ part: 'loud' }), 'rule-invalid', 'rules.0.approval.0.part'],
    ['a rule that asks nobody', withRule({ approval: [] }), 'rule-invalid', 'rules.0.approval'],
    ['the name of a shipped rule', withRule({ key: 'cn278.general' }), 'rule-invalid', 'rules.0.key'],
    ['councillors who weigh by area', withCondition({ measure: 'area' }), 'rule-invalid', 'stages.0.rule'],
  ])('is refused for %s', (_, process, code, path) => {
    expect(processFault(process)).toMatchObject({ code, path })
  })

  it("is refused for owners' binding vote under its own rule, on short notice, or without a call", () => {
    const poll: StageSpec = {
      kind: 'poll',
      optional: false,
      days: { fewest: 5, most: 60 },
      electorate: 'owners',
      rule: 'cn278.general',
      force: 'binding',
      mode: 'open',
    }
    const call = (days: number): StageSpec => ({ kind: 'call', period: { days, unit: 'day' } })
    const stages = (days: number, change: object = {}): StageSpec[] => [
      call(days),
      { ...poll, ...change },
      { kind: 'count' },
      fifteen,
    ]
    const light: OwnRule = { ...most, key: 'own.light', quorum: [] }
    const ask = (list: StageSpec[]) => processFault(own({ stages: list, rules: [light] }))
    expect(ask(stages(14))).toMatchObject({ code: 'period-too-short', path: 'stages.0.period.days' })
    expect(ask(stages(15, { rule: 'own.light' }))).toMatchObject({ path: 'stages.1.rule' })
    expect(ask(stages(15, { days: { fewest: 3, most: 9 } }))).toMatchObject({ path: 'stages.1.days.fewest' })
    expect(ask(stages(15).slice(1))).toMatchObject({ code: 'process-invalid', path: 'stages.0' })
    expect(ask(stages(15, { rule: 'residents.meeting' }))).toMatchObject({ path: 'stages.1.rule' })
    expect(ask(stages(15))).toBeUndefined()
  })

  describe('with a poll', () => {
    const poll = (change: object): Process => {
      const { stages } = named('owners-general')
      return own({ stages: stages.map((spec) => (spec.kind === 'poll' ? { ...spec, ...change } : spec)) })
    }
    const special = { rule: 'cn278.special', rules: undefined }

    it.each([
      ['a score that would decide', { methods: ['single', 'score'] }, 'method-only-advises', 'methods.1'],
      [
        'a ranking that would decide',
        { methods: ['irv'], force: 'binding' },
        'method-only-advises',
        'methods.0',
      ],
      ['a method named twice', { methods: ['single', 'single'] }, 'process-invalid', 'methods.1'],
      ['a further rule that nobody knows', { rules: ['own.none'] }, 'rule-invalid', 'rules.0'],
      ['a further rule that is weaker', { ...special, rules: ['cn278.general'] }, 'rule-invalid', 'rules.0'],
      [
        'a further rule that speaks of who is present',
        { rules: ['council.simple'] },
        'rule-invalid',
        'rules.0',
      ],
      [
        'a further rule by area where everybody weighs the same',
        { electorate: 'adults', rule: 'households.advisory', force: 'advisory', rules: ['cn278.special'] },
        'rule-invalid',
        'rules.0',
      ],
    ])('is refused for %s', (_, change, code, path) => {
      expect(processFault(poll(change))).toMatchObject({ code, path: `stages.2.${path}` })
    })

    it('is sound with every method where it only advises, and with the stricter rule where it decides', () => {
      const advises = {
        force: 'advisory',
        methods: methodKeys,
        rules: ['households.advisory', 'cn278.general'],
      }
      expect(processFault(poll({ ...special, ...advises }))).toBeUndefined()
      expect(
        processFault(poll({ rules: ['cn278.special'], methods: ['single', 'approval'] })),
      ).toBeUndefined()
    })
  })

  it('hangs a preliminary result right after the count, and publishes what it came to right after that', () => {
    const { stages } = named('owners-general')
    const at = stages.findIndex(({ kind }) => kind === 'preliminary')
    const without = (gone: number) => own({ stages: stages.filter((_, i) => i !== gone) })
    expect(processFault(own({ stages }))).toBeUndefined()
    expect(processFault(without(at))).toBeUndefined()
    expect(processFault(without(at + 1))).toEqual({ code: 'process-invalid', path: `stages.${at}` })
    const later = [...stages.slice(0, at), stages[at + 1]!, stages[at]!, ...stages.slice(at + 1)]
    expect(processFault(own({ stages: later }))).toEqual({
      code: 'process-invalid',
      path: `stages.${at + 1}`,
    })
  })
})

const act: StageSpec = { kind: 'act' }
function second(): StageSpec {
  return { kind: 'second', period: { days: 7, unit: 'day' }, seconds: 5 }
}
