import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { polls } from '../gallery/fixtures/poll.ts'
import { useBrowser } from './browser.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf, focusOf, overflowOf, turnTo } from './states.ts'

const { open } = useBrowser()
const taken = yes({ ballot: 'b-9', receipt: 'M3XW-7QKD-9T', castAt: '2026-04-23T02:31:00.000Z' })
let server: Played
let page: Page

beforeEach(() => {
  server = playServer()
})
afterEach(() => page?.context().close())

async function poll(
  state: keyof typeof polls,
  more: Record<string, string> = {},
  width = 375,
): Promise<void> {
  page = await open({ el: 'poll', state, more, width, signedIn: true }, server.stub)
  await page.locator('.sheet').waitFor()
}

const casts = () => server.calls.filter(({ name }) => name === 'act.cast')

/** Which choice has the focus: its place among the three. */
async function focusedRadio(): Promise<string | undefined> {
  return page.evaluate(() => {
    const active = document.querySelector('main > *')?.shadowRoot?.activeElement
    return active?.getAttribute('type') === 'radio' ? (active as HTMLInputElement).value : undefined
  })
}

async function voteFor(choice: string): Promise<void> {
  await page.getByRole('radio', { name: choice, exact: true }).check()
  await page.getByRole('button', { name: '确认提交' }).click()
  await page.getByRole('button', { name: '确认投票' }).click()
}

describe('a ballot', () => {
  it('has nothing preselected, and goes nowhere without a mark', async () => {
    await poll('open')
    expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('alert').getByText('请先选择').waitFor()
    expect(await focusedRadio()).toBe('for')
    expect(casts()).toEqual([])
  })

  it('is not cast before it was looked at a second time', async () => {
    await poll('open')
    await page.getByRole('radio', { name: '不同意' }).check()
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    expect(await page.locator('dt').textContent()).toBe(polls.open.questions[0]!.text)
    expect(await page.locator('dd b').textContent()).toBe('不同意')
    expect(casts()).toEqual([])
    await page.getByRole('button', { name: '返回修改' }).click()
    expect(await page.getByRole('radio', { name: '不同意' }).isChecked()).toBe(true)
  })

  it('keeps the choice when the server says no, and says why', async () => {
    await poll('open')
    server.reply('act.cast', no('sign-in-too-old'))
    await page.evaluate(() => {
      addEventListener('yishi-sign-in-needed', () => document.body.setAttribute('data-asked', ''))
    })
    await voteFor('不同意')
    await page.getByRole('alert').getByText('没有提交').waitFor()
    expect(await page.locator('dd b').textContent()).toBe('不同意')
    expect(await page.locator('body[data-asked]').count()).toBe(1)
  })

  it('keeps the choice when the network is lost, and casts it once with the same key', async () => {
    await poll('open')
    server.reply('act.cast', 'lost')
    await voteFor('弃权')
    await page.getByRole('alert').waitFor({ timeout: 15_000 })
    expect(await page.locator('dd b').textContent()).toBe('弃权')
    server.reply('act.cast', taken)
    await page.getByRole('button', { name: '确认投票' }).click()
    await page.getByText('M3XW-7QKD-9T').waitFor()
    expect(new Set(casts().map(({ key }) => key)).size).toBe(1)
  })

  it('is cast by the keyboard alone, from the first tab to the receipt', async () => {
    await poll('open')
    server.reply('act.cast', taken)
    for (let tab = 0; tab < 6 && !(await focusedRadio()); tab++) await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: '不同意' }).isChecked()).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('M3XW-7QKD-9T').waitFor()
    expect(await focusOf(page)).toBe('mine-title')
    expect(casts()[0]).toMatchObject({
      name: 'act.cast',
      input: { poll: 'p-278', elector: 'e-301', choices: { q1: 'against' } },
    })
  })

  it('asks every question and names the one that was passed over', async () => {
    await poll('two-questions')
    await page.locator('#question-q1 input').first().check()
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.locator('#missing-q2').waitFor()
    expect(await page.locator('#missing-q1').count()).toBe(0)
  })

  it('says plainly that a form of ballot cannot be drawn yet, and whom to call', async () => {
    await poll('ranked')
    await page.getByText('这种选票现在还不能在网上填写').waitFor()
    expect(await page.getByRole('link', { name: '0391-000 0000' }).getAttribute('href')).toBe(
      'tel:03910000000',
    )
  })

  it('is not offered on a foreign page where the vote binds', async () => {
    await poll('binding', { server: 'https://yishi.example' })
    await page.getByRole('link', { name: '去投票页面' }).waitFor()
    expect(await page.getByRole('radio').count()).toBe(0)
  })
})

