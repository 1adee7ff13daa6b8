import type { ProcessItem } from '@yishi/schema/words'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { desks } from '../gallery/fixtures/desk.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { contact } from '../gallery/fixtures/people.ts'
import { useBrowser } from './browser.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf, overflowOf } from './states.ts'

const { open } = useBrowser()
let server: Played
let page: Page

const basis = { zh: '议事会自订的议事规则', en: "The council's own rules" }
const item: ProcessItem = {
  process: {
    key: 'council-resolution',
    title: { zh: '议事会决议', en: 'Resolution of the council' },
    basis,
    effectiveFrom: '2026-01-01',
    startedBy: ['clerk'],
    stages: [
      { kind: 'call', period: { days: 3, unit: 'day' } },
      { kind: 'meet', body: 'council', rule: 'council.simple', ahead: { days: 3, unit: 'day' } },
      { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'day' } },
    ],
  },
  version: null,
  zone: null,
  retired: null,
  savedAt: null,
  marks: ['notice', 'deliberate', 'act'],
  mayChange: [
    { at: 'stages.0.period.days', least: 1, most: 30, basis },
    { at: 'stages.2.period.days', least: 15, most: 365, basis },
  ],
  rules: [
    {
      key: 'council.simple',
      basis,
      quorum: [
        { measure: 'heads', part: 'present', whole: 'electorate', comparison: '>=', threshold: '2/3' },
      ],
      approval: [{ measure: 'heads', part: 'for', whole: 'present', comparison: '>', threshold: '1/2' }],
    },
  ],
}

beforeEach(() => {
  server = playServer()
  server.reply('read.desk', desks.clerk)
  server.reply('read.board', { ...boards.running, now: '2026-04-08T02:00:00.000Z' })
  server.reply('read.contact', contact)
  server.reply('read.processes', [item])
  server.reply('read.me', {
    person: 'k-1',
    name: '社工甲',
    grants: [{ role: 'clerk', zone: 'yiguang.huayuan' }],
    households: [],
    others: [],
    freshUntil: null,
    zone: { id: 'yiguang.huayuan', name: '华园小区', telephone: '' },
  })
})
afterEach(() => page?.context().close())

async function tool(width = 375): Promise<void> {
  page = await open({ el: 'desk', width, signedIn: true }, server.stub)
  await page.locator('#desk').waitFor()
  await page.getByRole('navigation').getByRole('button', { name: '流程' }).click()
  await page.getByRole('heading', { name: '议事会决议' }).waitFor()
}
const acts = () => server.calls.filter(({ name }) => name.startsWith('act.'))

describe('the processes at the desk', () => {
  it('are drawn as their stages, with days, numbers and clauses', async () => {
    await tool()
    await page.getByText('看全部3个环节').click()
    const stages = page.locator('.flow li')
    await expect.poll(() => stages.count()).toBe(3)
    await expect.poll(() => stages.nth(1).textContent()).toContain('提前3天通知')
    await expect.poll(() => stages.nth(1).textContent()).toMatch(/到会的人数占全部的\s*三分之二以上/)
    await expect.poll(() => stages.nth(1).textContent()).toMatch(/同意的人数占到会的\s*超过半数/)
    await expect.poll(() => stages.nth(2).textContent()).toContain('不少于15天')
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
  })

  it('are changed within their bounds alone, after a second look', async () => {
    await tool()
    server.reply('act.saveProcess', yes({ key: 'council-resolution', version: 1 }))
    await page.getByRole('button', { name: '改期限和数字' }).click()
    await page.getByLabel('公开：期限（天）').fill('14')
    await page.getByRole('button', { name: '保存为新的一版' }).click()
    await page.getByRole('alert').getByText('15–365').waitFor()
    expect(acts()).toEqual([])
    await page.getByLabel('公开：期限（天）').fill('20')
    await page.getByRole('button', { name: '保存为新的一版' }).click()
    await page.getByRole('group').getByRole('button', { name: '保存为新的一版' }).click()
    await page.getByText('已保存为第1版').waitFor()
    const sent = acts()[0]!.input.process as ProcessItem['process']
    expect(sent.stages[2]).toEqual({
      kind: 'publish',
      period: { days: 20, unit: 'day' },
      within: { days: 3, unit: 'day' },
    })
    expect(sent.stages[0]).toEqual(item.process.stages[0])
  })

  it('take one of the community’s own as data, and say where it is wrong', async () => {
    await tool()
    server.reply('act.saveProcess', no('rule-invalid', 'process.rules.0.approval.0.threshold'))
    await page.getByRole('button', { name: '添加自订流程' }).click()
    await page.getByLabel('流程数据').fill('{"key": ')
    await page.getByRole('button', { name: '保存为新的一版' }).click()
    await page.getByText('这不是完整的JSON').waitFor()
    expect(await page.getByLabel('流程数据').evaluate((field) => field.matches(':focus'))).toBe(true)
    await page.getByLabel('流程数据').fill('{"key": "own.square"}')
    await page.getByRole('button', { name: '保存为新的一版' }).click()
    await page.getByRole('group').getByRole('button', { name: '保存为新的一版' }).click()
    await page.getByText('有问题的位置：rules.0.approval.0.threshold').waitFor()
    await expect.poll(() => page.getByLabel('流程数据').inputValue()).toBe('{"key": "own.square"}')
  })

  it('begin a matter for a clerk', async () => {
    await tool()
    server.reply('act.propose', yes({ proposal: 'm-9' }))
    await page.getByRole('button', { name: '按这个流程开始一件事' }).click()
    await page.getByLabel('标题').fill('修订议事规则')
    await page.getByLabel('说明').fill('补上线上列席的办法。')
    await page.getByRole('button', { name: '开始', exact: true }).click()
    await page.getByText('已开始').waitFor()
    expect(acts()[0]!.input).toMatchObject({ process: 'council-resolution', title: '修订议事规则' })
  })
})

