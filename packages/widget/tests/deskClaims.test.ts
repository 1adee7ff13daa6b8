import type { ClaimView } from '@yishi/schema/words'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { desks } from '../gallery/fixtures/desk.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { useBrowser } from './browser.ts'
import { type Played, playServer, yes } from './played.ts'
import { faultsOf, overflowOf } from './states.ts'

const { open } = useBrowser()
const zone = 'yiguang.huayuan'
let server: Played
let page: Page
let kept: ClaimView[]

const claim = (person: string, name: string, more: Partial<ClaimView> = {}): ClaimView => ({
  household: 'h-101',
  label: '5号楼1单元101',
  person,
  name,
  phone: null,
  since: '2026-04-02T02:00:00.000Z',
  via: 'letter',
  state: 'contested',
  ...more,
})

beforeEach(() => {
  kept = [claim('p-1', '赵某', { phone: '13800000001' }), claim('p-2', '房客某')]
  server = playServer()
  server.reply('read.desk', desks.clerk)
  server.reply('read.board', boards.running)
  server.reply('read.claims', () => ({ items: kept, total: kept.length, next: null }))
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const press = (name: string) => button(name).click()
const sent = (act: string) => server.calls.filter(({ name }) => name === `act.${act}`)
const focus = () =>
  page.evaluate(() => {
    const desk = document.querySelector('main > *')!.shadowRoot!
    return desk.querySelector('yishi-desk-claims')!.shadowRoot!.activeElement?.id
  })
const drafts = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }))
const fit = async () => expect(await overflowOf(page)).toBeLessThanOrEqual(0)

/** The tool in which a clerk sees who lives where. */
async function claims(more: Record<string, string> = {}, width = 375): Promise<void> {
  page = await open({ el: 'desk', width, signedIn: true, more }, server.stub)
  await page
    .getByRole('navigation')
    .getByRole('button', { name: more.lang === 'en' ? 'Claims' : '住户认领', exact: true })
    .click()
  await page.getByText('赵某 · 5号楼1单元101').waitFor()
}

describe('what is kept of a person, at the desk,', () => {
  it('is not sent while nothing is changed, or while what was there is missing', async () => {
    await claims()
    await press('更正 赵某')
    await expect.poll(focus).toBe('form')
    await press('更正')
    await page.getByText('姓名和电话都没有改动。').waitFor()
    await page.getByLabel('姓名').fill('赵某某')
    await page.getByLabel('电话').fill('')
    await press('更正')
    await page.getByText('请填写这一项').waitFor()
    await expect.poll(() => page.locator('.confirm').count()).toBe(0)
    expect(sent('correctPerson')).toEqual([])
  })

  it('that is refused says so beside its field, keeps what was typed, and is sent again under a key of its own', async () => {
    server.reply('act.correctPerson', {
      ok: false,
      refusal: { code: 'input-invalid', path: 'phone' },
    })
    await claims()
    await press('更正 房客某')
    await expect.poll(() => page.getByLabel('姓名').inputValue()).toBe('房客某')
    await page.getByLabel('电话').fill('不知道')
    await press('更正')
    await page.getByText('电话改为“不知道”。确定吗？').waitFor()
    await page.locator('.confirm').getByRole('button', { name: '更正' }).click()
    await page.locator('#phone-error').getByText('不合要求').waitFor()
    await expect.poll(() => page.getByLabel('电话').inputValue()).toBe('不知道')
    await page.getByLabel('电话').fill('13800000002')
    server.reply('act.correctPerson', yes({ person: 'p-2' }))
    await press('更正')
    await page.locator('.confirm').getByRole('button', { name: '更正' }).click()
    await page.getByText('房客某的资料已更正。').waitFor()
    const [refused, done, ...more] = sent('correctPerson')
    expect(more).toEqual([])
    expect(done!.input).toEqual({ zone, person: 'p-2', phone: '13800000002' })
    expect(done!.key).toMatch(/.{8}/)
    expect(done!.key).not.toBe(refused!.key)
    expect(await drafts()).not.toContain('13800000002')
  })

  it('that got no answer is sent again under the same key', async () => {
    await claims()
    await press('更正 赵某')
    await page.getByLabel('姓名').fill('赵大某')
    for (const reply of ['lost', yes({ person: 'p-1' })]) {
      server.reply('act.correctPerson', reply)
      await press('更正')
      await page.getByText('姓名改为“赵大某”。确定吗？').waitFor()
      await page.locator('.confirm').getByRole('button', { name: '更正' }).click()
      await page.getByText(reply === 'lost' ? '没有收到答复' : '赵大某的资料已更正。').waitFor()
    }
    await expect.poll(focus).toBe('correct-h-101-p-1')
    const calls = sent('correctPerson')
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1)
    expect(calls.at(-1)!.input).toEqual({ zone, person: 'p-1', name: '赵大某' })
  })

  it('is proposed for that person alone: the next form begins empty', async () => {
    await claims()
    await press('更正 赵某')
    await expect.poll(() => page.getByLabel('电话').inputValue()).toBe('13800000001')
    await press('先不')
    await expect.poll(focus).toBe('correct-h-101-p-1')
    server.reply('read.households', {
      items: [{ household: 'h-101', label: '5号楼1单元101' }],
      total: 1,
      next: null,
    })
    await page.getByLabel('查一户有谁认领').fill('101')
    await press('选 5号楼1单元101')
    await press('确认一个人住在这里')
    await expect.poll(() => page.getByLabel('姓名').inputValue()).toBe('')
  })
})

