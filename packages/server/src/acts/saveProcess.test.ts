import { processes } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { Process } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { processes as processesRead } from '../reads/processes.ts'
import { begin } from '../testing/meetings.ts'
import { doAct, makeWorld, refusalOf, tryAct, type World } from '../testing/world.ts'
import { acts } from './index.ts'

const own = {
  key: 'own.square',
  title: { zh: '广场议事', en: '' },
  basis: { zh: '社区议事规则第四条', en: '' },
  effectiveFrom: '2026-03-01',
  startedBy: ['clerk'],
  stages: [
    { kind: 'meet', body: 'council', rule: 'own.most', ahead: { days: 2, unit: 'day' } },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: null },
  ],
  rules: [
    {
      key: 'own.most',
      basis: { zh: '议事规则第六条', en: '' },
      effectiveFrom: null,
      quorum: [
        { measure: 'heads', part: 'present', whole: 'electorate', comparison: '>=', threshold: '2/3' },
      ],
      approval: [{ measure: 'heads', part: 'for', whole: 'electorate', comparison: '>', threshold: '1/2' }],
    },
  ],
}

onBothDatabases('the processes of a community', (db) => {
  let world: World
  const save = (process: object, zone = world.zone) =>
    tryAct(db(), acts.saveProcess, world.clerk, { zone, process })
  const refusedAs = async (process: object) => {
    const answer = await save(process)
    return answer.ok ? 'accepted' : `${answer.refusal.code} ${answer.refusal.path}`
  }
  const council = (days: number) => {
    const { mayChange: _, ...process } = structuredClone(
      processes.find((one) => one.key === 'council-resolution')!,
    ) as Process & { stages: { period: { days: number } }[] }
    process.stages[2]!.period.days = days
    return process
  }
  const running = async (proposal: string) => {
    const [row] = await db()
      .select({ process: t.proposal.process })
      .from(t.proposal)
      .where(and(eq(t.proposal.tenantId, world.tenant), eq(t.proposal.proposalId, proposal)))
    return row!.process
  }
  const listed = async (zone = world.zone, who: World['clerk'] | null = world.clerk) => {
    const answer = await runRead(db(), processesRead, who, { zone })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 1, councillors: 3 })
  })

  it('are saved by clerks and administrators alone', async () => {
    const input = { zone: world.zone, process: own }
    for (const who of [world.residents[0]!, world.gridworker, world.councillors[0]!])
      expect(await refusalOf(db(), acts.saveProcess, who, input)).toBe('not-your-role')
  })

  it('are refused with a reason and a place, and nothing is kept', async () => {
    const rule = own.rules[0]!
    const withRule = (change: object) => ({ ...own, rules: [{ ...rule, ...change }] })
    const approval = (change: object) => withRule({ approval: [{ ...rule.approval[0]!, ...change }] })
    const stages = (...list: object[]) => ({ ...own, stages: list })
    const [meeting, publication] = own.stages
    expect(await refusedAs(approval({ threshold: '3/2' }))).toBe(
      'rule-invalid process.rules.0.approval.0.threshold',
    )
    expect(await refusedAs(approval({ measure: 'rooms' }))).toBe(
      'rule-invalid process.rules.0.approval.0.measure',
    )
    expect(await refusedAs({ ...own, rules: [] })).toBe('rule-invalid process.stages.0.rule')
    expect(await refusedAs(stages(meeting!, { kind: 'duel' }))).toBe('input-invalid process.stages.1.kind')
    expect(await refusedAs(stages(publication!, meeting!))).toBe('process-invalid process.stages.1')
    expect(await refusedAs(stages())).toBe('process-invalid process.stages')
    expect(await refusedAs(council(14))).toBe('period-too-short process.stages.2.period.days')
    expect(await refusedAs({ ...own, key: 'square' })).toBe('process-invalid process.key')
    expect(await refusedAs({ ...own, colour: 'red' })).toBe('input-invalid process')
    expect((await listed()).every((one) => one.version === null)).toBe(true)
  })

  it('hold from now on, at their zone and below; matters that run keep the version that they began with', async () => {
    const before = await begin(world, 'council-resolution')
    expect((await save(council(20))).ok).toBe(true)
    const after = await begin(world, 'council-resolution')
    expect((await save(council(30))).ok).toBe(true)
    const last = await begin(world, 'council-resolution')
    const days = async (proposal: string) => {
      const { stages, version } = await running(proposal)
      const spec = stages[2]!
      return [version ?? null, spec.kind === 'publish' ? spec.period.days : 0]
    }
    expect(await days(before.proposal)).toEqual([null, 15])
    expect(await days(after.proposal)).toEqual([1, 20])
    expect(await days(last.proposal)).toEqual([2, 30])
    const above = (await listed(world.tenant)).find((one) => one.process.key === 'council-resolution')
    expect(above?.version).toBeNull()
    const here = (await listed()).find((one) => one.process.key === 'council-resolution')
    expect(here).toMatchObject({ version: 2, zone: world.zone })
    expect(here?.mayChange.length).toBeGreaterThan(0)
  })

  it('may be of the community’s own, with rules of their own, and can be begun', async () => {
    const saved = await doAct(db(), acts.saveProcess, world.admin, { zone: world.tenant, process: own })
    expect(saved).toEqual({ key: 'own.square', version: 1 })
    const { proposal } = await begin(world, 'own.square')
    expect((await running(proposal)).rules?.[0]?.key).toBe('own.most')
    const read = (await listed()).find((one) => one.process.key === 'own.square')
    expect(read).toMatchObject({ version: 1, zone: world.tenant, mayChange: [] })
  })

  it('are for anybody to read', async () => {
    expect((await listed(world.zone, null)).length).toBeGreaterThanOrEqual(processes.length)
  })
})
