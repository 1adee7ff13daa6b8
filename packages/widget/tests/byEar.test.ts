import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { notices } from '../gallery/fixtures/notice.ts'
import { contact, resident } from '../gallery/fixtures/people.ts'
import { polls } from '../gallery/fixtures/poll.ts'
import { useBrowser } from './browser.ts'
import { type Listener, listenTo } from './listener.ts'
import { no, type Played, playServer, yes } from './played.ts'

const { open } = useBrowser()
const taken = { ballot: 'b-9', receipt: 'M3XW-7QKD-9T', castAt: '2026-04-23T02:31:00.000Z' }
let server: Played
let page: Page
let ear: Listener

beforeEach(() => {
  server = playServer()
  server.reply('read.contact', contact)
  server.reply('read.me', resident)
})
afterEach(() => page?.context().close())

async function hear(el: string, state?: string): Promise<void> {
  page = await open({ el, ...(state ? { state } : {}), signedIn: true }, server.stub)
  ear = await listenTo(page)
}

const press = async (button: string): Promise<void> => {
  await ear.tabTo('button', button)
  await page.keyboard.press('Enter')
}
const write = async (field: string, text: string): Promise<void> => {
  await ear.tabTo('textbox', field)
  await page.keyboard.type(text)
}
/** The focus has moved to where the work goes on, and says so. */
const arrives = (heading: string) =>
  expect.poll(async () => (await ear.focused()).name, { timeout: 10_000 }).toContain(heading)
const acts = (name: string) => server.calls.filter((call) => call.name === `act.${name}`)

describe('somebody who sees nothing and has no mouse', () => {
  it('votes: hears the question, chooses, hears the choice once more, and hears the code of the receipt', async () => {
    server.reply('act.cast', yes(taken))
    await hear('poll', 'open')
    await expect.poll(() => ear.finds(polls.open.title)).toBe(true)
    await ear.choose('不同意')
    await press('确认提交')
    await arrives('请核对您的选择')
    await expect.poll(() => ear.finds('不同意')).toBe(true)
    expect(acts('cast')).toEqual([])
    await press('确认投票')
    await expect.poll(() => ear.finds('M3XW-7QKD-9T')).toBe(true)
    expect(acts('cast')[0]!.input).toMatchObject({ choices: { q1: 'against' } })
  })

  it('hears at the question that nothing was chosen, and is put there', async () => {
    await hear('poll', 'open')
    await press('确认提交')
    await expect.poll(async () => (await ear.focused()).role).toBe('radio')
    expect(acts('cast')).toEqual([])
  })

  it('objects to a notice, hears that it was refused with what was typed still there, and that it arrived', async () => {
    server.reply('read.notice', notices.running)
    server.reply('act.raiseObjection', no('busy'))
    await hear('notice')
    await press('我有异议')
    await write('异议内容', '晚上倒车灯会照进卧室。')
    await ear.tabTo('checkbox', '同意公布我的原话')
    await page.keyboard.press('Space')
    await press('提交异议')
    await expect.poll(() => acts('raiseObjection').length).toBe(1)
    await expect.poll(() => ear.finds('晚上倒车灯会照进卧室。')).toBe(true)
    server.reply('act.raiseObjection', yes({ objection: 'ob-9' }))
    await press('提交异议')
    await expect.poll(() => ear.finds('异议已收到')).toBe(true)
    expect(acts('raiseObjection').at(-1)!.input).toMatchObject({
      body: '晚上倒车灯会照进卧室。',
      consent: true,
    })
  })

  it('proposes a matter: each screen is told by its heading, and what was written is read back before it is sent', async () => {
    server.reply('act.propose', yes({ proposal: 'm-new' }))
    await hear('propose')
    await ear.choose('身边大家的事')
    await press('继续')
    await arrives('要提什么')
    await write('标题', '5号楼北侧空地整治')
    await write('具体情况', '几户围起来种菜，车没处停。')
    await press('继续')
    await arrives('在哪里')
    await write('地点', '5号楼北侧')
    await press('继续')
    await arrives('请核对一遍')
    await expect.poll(() => ear.finds('几户围起来种菜，车没处停。')).toBe(true)
    await press('提交提议')
    await arrives('提议已收到')
    expect(acts('propose')[0]!.input).toMatchObject({ title: '5号楼北侧空地整治', place: '5号楼北侧' })
  })
})
