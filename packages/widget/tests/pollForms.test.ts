import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { polls } from '../gallery/fixtures/poll.ts'
import { useBrowser } from './browser.ts'
import { type Played, playServer, yes } from './played.ts'
import { faultsOf, focusOf, overflowOf, turnTo } from './states.ts'

const { open } = useBrowser()
const taken = yes({ ballot: 'b-9', receipt: 'M3XW-7QKD-9T', castAt: '2026-04-23T02:31:00.000Z' })
let server: Played
let page: Page

beforeEach(() => {
  server = playServer()
  server.reply('act.cast', taken)
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

const cast = () => server.calls.filter(({ name }) => name === 'act.cast').map(({ input }) => input.choices)
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const marked = () => page.locator('input:checked').count()
const said = async () => (await page.locator('dd b').allTextContents()).map((line) => line.trim())

/** Keys, one after the other; what they did is drawn before the next one comes. */
async function keys(...all: string[]): Promise<void> {
  for (const key of all) {
    await page.keyboard.press(key)
    await page.evaluate(async () => {
      await document.querySelector<HTMLElement & { updateComplete: Promise<unknown> }>('main > *')!
        .updateComplete
    })
  }
}

/** From the first mark on by the keyboard alone: Tab until a name has the focus. */
async function tabTo(name: RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const active = document.querySelector('main > *')?.shadowRoot?.activeElement
      const named =
        active?.getAttribute('aria-label') ?? active?.closest('label')?.textContent ?? active?.textContent
      return (named ?? '').trim()
    })
  for (let tabs = 0; tabs < 40 && !name.test(await focused()); tabs++) await page.keyboard.press('Tab')
  await expect.poll(() => focused()).toMatch(name)
}

async function confirm(): Promise<void> {
  await tabTo(/^确认提交$/)
  await keys('Enter')
  await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
}

async function send(): Promise<void> {
  await tabTo(/^确认投票$/)
  await keys('Enter')
  await page.getByText('M3XW-7QKD-9T').waitFor()
}

describe('a ballot with one choice of several', () => {
  it('has nothing preselected, says what is missing, and is cast by keys', async () => {
    await poll('single')
    await expect.poll(marked).toBe(0)
    await press('确认提交')
    await page.getByRole('alert').getByText('请先选一项，或选弃权').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await keys('Space', 'ArrowDown')
    await confirm()
    await expect.poll(said).toEqual(['乙公司：年租金16,500元，免费养护'])
    expect(await faultsOf(page)).toEqual([])
    await send()
    expect(cast()).toEqual([{ q1: '2' }])
  })
})