describe('who may vote', () => {
  it.each([
    ['signed-out', '登录后可以投票'],
    ['not-elector', '您不在这次表决的名册里'],
    ['announced', '表决还没有开始'],
    ['counting', '正在录入纸质票'],
  ] as const)('is told when %s', async (state, sentence) => {
    await poll(state)
    await page.getByText(sentence).waitFor()
    expect(await page.getByRole('radio').count()).toBe(0)
  })

  it('votes for several electors one after another, each with an empty ballot', async () => {
    await poll('several')
    server.reply('act.cast', taken)
    await page.getByText('还有2处没有投').waitFor()
    await page.getByRole('button', { name: '3号楼1单元104' }).click()
    await voteFor('同意')
    await page.getByRole('button', { name: '接着为9号楼商铺2投票' }).click()
    expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
    await voteFor('弃权')
    await page.getByRole('button', { name: '换一处' }).click()
    await page.getByText('都已经投过').waitFor()
    expect(casts().map(({ input }) => input.elector)).toEqual(['e-114', 'e-9'])
  })

  it('learns that a paper ballot counts, and what a later one online would do', async () => {
    await poll('paper')
    await page.getByText('您的纸质票已于4月21日16:20交回并计入').waitFor()
    await page.getByText('将以线上这一次为准').waitFor()
  })

  it('can change the ballot until closing, and keep it as it is', async () => {
    await poll('voted')
    await page.getByRole('button', { name: '更改我的选择' }).click()
    expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
    await page.getByRole('button', { name: '不改了' }).click()
    await page.getByText('K7QM-4XWD-2P').waitFor()
  })
})

describe('a receipt', () => {
  it('is never drawn with the choice, and can be copied, kept as a picture and shown as a QR code', async () => {
    await poll('voted')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: '复制', exact: true }).click()
    await page.getByRole('button', { name: '已复制' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('K7QM-4XWD-2P')
    await page.getByRole('button', { name: '显示二维码' }).click()
    await page.getByRole('img', { name: '投票查验码K7QM-4XWD-2P的二维码' }).waitFor()
    await page.getByRole('button', { name: '存为图片' }).click()
    const picture = page.getByRole('img', { name: '写有投票查验码K7QM-4XWD-2P的图片' })
    expect(await picture.evaluate((image: HTMLImageElement) => image.src.slice(0, 22))).toBe(
      'data:image/png;base64,',
    )
  })
})

describe('a result', () => {
  it('shows every condition with both numbers, rounded down, and the strict count beside', async () => {
    await poll('passed')
    const conditions = await page.locator('.cond').allTextContents()
    expect(conditions).toHaveLength(4)
    expect(conditions[0]).toContain('221 / 319 人')
    expect(conditions[3]).toContain('75.9%')
    await turnTo(page, polls.strict)
    expect(await page.locator('.strict .tag').textContent()).toBe('参与不足')
    expect(await page.locator('.cond').count()).toBe(8)
  })

  it.each(['advisory', 'advisory-result'] as const)('says that it has no legal force: %s', async (state) => {
    await poll(state)
    await page.getByText('没有法律效力').first().waitFor()
  })
})

describe('the version for elders', () => {
  it('has one action a screen, says what each button does, and asks once more', async () => {
    await poll('advisory', { elder: '' })
    server.reply('act.cast', taken)
    const buttons = await page.locator('.large button').allTextContents()
    expect(buttons.map((text) => text.trim())).toEqual(['我同意', '我不同意', '弃权（不表态）'])
    expect(await page.getByRole('button', { pressed: true }).count()).toBe(0)
    await page.getByRole('button', { name: '我同意' }).click()
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    expect(await page.locator('dd b').textContent()).toBe('我同意')
    expect(casts()).toEqual([])
    await page.getByRole('button', { name: '确认投票' }).click()
    await page.getByText('您的票已经记下').waitFor()
  })

  it('keeps the telephone in sight on every screen, and targets of 60 points', async () => {
    await poll('advisory', { elder: '' })
    const inSight = () =>
      page.locator('.always').evaluate((it) => it.getBoundingClientRect().bottom <= innerHeight)
    expect(await inSight()).toBe(true)
    const heights = await page
      .getByRole('button')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(60)
    await page.getByRole('button', { name: '我不同意' }).click()
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    expect(await inSight()).toBe(true)
  })

  it('offers to read aloud only where the browser has a voice', async () => {
    await poll('advisory', { elder: '' })
    expect(await page.getByRole('button', { name: '读给我听' }).count()).toBe(1)
    await page.evaluate(() => {
      Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined })
    })
    await turnTo(page, polls.open)
    expect(await page.getByRole('button', { name: '读给我听' }).count()).toBe(0)
  })

  it('says how to ask for a visit', async () => {
    await poll('open', { elder: '' })
    await page.getByRole('button', { name: '帮我投票' }).click()
    await page.getByText('工作人员会上门').waitFor()
  })
})

describe('every state', () => {
  it.each([
    ['as it comes', {}],
    ['dark', { theme: 'dark' }],
    ['for elders', { elder: '' }],
    ['in English', { lang: 'en' }],
  ])('has no fault that axe finds, %s', async (_, more) => {
    await poll('open', more)
    for (const [state, view] of Object.entries(polls)) {
      await turnTo(page, view)
      expect(await faultsOf(page), state).toEqual([])
    }
  })

  it.each([
    ['as it comes', {}],
    ['for elders', { elder: '' }],
  ])('fits a narrow phone, %s', async (_, more) => {
    await poll('open', more, 320)
    for (const [state, view] of Object.entries(polls)) {
      await turnTo(page, view)
      expect(await overflowOf(page), state).toBeLessThanOrEqual(0)
    }
  })
})

describe('the confirmation and a fresh receipt', () => {
  it('have no fault that axe finds', async () => {
    await poll('open')
    server.reply('act.cast', taken)
    await page.getByRole('radio', { name: '同意', exact: true }).check()
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: '确认投票' }).click()
    await page.getByText('M3XW-7QKD-9T').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })
})
