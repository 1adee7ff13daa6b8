import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { noticeText } from '../testing/notices.ts'
import { makePaper, makePicture } from '../testing/picture.ts'
import { type MatterAt, pass, stageOf, toConsult, toNotice } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, tryAct, type World } from '../testing/world.ts'
import { acts } from './index.ts'

// Civil Code 201: the day of issue does not count, the last day runs to midnight. The clock stands at the first instant of 26 March.
onBothDatabases('publishing a notice', (db) => {
  let world: World
  let other: World
  let matter: MatterAt
  let notice: string
  const plan = (more: object = {}) => ({ ...matter, kind: 'plan', ...noticeText, days: 7, ...more })
  const row = async (id: string) =>
    (
      await db()
        .select()
        .from(t.notice)
        .where(and(eq(t.notice.tenantId, world.tenant), eq(t.notice.noticeId, id)))
    )[0]!
  const free = (more: object = {}) => ({
    zone: world.zone,
    kind: 'funds',
    ...noticeText,
    title: '2026年一季度公共收益公示',
    days: 7,
    ...more,
  })

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 3, residents: 2, councillors: 3 })
    other = await makeWorld(db(), { households: 1, residents: 1, councillors: 1 })
    matter = await toNotice(world)
  })

  it('is refused to everybody but a clerk of the place', async () => {
    for (const who of [world.residents[0]!, world.gridworker, world.councillors[0]!])
      expect(await refusalOf(db(), acts.publishNotice, who, plan())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.publishNotice, other.clerk, plan())).toBe('unknown-proposal')
    expect(await refusalOf(db(), acts.publishFreeNotice, world.gridworker, free())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.publishFreeNotice, other.clerk, free())).toBe('unknown-zone')
  })

  it('is refused in another stage, and of another kind than the stage hangs out', async () => {
    const consulting = await toConsult(world)
    expect(await refusalOf(db(), acts.publishNotice, world.clerk, plan(consulting))).toBe('wrong-stage')
    for (const kind of ['roll', 'decision', 'call', 'preliminary', 'result'])
      expect(await refusalOf(db(), acts.publishNotice, world.clerk, plan({ kind }))).toBe('wrong-stage')
    expect(
      await refusalOf(db(), acts.publishOutcome, world.clerk, { ...matter, ...noticeText, days: 15 }),
    ).toBe('wrong-stage')
  })

  it('is refused for a shorter period than the process asks for', async () => {
    expect(await tryAct(db(), acts.publishNotice, world.clerk, plan({ days: 6 }))).toEqual({
      ok: false,
      refusal: { code: 'period-too-short', params: { days: 7 }, path: 'days' },
    })
  })

  it('is refused past the last year of the calendar, never guessed', async () => {
    expect(await refusalOf(db(), acts.publishFreeNotice, world.clerk, free({ days: 365 }))).toBe(
      'calendar-unknown',
    )
  })

  it('is refused with papers that nobody but staff may see, or that are not there', async () => {
    const secret = await makePaper(world, 'staff')
    for (const paper of [secret, await makePicture(other), 'nothing'])
      expect(await refusalOf(db(), acts.publishNotice, world.clerk, plan({ attachments: [paper] }))).toBe(
        'unknown-attachment',
      )
  })

  it('is not to be done by acts that need what hangs', async () => {
    const about = { ...matter, notice: 'nothing' }
    expect(
      await refusalOf(db(), acts.extendNotice, world.clerk, { ...about, days: 10, reason: '节假日' }),
    ).toBe('notice-not-published')
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, { ...matter, ...noticeText, days: 7 })).toBe(
      'notice-not-published',
    )
    const correction = { zone: world.zone, notice: 'nothing', ...noticeText, correction: '错字' }
    expect(await refusalOf(db(), acts.correctNotice, world.clerk, correction)).toBe('unknown-notice')
  })

  it('begins on the next day, freezes the plan and fixes when the stage closes', async () => {
    const paper = await makePaper(world, 'public')
    const made = await doAct(db(), acts.publishNotice, world.clerk, plan({ attachments: [paper] }))
    notice = made.notice
    expect(made).toEqual({
      notice,
      year: 2026,
      number: 1,
      opensAt: '2026-03-26T16:00:00.000Z',
      closesAt: '2026-04-02T16:00:00.000Z',
    })
    expect((await stageOf(world, matter))?.closesAt?.toISOString()).toBe(made.closesAt)
    expect(await row(notice)).toMatchObject({
      days: 7,
      planVersion: 1,
      issuer: '怡光社区居民委员会',
      attachments: [paper],
      proposalId: matter.proposal,
    })
    const [frozen] = await db().select().from(t.plan).where(eq(t.plan.proposalId, matter.proposal))
    expect(frozen!.frozenAt).toEqual(await readNow(db()))
    expect(await refusalOf(db(), acts.publishNotice, world.clerk, plan())).toBe('already-done')
  })

  it('puts figures into the log and seals the words', async () => {
    const [entry] = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'publishNotice')))
    const body = JSON.parse(entry!.body)
    expect(body.open).toMatchObject({ notice, year: 2026, number: 1, days: 7, kind: 'plan', planVersion: 1 })
    expect(Object.keys(body.sealed)).toContain('body')
    expect(entry!.body).not.toContain('空地')
  })

  it('numbers the notices of a tenant in one row, whatever they are about and however many come at once', async () => {
    const zones = [world.zone, world.tenant, `${world.zone}.g1`, `${world.zone}.g2`]
    const made = await Promise.all(
      [...zones, ...zones, ...zones, ...zones, ...zones].map((zone) =>
        doAct(db(), acts.publishFreeNotice, world.clerk, free({ zone })),
      ),
    )
    const numbers = made.map((one) => one.number).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 2))
    expect((await doAct(db(), acts.publishFreeNotice, other.clerk, free({ zone: other.zone }))).number).toBe(
      1,
    )
  })

  it('ends on a day that people work, and counts the days that this adds', async () => {
    // Nine days after 26 March is 4 April, a Saturday in the Qingming holiday, which ends on the 6th.
    const made = await doAct(db(), acts.publishFreeNotice, world.clerk, free({ days: 9 }))
    expect(made.closesAt).toBe('2026-04-07T16:00:00.000Z')
    expect((await row(made.notice)).days).toBe(12)
  })

  it('corrects a slip while it hangs, marks it and leaves the period alone', async () => {
    const before = await row(notice)
    const input = {
      zone: world.zone,
      notice,
      ...noticeText,
      body: '增设车位24个。',
      correction: '车位数应为24个',
    }
    expect(await refusalOf(db(), acts.correctNotice, world.gridworker, input)).toBe('not-your-role')
    expect(
      await refusalOf(db(), acts.correctNotice, world.clerk, { ...input, zone: `${world.zone}.g1` }),
    ).toBe('unknown-notice')
    expect(await refusalOf(db(), acts.correctNotice, other.clerk, { ...input, zone: other.zone })).toBe(
      'unknown-notice',
    )
    await doAct(db(), acts.correctNotice, world.clerk, input)
    await doAct(db(), acts.correctNotice, world.clerk, { ...input, title: '公示', correction: '标题有误' })
    const { entryId: _, ...after } = await row(notice)
    expect(after).toEqual({
      ...before,
      entryId: undefined,
      title: '公示',
      body: '增设车位24个。',
      correction: '车位数应为24个\n标题有误',
    })
  })

  it('makes a running period longer with a reason, and never shorter', async () => {
    const extend = (days: number, id = notice) =>
      tryAct(db(), acts.extendNotice, world.clerk, { ...matter, notice: id, days, reason: '清明假期' })
    for (const days of [5, 7])
      expect(await extend(days)).toMatchObject({ refusal: { code: 'period-shortened' } })
    expect(await extend(12, 'another')).toMatchObject({ refusal: { code: 'unknown-notice' } })
    expect(await extend(12)).toMatchObject({ ok: true, value: { closesAt: '2026-04-07T16:00:00.000Z' } })
    expect((await stageOf(world, matter))?.closesAt?.toISOString()).toBe('2026-04-07T16:00:00.000Z')
    expect(await row(notice)).toMatchObject({
      days: 12,
      extensions: [{ reason: '清明假期', before: '2026-04-02T16:00:00.000Z' }],
    })
  })

  it('proves with a photo where the paper hung, and when it came down', async () => {
    const now = await readNow(db())
    const photo = await makePicture(world)
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()
    const post = (more: object = {}) => ({
      zone: world.zone,
      notice,
      place: '5号楼单元门',
      photo,
      postedAt: at(5),
      ...more,
    })
    expect(await refusalOf(db(), acts.postNotice, world.residents[0]!, post())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.postNotice, world.gridworker, post({ notice: 'nothing' }))).toBe(
      'unknown-notice',
    )
    expect(await refusalOf(db(), acts.postNotice, world.gridworker, post({ postedAt: at(60) }))).toBe(
      'input-invalid',
    )
    expect(await refusalOf(db(), acts.postNotice, world.gridworker, post({ postedAt: at(-60) }))).toBe(
      'input-invalid',
    )
    for (const wrong of ['nothing', await makePaper(world, 'public'), await makePicture(other)])
      expect(await refusalOf(db(), acts.postNotice, world.gridworker, post({ photo: wrong }))).toBe(
        'unknown-attachment',
      )
    const { posting } = await doAct(db(), acts.postNotice, world.gridworker, post())
    const down = { zone: world.zone, notice, posting, takenDownAt: at(9) }
    expect(await refusalOf(db(), acts.takeDown, world.residents[0]!, down)).toBe('not-your-role')
    expect(await refusalOf(db(), acts.takeDown, world.clerk, { ...down, posting: 'nothing' })).toBe(
      'unknown-posting',
    )
    expect(await refusalOf(db(), acts.takeDown, world.clerk, { ...down, takenDownAt: at(-1) })).toBe(
      'input-invalid',
    )
    expect(await refusalOf(db(), acts.takeDown, world.clerk, { ...down, takenDownAt: at(99) })).toBe(
      'input-invalid',
    )
    await doAct(db(), acts.takeDown, world.clerk, down)
    expect(await refusalOf(db(), acts.takeDown, world.clerk, down)).toBe('already-done')
  })

  it('is refused to a grid worker whose grid the notice is not about', async () => {
    const elsewhere = `${world.tenant}.elsewhere`
    await doAct(db(), acts.addZone, world.admin, {
      zone: world.tenant,
      below: elsewhere,
      level: 'estate',
      name: '别处',
    })
    const { notice: theirs } = await doAct(
      db(),
      acts.publishFreeNotice,
      world.clerk,
      free({ zone: elsewhere }),
    )
    const post = {
      zone: world.tenant,
      notice: theirs,
      place: '门口',
      photo: await makePicture(world),
      postedAt: (await readNow(db())).toISOString(),
    }
    expect(await refusalOf(db(), acts.postNotice, world.gridworker, post)).toBe('not-your-role')
    const { posting } = await doAct(db(), acts.postNotice, world.clerk, post)
    expect(
      await refusalOf(db(), acts.takeDown, world.gridworker, {
        zone: world.tenant,
        notice: theirs,
        posting,
        takenDownAt: post.postedAt,
      }),
    ).toBe('not-your-role')
  })

  it('is over after its last day: nothing is corrected or extended then, and the matter goes on', async () => {
    await pass(world, matter)
    expect((await stageOf(world, matter))?.kind).toBe('poll')
    const late = { ...matter, notice, days: 30, reason: '再延' }
    expect(await refusalOf(db(), acts.extendNotice, world.clerk, late)).toBe('wrong-stage')
    const correction = { zone: world.zone, notice, ...noticeText, correction: '迟了' }
    expect(await refusalOf(db(), acts.correctNotice, world.clerk, correction)).toBe('stage-closed')
  })
})