describe('a process of the community’s own that is retired', () => {
  const own: ProcessItem = {
    ...item,
    process: { ...item.process, key: 'own.square', title: { zh: '小广场议事', en: 'The square' } },
    version: 2,
    zone: 'yiguang.huayuan',
    savedAt: '2026-03-02T02:00:00.000Z',
  }
  const retire = () => page.getByRole('button', { name: '停用这个流程' })
  const send = () => page.getByRole('button', { name: '停用', exact: true })
  beforeEach(() => server.reply('read.processes', [item, own]))

  it('is neither one that was shipped, nor another place’s', async () => {
    server.reply('read.processes', [item, { ...own, zone: 'yiguang' }])
    await tool()
    await page.getByRole('heading', { name: '小广场议事' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: '改期限和数字' }).count()).toBe(2)
    await expect.poll(() => retire().count()).toBe(0)
  })

  it('takes a reason and a second look, and keeps what was typed when it is refused', async () => {
    await tool()
    await retire().click()
    await page.getByText('正在办理的照旧办完').waitFor()
    await send().click()
    await page.locator('#reason-error').waitFor()
    expect(acts()).toEqual([])
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    server.reply('act.retireProcess', no('not-your-role'))
    await page.getByLabel('为什么停用').fill('居民会议改用新的规则。')
    await send().click()
    await page.getByText('谁也不能再用它开始新的事项').waitFor()
    expect(acts()).toEqual([])
    await page.getByRole('group').getByRole('button', { name: '停用', exact: true }).click()
    await page.locator('form .refusal').waitFor()
    await expect.poll(() => page.getByLabel('为什么停用').inputValue()).toBe('居民会议改用新的规则。')
    server.reply('act.retireProcess', yes({ key: 'own.square' }))
    await send().click()
    await page.getByRole('group').getByRole('button', { name: '停用', exact: true }).click()
    await page.getByText('已停用。').waitFor()
    expect(acts().at(-1)!.input).toMatchObject({ key: 'own.square', reason: '居民会议改用新的规则。' })
  })

  it('says since when and why, and begins no matter any more', async () => {
    const retired = { at: '2026-04-07T02:00:00.000Z', reason: '居民会议改用新的规则。' }
    server.reply('read.processes', [{ ...own, retired }])
    page = await open({ el: 'desk', width: 375, signedIn: true }, server.stub)
    await page.locator('#desk').waitFor()
    await page.getByRole('navigation').getByRole('button', { name: '流程' }).click()
    await page.getByText('起停用：居民会议改用新的规则。').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '改期限和数字' }).count()).toBe(1)
    await expect.poll(() => page.getByRole('button', { name: '按这个流程开始一件事' }).count()).toBe(0)
    await expect.poll(() => retire().count()).toBe(0)
  })
})