describe('a ballot on which several are approved', () => {
  it('takes none of these and abstention for a choice of their own, each without the others', async () => {
    await poll('approval')
    await page.getByRole('checkbox', { name: '更换楼道照明' }).check()
    await page.getByRole('checkbox', { name: '都不赞成' }).check()
    await expect.poll(marked).toBe(1)
    await page.getByRole('checkbox', { name: /^弃权/ }).check()
    await expect.poll(() => page.getByRole('checkbox', { name: '都不赞成' }).isChecked()).toBe(false)
    await page.getByRole('checkbox', { name: '分给各户' }).check()
    await expect.poll(marked).toBe(1)
    await page.getByRole('checkbox', { name: '分给各户' }).uncheck()
    await press('确认提交')
    await page.getByRole('alert').getByText('都不赞成').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('is cast by keys, in the order of the options', async () => {
    await poll('approval')
    await tabTo(/修补小区道路/)
    await keys('Space', 'Shift+Tab', 'Shift+Tab', 'Space')
    await confirm()
    await expect.poll(said).toEqual(['补充住宅专项维修资金', '修补小区道路'])
    await send()
    expect(cast()).toEqual([{ q1: '1+3' }])
  })
})

describe('a ballot with scores', () => {
  it('wants a score for every option, and keeps those that are given', async () => {
    await poll('score')
    await page.locator('#score-q1-1').getByRole('radio', { name: /^5/ }).check()
    await page.locator('#score-q1-3').getByRole('radio', { name: /^0/ }).check()
    await press('确认提交')
    await page.getByRole('alert').getByText('请给每一项打分').waitFor()
    await expect.poll(marked).toBe(2)
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('checkbox', { name: /^弃权/ }).check()
    await expect.poll(marked).toBe(1)
  })

  it('is cast by keys', async () => {
    await poll('score')
    await tabTo(/^0/)
    await keys('Space', 'ArrowRight', 'Tab', 'Space', 'Tab', 'Space', 'ArrowLeft')
    await confirm()
    await expect.poll(said).toEqual(['沿围墙内侧新修：1分', '借用北门外人行道：0分', '保留现状，只修补：5分'])
    await send()
    expect(cast()).toEqual([{ q1: '1,0,5' }])
  })
})

describe('a ranked ballot', () => {
  it('is put in order by keys alone: first and second, moved, made level, taken out; the focus stays with the work', async () => {
    await poll('schulze')
    await tabTo(/米黄/)
    await keys('Enter')
    await expect.poll(() => focusOf(page)).toBe('q1-pick-2')
    await keys('Enter', 'Enter')
    await page.locator('.rank li').nth(2).waitFor()
    await tabTo(/^上移：砖红/).catch(() => {})
    await page.locator('#q1-up-3').focus()
    await keys('Enter')
    await expect.poll(() => page.locator('.rank .name').allTextContents()).toEqual(['米黄', '砖红', '浅灰'])
    await expect.poll(() => focusOf(page)).toBe('q1-up-3')
    await keys('Enter')
    await expect.poll(() => focusOf(page)).toBe('q1-out-3')
    await page.locator('#q1-level-2').focus()
    await keys('Enter')
    await expect.poll(() => page.locator('.rank .tag').count()).toBe(2)
    await page
      .getByRole('status')
      .getByText('第1：砖红；第2：米黄、浅灰（并列）；没有排：按楼栋各选一种')
      .waitFor({ state: 'attached' })
    expect(await faultsOf(page)).toEqual([])
    await confirm()
    await expect.poll(said).toEqual(['第1：砖红', '第2：米黄、浅灰（并列）', '没有排：按楼栋各选一种'])
    await send()
    expect(cast()).toEqual([{ q1: '3>1=2' }])
  })

  it('offers no level places where the method takes none', async () => {
    await poll('irv')
    for (const name of [/^保留现状/, /^沿围墙/]) await page.getByRole('button', { name }).click()
    await expect.poll(() => page.locator('.rank li').count()).toBe(2)
    await expect.poll(() => page.getByRole('button', { name: /并列/ }).count()).toBe(0)
    await page.getByRole('button', { name: '不排了：保留现状，只修补' }).click()
    await expect.poll(() => focusOf(page)).toBe('q1-pick-3')
    await expect.poll(() => page.locator('.rank .name').allTextContents()).toEqual(['沿围墙内侧新修'])
  })

  it('goes nowhere empty, and forgets its order for an abstention', async () => {
    await poll('irv')
    await press('确认提交')
    await page.getByRole('alert').getByText('至少把一项排在第一').waitFor()
    await page.getByRole('button', { name: /^保留现状/ }).click()
    await page.getByRole('checkbox', { name: /^弃权/ }).check()
    await expect.poll(() => page.locator('.rank li').count()).toBe(0)
    await press('确认提交')
    await expect.poll(said).toEqual(['弃权'])
  })
})

describe('several questions of different forms', () => {
  it('stand on one ballot, each with how it is counted, and are confirmed and cast together', async () => {
    await poll('all-forms')
    await expect
      .poll(() =>
        page
          .locator('.ballot')
          .getByText(/^(打分|排序)：/)
          .count(),
      )
      .toBe(3)
    await press('确认提交')
    await page.locator('#missing-q1').waitFor()
    for (const at of [1, 2, 3])
      await page.locator(`#score-q1-${at}`).getByRole('radio', { name: /^4/ }).check()
    await page.locator('#question-q2').getByRole('button', { name: /^砖红/ }).click()
    await page.locator('#question-q3').getByRole('checkbox').check()
    await page.locator('#question-q4').getByRole('radio', { name: '不同意' }).check()
    await press('确认提交')
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await press('返回修改')
    await expect.poll(() => page.locator('.rank .name').allTextContents()).toEqual(['砖红'])
    await press('确认提交')
    await press('确认投票')
    await page.getByText('M3XW-7QKD-9T').waitFor()
    expect(cast()).toEqual([{ q1: '4,4,4', q2: '3', q3: 'abstain', q4: 'against' }])
  })

  it('are said in words on the ballot that stands', async () => {
    await poll('all-forms-voted')
    await expect.poll(said).toContain('第2：米黄、砖红（并列）')
    await expect.poll(() => said()).toContain('借用北门外人行道：0分')
  })
})

describe('a mandate over options', () => {
  it('leaves them open, or fixes a choice on the ballot itself, and is read back', async () => {
    await poll('options-mandate')
    await press('委托别人投票')
    await page.locator('#building').fill('3号楼')
    await page.locator('#room').fill('104')
    await page.locator('#item-q1').getByRole('radio', { name: '按下面的填写投' }).check()
    await page.locator('#item-q2').getByRole('radio', { name: '由受托人决定' }).check()
    await press('核对委托')
    await page.locator('#missing-q1').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page
      .locator('#item-q1')
      .getByRole('radio', { name: /^乙公司/ })
      .check()
    await press('核对委托')
    await expect.poll(said).toEqual(['乙公司：年租金16,500元，免费养护', '由受托人决定'])
    server.reply('act.grantProxy', yes({ proxy: 'x-9' }))
    await press('确认委托')
    await page.getByText('委托已经登记').waitFor()
    expect(server.calls.find(({ name }) => name === 'act.grantProxy')?.input.items).toEqual({
      q1: '2',
      q2: 'free',
    })
  })

  it('is seen by its giver in words, and binds the holder among several ballots', async () => {
    await poll('options-mandated')
    await press('看委托或撤销')
    await expect.poll(said).toContain('乙公司：年租金16,500元，免费养护')
    await page.context().close()
    await poll('options-holder')
    await press('几户一起投')
    await page.locator('#pick-e-202').check()
    await page.getByText('按委托书：乙公司：年租金16,500元，免费养护').waitFor()
    await page.locator('#mark-e-202-q2').getByRole('checkbox', { name: '都不赞成' }).check()
    expect(await faultsOf(page)).toEqual([])
    await press('确认提交')
    await press('确认投这1张票')
    await page.getByText('1张票都已经记下').waitFor()
    expect(cast()).toEqual([{ q1: '2', q2: 'none' }])
  })
})

describe('the version for elders', () => {
  it('asks for one score, one approval or one place a screen, goes back screen by screen, and asks once more', async () => {
    await poll('all-forms', { elder: '' })
    await press(/^5分/)
    await page.getByText('第2项，共3项').waitFor()
    await expect.poll(() => focusOf(page)).toBe('part')
    expect(await faultsOf(page)).toEqual([])
    await press('上一题')
    await expect.poll(() => page.getByRole('button', { name: /^5分/, pressed: true }).count()).toBe(1)
    await press(/^4分/)
    await press(/^0分/)
    await press(/^3分/)
    await page.getByText('您最满意哪一项').waitFor()
    await press('浅灰')
    await page.getByText('您已经排了').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await press('米黄')
    await press('其余的不排了')
    await page.getByText('步道走哪条线').waitFor()
    await press(/^弃权/)
    await press('我同意')
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    await press('确认投票')
    await page.getByText('您的票已经记下').waitFor()
    expect(cast()).toEqual([{ q1: '4,0,3', q2: '2>1', q3: 'abstain', q4: 'for' }])
  })

  it('says what each button does, with targets of 60 points', async () => {
    await poll('single', { elder: '' })
    await page.getByRole('button', { name: '我选甲公司：年租金18,000元' }).waitFor()
    await expect.poll(() => page.getByRole('button', { pressed: true }).count()).toBe(0)
    await turnTo(page, polls.approval)
    await press('我赞成这一项')
    for (const _ of ['2', '3']) await press('我不赞成这一项')
    const heights = await page
      .getByRole('button')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(60)
    await press('我不赞成这一项')
    await expect.poll(said).toEqual(['补充住宅专项维修资金'])
  })
})

describe('the result of a question with options', () => {
  it('says plainly that some are level, and what follows', async () => {
    await poll('single-tied')
    await page.getByText('并列，待抽签').waitFor()
    await page.getByText('接下来当众抽签，两人以上见证，抽中的胜出').waitFor()
    await expect.poll(() => page.locator('.tally .won').count()).toBe(0)
    await turnTo(page, polls['irv-tied'])
    await page.getByText('抽中的淘汰，再往下算').waitFor()
  })

  it('marks the winner by words and a sign, and tells how the lot was drawn', async () => {
    await poll('options-passed')
    await expect
      .poll(() => page.locator('.tally .won').first().textContent())
      .toMatch(/✓.*修补小区道路.*胜出/s)
    await page.getByText('5月3日10:00，社区议事厅').waitFor()
    await page.getByText('3人见证').waitFor()
    await expect.poll(() => page.getByText('没有法律效力').count()).toBeGreaterThan(1)
  })

  it('opens its rounds and its order', async () => {
    await poll('ranked-passed')
    await page.getByText('逐轮计票（共3轮）').click()
    const rows = page.getByRole('region', { name: '逐轮计票（共3轮）' }).getByRole('row')
    await expect
      .poll(async () => (await rows.nth(4).allTextContents())[0]?.replace(/\s+/g, ' ').trim())
      .toMatch(/按楼栋各选一种 30\s?淘汰$/)
    await page.getByText('两两比较的排名').click()
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })
})

describe('a corrected result', () => {
  /** The table of a question before and after, row by row, without blanks. */
  const shown = async (question: RegExp) => {
    const table = page.getByRole('table', { name: question })
    const rows = await table.getByRole('row').allInnerTexts()
    return rows.map((row) => row.replace(/\s+/g, ' ').trim())
  }

  it('shows no table of before and after while it stands as it was counted', async () => {
    await poll('options-passed')
    await page.getByText('抽签').first().waitFor()
    await expect.poll(() => page.getByRole('table', { name: /更正前后/ }).count()).toBe(0)
  })

  it('says of yes and no what was before and what came after, by heads and by area', async () => {
    await poll('corrected')
    await expect.poll(() => shown(/^更正前后/)).toContain('结果 未通过 通过')
    const rows = await shown(/^更正前后/)
    expect(rows[0]).toBe('得票 更正前 更正后')
    expect(rows).toContain('同意 170 人 12,104.05 ㎡ 171 人 12,204.05 ㎡')
    expect(rows).toContain('不同意 40 人 3,106.15 ㎡ 39 人 3,006.15 ㎡')
    expect(rows).toContain('没有交回 96 人 6,387.69 ㎡ 96 人 6,387.69 ㎡')
  })

  it('says of options what each had, who won, and who does now', async () => {
    await poll('options-corrected')
    await expect
      .poll(() => shown(/租金可以用在哪些地方/))
      .toContain('结果 选出：补充住宅专项维修资金 选出：修补小区道路')
    const approved = await shown(/租金可以用在哪些地方/)
    expect(approved).toContain('补充住宅专项维修资金 172票赞成 胜出 171票赞成')
    expect(approved).toContain('修补小区道路 171票赞成 171票赞成 胜出')
    expect(approved).toContain('没有选它 60 人 61 人')
    const scored = await shown(/下面几种改法/)
    expect(scored).toContain('沿围墙内侧新修 798分 胜出 803分 胜出')
    expect(scored).toContain('保留现状，只修补 655分 655分')
  })

  it('says of orders which place each had, and round by round what it had', async () => {
    await poll('ranked-corrected')
    await expect.poll(() => shown(/外墙刷成什么颜色/)).toContain('浅灰 第2位 第1位 胜出')
    const rounds = await shown(/步道走哪条线/)
    expect(rounds).toContain('结果 砖红、按楼栋各选一种得票相同，还要抽签 选出：米黄')
    expect(rounds).toContain('米黄 第1轮79票 第1轮80票 第2轮94票 第3轮120票 胜出')
    expect(rounds).toContain('按楼栋各选一种 第1轮30票 相同，待抽签 第1轮30票 淘汰')
  })

  it('says it in English, and fits a narrow phone for elders without a fault that axe finds', async () => {
    await poll('ranked-corrected', { elder: '' }, 320)
    await page.getByRole('table', { name: /更正前后：步道/ }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await page.locator('yishi-poll').evaluate((it) => it.setAttribute('lang', 'en'))
    await page
      .getByRole('table', { name: /^Before and after the correction/ })
      .first()
      .waitFor()
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('a receipt that is opened', () => {
  it('says in words what was chosen of several options', async () => {
    page = await open({ el: 'receipt', state: 'opened', signedIn: true }, server.stub)
    await page.getByText('第2：米黄、砖红（并列）').waitFor()
    await expect.poll(() => page.locator('.own b').allTextContents()).toContain('同意')
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('a form that does not come', () => {
  it('is said to be missing with a way to ask again, and nothing is cast meanwhile', async () => {
    await poll('open')
    let gone = true
    await page.route(/\/(score|ballot)[^/]*\.js/, (route) => (gone ? route.abort() : route.continue()))
    await turnTo(page, polls.score)
    await page.getByRole('alert').getByText('读不到最新内容').waitFor()
    await expect.poll(() => page.getByRole('radio').count()).toBe(0)
    gone = false
    await press('重试')
    await page.locator('#score-q1-1').waitFor({ timeout: 15_000 })
  })
})
