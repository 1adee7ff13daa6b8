import type { AssemblyView } from '@yishi/schema/words'
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

const view: AssemblyView = {
  studies: [{ proposal: 'm-pact', title: '修订居民公约', by: 'branch' }],
  lists: [{ proposal: 'm-best', title: '今年办哪件实事', most: 10, candidates: ['北门坡道'] }],
  ties: [
    {
      proposal: 'm-tie',
      title: '惠民项目',
      of: null,
      winners: [
        { key: 'c1', text: '路灯' },
        { key: 'c3', text: '晾衣架' },
      ],
    },
  ],
  lastYear: 2026,
}

beforeEach(() => {
  server = playServer()
  server.reply('read.desk', desks.admin)
  server.reply('read.board', { ...boards.running, now: '2026-04-08T02:00:00.000Z' })
  server.reply('read.contact', contact)
  server.reply('read.assembly', view)
})
afterEach(() => page?.context().close())

async function tool(): Promise<void> {
  page = await open({ el: 'desk', width: 375, signedIn: true }, server.stub)
  await page.locator('#desk').waitFor()
  await page.getByRole('navigation').getByRole('button', { name: '研究、名册与日历' }).click()
  await page.getByRole('heading', { name: '党支部研究：修订居民公约' }).waitFor()
}
const acts = () => server.calls.filter(({ name }) => name.startsWith('act.'))
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const confirm = () => page.locator('.confirm').getByRole('button', { name: '登记', exact: true }).click()

describe('what staff record between stages', () => {
  it('is a finding with its day, its conclusion and a note, kept when it is refused', async () => {
    await tool()
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    server.reply('act.recordStudy', no('wrong-stage'))
    await press('登记研究结论')
    await press('登记')
    expect(acts()).toEqual([])
    await page.getByLabel('研究的日期').fill('2026-04-07')
    await page.getByRole('radio', { name: '不同意，退回' }).check()
    await page.getByLabel('研究的意见').fill('先征求意见')
    await press('登记')
    await page.getByText('退回后这件事就结束了').waitFor()
    await confirm()
    await page.locator('form .refusal').waitFor()
    expect(acts()[0]!.input).toMatchObject({
      proposal: 'm-pact',
      heldOn: '2026-04-07',
      conclusion: 'returned',
    })
    await expect.poll(() => page.getByLabel('研究的意见').inputValue()).toBe('先征求意见')
  })

  it('is a list of candidates, two at least and none of them twice', async () => {
    await tool()
    server.reply('act.listCandidates', yes({ version: 2, candidates: 2 }))
    await press('列候选事项')
    await press('登记')
    await page.getByRole('alert').getByText('两项以上').waitFor()
    await page.getByLabel('候选事项').fill('北门坡道\n路灯\n')
    await press('登记')
    await page.getByText('已登记').waitFor()
    expect(acts()[0]!.input).toMatchObject({ candidates: ['北门坡道', '路灯'] })
  })

  it('is a lot between those that are level, before two witnesses', async () => {
    await tool()
    server.reply('act.recordLot', yes({ winner: 'c3' }))
    await press('登记抽签结果')
    await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.getByRole('radio', { name: '晾衣架' }).check()
    await page.getByLabel('抽签的时间').fill('2026-04-07T10:00')
    await page.getByLabel('抽签的地点').fill('议事厅')
    await page.getByLabel('怎么抽的').fill('抽乒乓球')
    await page.getByLabel('见证人').fill('甲')
    await press('登记')
    await page.getByText('请写两位以上').waitFor()
    await page.getByLabel('见证人').fill('甲\n乙')
    await press('登记')
    await confirm()
    await expect.poll(() => acts().length).toBe(1)
    expect(acts()[0]!.input).toMatchObject({ winner: 'c3', witnesses: ['甲', '乙'] })
  })

  it('is a roll of members, and the next year of holidays for the whole community', async () => {
    await tool()
    server.reply('act.makeMemberRoll', yes({ roll: 'r-1', electors: 2 }))
    await press('编制名册')
    await page.getByLabel('名册名称').fill('居民代表')
    await page.getByRole('radio', { name: '代表、党员' }).check()
    await page.getByLabel('名单').fill('王芳，1号楼\n王芳，1号楼')
    await press('编制名册')
    await page.getByText('王芳写了两次').waitFor()
    await page.getByLabel('名单').fill('王芳，1号楼\n王芳，2号楼')
    await press('编制名册')
    await page.getByText('共2人').waitFor()
    server.reply('act.extendCalendar', yes({ year: 2027 }))
    await press('补录2027年')
    await page.getByLabel('放假的日子').fill('一月一日')
    await page.getByLabel('依据的通知').fill('国务院办公厅通知')
    await press('补录2027年')
    await page.getByText('请写成 01-01').waitFor()
    await page.getByLabel('放假的日子').fill('01-01/01-03 02-05/02-11')
    await press('补录2027年')
    await confirm()
    await expect.poll(() => acts().length).toBe(2)
    expect(acts()[1]!.input).toEqual({
      zone: 'yiguang',
      year: 2027,
      rest: '01-01/01-03 02-05/02-11',
      work: '',
      basis: '国务院办公厅通知',
    })
  })
})