describe('an account, at the desk,', () => {
  const agree = () => press('是，注销')

  it('is not erased before somebody says that its owner asked for it, and nothing is ticked for them', async () => {
    await claims()
    await press('注销账号 赵某')
    await expect.poll(focus).toBe('form')
    for (const sentence of ['马上删除', '投过的票仍计数', '不能撤回'])
      await page.getByText(sentence).first().waitFor()
    await expect.poll(() => page.getByRole('checkbox').isChecked()).toBe(false)
    await press('注销账号')
    await page.getByText('只有本人要求，才能注销').waitFor()
    await expect.poll(() => page.locator('.confirm').count()).toBe(0)
    expect(sent('erasePerson')).toEqual([])
  })

  it('stays when it was thought over, at the question or before it, and the tick goes', async () => {
    await claims()
    await press('注销账号 赵某')
    await page.getByRole('checkbox').check()
    await press('注销账号')
    await page.getByText('现在注销赵某（5号楼1单元101）的账号，不能恢复。').waitFor()
    await page.locator('.confirm button').last().click()
    await expect.poll(() => page.locator('.confirm').count()).toBe(0)
    await press('先不')
    await expect.poll(focus).toBe('erase-h-101-p-1')
    await press('注销账号 赵某')
    await expect.poll(() => page.getByRole('checkbox').isChecked()).toBe(false)
    expect(sent('erasePerson')).toEqual([])
  })

  it('of somebody in office stays: why, and what to do first, stands beside the button', async () => {
    server.reply('act.erasePerson', { ok: false, refusal: { code: 'still-in-office', path: 'person' } })
    await claims()
    await press('注销账号 赵某')
    await page.getByRole('checkbox').check()
    await press('注销账号')
    await agree()
    await page.locator('form .refusal').getByText('还在任职，账号没有注销。请管理员先免去职务').waitFor()
    await expect.poll(() => page.getByRole('checkbox').isChecked()).toBe(true)
    await page.getByText('赵某 · 5号楼1单元101').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('is erased once, gone from the list, and what was typed of its owner from the tab', async () => {
    await claims()
    await press('更正 赵某')
    await page.getByLabel('姓名').fill('写错的名')
    await press('先不')
    expect(await drafts()).toContain('写错的名')
    let answer = (_: unknown): void => {}
    server.reply('act.erasePerson', () => new Promise((resolve) => (answer = resolve)))
    await press('注销账号 赵某')
    await page.getByRole('checkbox').check()
    await press('注销账号')
    const yesButton = page.locator('.confirm .primary')
    await yesButton.dblclick()
    await expect.poll(() => yesButton.isDisabled()).toBe(true)
    await expect.poll(() => sent('erasePerson').length).toBe(1)
    kept = kept.slice(1)
    answer(yes({ person: 'p-1' }))
    await page.getByText('账号已注销。').waitFor()
    await expect.poll(() => page.getByText('赵某 · 5号楼1单元101').count()).toBe(0)
    await page.getByText('房客某 · 5号楼1单元101').waitFor()
    await expect.poll(focus).toBe('claims')
    const [call, ...more] = sent('erasePerson')
    expect(more).toEqual([])
    expect(call!.input).toEqual({ zone, person: 'p-1' })
    expect(call!.key).toMatch(/.{8}/)
    expect(await drafts()).not.toContain('写错的名')
  })
})

describe('the forms of an account', () => {
  it('have no fault that axe finds, and fit a narrow phone, for elders in the dark', async () => {
    await claims({ theme: 'dark', elder: '' }, 320)
    expect(await faultsOf(page)).toEqual([])
    await press('更正 赵某')
    await page.getByLabel('姓名').fill('赵大某')
    await fit()
    await press('更正')
    await page.locator('.confirm').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await fit()
    await page.locator('.confirm button').last().click()
    await press('先不')
    await press('注销账号 赵某')
    await page.getByRole('checkbox').check()
    expect(await faultsOf(page)).toEqual([])
    await press('注销账号')
    await page.locator('.confirm').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await fit()
  })

  it('do so in English too', async () => {
    await claims({ lang: 'en', elder: '' }, 320)
    await press('Erase the account 赵某')
    await page.getByText('Deleted at once').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await fit()
  })
})
