import { Buffer } from 'node:buffer'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { progresses } from '../gallery/fixtures/progress.ts'
import { useBrowser } from './browser.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf, focusOf } from './states.ts'

const { open } = useBrowser()
let server: Played
let page: Page

beforeEach(() => {
  server = playServer()
  const home = { household: 'h-301', zone: 'yiguang.huayuan', label: '5号楼2单元301', state: 'active' }
  server.reply('read.me', { households: [home] })
})
afterEach(() => page?.context().close())

async function progress(
  state: keyof typeof progresses,
  more: Record<string, string> = {},
  width = 375,
): Promise<void> {
  page = await open({ el: 'progress', state, more, width, signedIn: true }, server.stub)
  await page.locator('.sheet').waitFor()
}

const acts = () => server.calls.filter(({ name }) => name.startsWith('act.'))

describe('a rating', () => {
  it('has nothing preselected, and goes nowhere without stars', async () => {
    await progress('rating')
    await expect.poll(() => page.locator('input:checked').count()).toBe(0)
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('请先选择几星').waitFor()
    expect(acts()).toEqual([])
  })

  it('keeps stars and words when it is refused', async () => {
    await progress('rating')
    server.reply('act.rate', no('stage-closed'))
    await page.getByRole('radio', { name: /^满意/ }).check()
    await page.getByLabel('想说的话').fill('通道宽了')
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.locator('.form .refusal').waitFor()
    await expect.poll(() => page.getByRole('radio', { name: /^满意/ }).isChecked()).toBe(true)
    await expect.poll(() => page.getByLabel('想说的话').inputValue()).toBe('通道宽了')
    expect(acts()[0]!.input).toMatchObject({ household: 'h-301', stars: 4, comment: '通道宽了' })
  })

  it('is not broken down under five households', async () => {
    await progress('few-ratings')
    await page.getByText('满5户后公布平均分').waitFor()
    await expect.poll(() => page.locator('.bars, .mean').count()).toBe(0)
  })

  it('shows its mean with how many households it is of, and each row in words', async () => {
    await progress('rating')
    await expect.poll(() => page.locator('.mean').textContent()).toBe('4.48')
    await expect.poll(() => page.locator('.bars .vh').first().textContent()).toBe('5星 23户')
  })
})

describe('an acceptance', () => {
  it('asks for the reason of a refusal, and for a second look', async () => {
    await progress('accepting')
    server.reply('act.accept', yes({ side: 'proposer', verdict: 'refused' }))
    await expect.poll(() => page.locator('input:checked').count()).toBe(0)
    await page.getByRole('radio', { name: '不合格，要返工' }).check()
    await page.getByRole('button', { name: '提交验收意见' }).click()
    await page.getByText('请写明哪里不合格').waitFor()
    await expect.poll(() => focusOf(page)).toBe('reason')
    await page.getByLabel('哪里不合格').fill('靠墙一段没有铺平')
    await page.getByRole('button', { name: '提交验收意见' }).click()
    expect(acts()).toEqual([])
    await page.getByRole('button', { name: '确定提交' }).click()
    await expect
      .poll(() => acts()[0]?.input)
      .toMatchObject({ side: 'proposer', verdict: 'refused', reason: '靠墙一段没有铺平' })
  })

  it('that was refused before stays in sight with its reason once the work is reopened', async () => {
    await progress('reopened')
    await page.getByText('已返工1次').waitFor()
    await page.getByText('靠墙一段没有铺平，雨后积水。').waitFor()
  })
})

describe('photos', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const photo = { name: 'after.png', mimeType: 'image/png', buffer: png }
  const album = () => page.locator('input[type=file][multiple]')

  it('are not sent without words for those who do not see them', async () => {
    await progress('working')
    await page.getByRole('button', { name: '报告完成' }).click()
    await album().setInputFiles(photo)
    await page.getByRole('button', { name: '确认完成' }).click()
    await page.getByText('请写一句照片里是什么').waitFor()
    await expect.poll(() => focusOf(page)).toBe('photo-0')
    expect(acts()).toEqual([])
  })

  it('stay when the upload fails, go again, and are not sent twice when the act itself is refused', async () => {
    await progress('working')
    const uploads: string[] = []
    let answer: object | null = null
    await page.route('**/upload', (route) => {
      uploads.push(route.request().postDataBuffer()?.toString('latin1') ?? '')
      return answer ? route.fulfill({ json: answer }) : route.abort()
    })
    await page.getByRole('button', { name: '报告完成' }).click()
    await album().setInputFiles(photo)
    await page.getByLabel('照片里是什么').fill('Levelled ground')
    await page.getByRole('button', { name: '确认完成' }).click()
    await page.getByText('没有传上去，照片还在').waitFor()
    await expect.poll(() => page.getByLabel('照片里是什么').inputValue()).toBe('Levelled ground')
    expect(acts()).toEqual([])

    answer = yes({ attachment: 'a-9', mime: 'image/webp', width: 1, height: 1 })
    server.reply('act.addEvidence', yes({ evidence: 'ev-1' }))
    server.reply('act.finishTask', no('busy'))
    await page.getByRole('button', { name: '确认完成' }).click()
    await page.locator('form .refusal').last().waitFor()
    server.reply('act.finishTask', yes({ task: 't-2', tasksOpen: 1 }))
    await page.getByRole('button', { name: '确认完成' }).click()
    await expect.poll(() => focusOf(page)).toBe('tasks')
    expect(uploads).toHaveLength(2)
    expect(uploads[1]).toContain('Levelled ground')
    expect(uploads[1]).toContain('image/jpeg')
    expect(acts().map(({ name }) => name)).toEqual(['act.addEvidence', 'act.finishTask', 'act.finishTask'])
    expect(acts()[0]!.input).toMatchObject({ task: 't-2', moment: 'after', photos: ['a-9'] })
  })

  it('are nine at most, and nothing but pictures', async () => {
    await progress('working')
    await page.getByRole('button', { name: '添加现场照片' }).click()
    await album().setInputFiles([{ name: 'a.txt', mimeType: 'text/plain', buffer: png }])
    await page.getByText('不是图片').waitFor()
    await album().setInputFiles(Array.from({ length: 11 }, (_, at) => ({ ...photo, name: `${at}.png` })))
    await page.getByText('9 / 9 张').waitFor()
    await page.getByText('多出的没有加进来').waitFor()
    await expect.poll(() => page.locator('input[type=file]').count()).toBe(0)
    await page.getByRole('button', { name: '删去第9张' }).click()
    await page.getByText('8 / 9 张').waitFor()
  })

  it('from before and after are compared with a slider that keys move', async () => {
    await progress('rating')
    await expect.poll(() => page.locator('.pair img').first().getAttribute('alt')).toContain('种着菜')
    await page.getByRole('button', { name: '滑动对比' }).click()
    const slider = page.getByRole('slider', { name: '左右移动，对比整治前后' })
    await slider.focus()
    await page.keyboard.press('End')
    await expect.poll(() => slider.inputValue()).toBe('98')
    await expect.poll(() => page.getByRole('img', { name: '场地铺平' }).count()).toBe(1)
  })
})

describe('tasks', () => {
  it('are announced where there is nothing yet', async () => {
    await progress('nothing')
    await page.getByText('还没有开工').waitFor()
  })

  it('say who does them until when, and in words which is overdue', async () => {
    await progress('working')
    const second = page.locator('.steps > li').nth(1)
    await expect.poll(() => second.textContent()).toContain('怡光市政施工队')
    await expect.poll(() => second.textContent()).toContain('至5月10日')
    await expect.poll(() => second.textContent()).toContain('已逾期')
    await expect.poll(() => page.getByRole('button', { name: '报告完成' }).count()).toBe(1)
  })

  it('are added by the clerk; what is missing is said, and what was typed outlives a reload', async () => {
    await progress('clerk-working')
    server.reply('act.addTask', yes({ task: 't-9' }))
    await page.getByRole('button', { name: '添加一项工作' }).click()
    await page.getByLabel('做什么').fill('补种绿化')
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByText('请填写这一项').first().waitFor()
    await page.reload()
    await page.getByRole('button', { name: '添加一项工作' }).click()
    await expect.poll(() => page.getByLabel('做什么').inputValue()).toBe('补种绿化')
    await page.getByLabel('由谁做').fill('社区')
    await page.getByLabel('何时完成').fill('2026-05-30')
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await expect
      .poll(() => acts()[0]?.input)
      .toMatchObject({ title: '补种绿化', owner: '社区', dueOn: '2026-05-30' })
  })
})

describe('a task that is given to somebody', () => {
  const people = [
    { person: 'p-7', name: '施工队丁', role: 'assignee' },
    { person: 'p-8', name: '社区工作者甲', role: 'clerk' },
  ]

  beforeEach(async () => {
    await progress('clerk-working')
    server.reply('act.addTask', yes({ task: 't-9' }))
  })

  const fill = async () => {
    await page.getByLabel('做什么').fill('补种绿化')
    await page.getByLabel('何时完成').fill('2026-05-30')
  }
  const add = () => page.getByRole('button', { name: '添加', exact: true }).click()

  it('can be added all the same when nobody is known, and is then given to nobody', async () => {
    await page.getByRole('button', { name: '添加一项工作' }).click()
    await expect.poll(() => page.getByLabel('交给谁').count()).toBe(0)
    await fill()
    await page.getByLabel('由谁做').fill('社区')
    await add()
    await expect.poll(() => acts()[0]?.input).toMatchObject({ owner: '社区' })
    expect(acts()[0]!.input).not.toHaveProperty('person')
  })

  it('names its person, nobody being chosen at first, and shows their name as who does it', async () => {
    server.reply('read.assignable', people)
    await page.getByRole('button', { name: '添加一项工作' }).click()
    const whom = page.getByLabel('交给谁')
    await expect.poll(() => whom.inputValue()).toBe('')
    await fill()
    await whom.selectOption({ label: '社区工作者甲' })
    await whom.selectOption({ label: '施工队丁' })
    await expect.poll(() => page.getByLabel('由谁做').inputValue()).toBe('施工队丁')
    expect(await faultsOf(page)).toEqual([])
    await add()
    await expect.poll(() => acts()[0]?.input).toMatchObject({ owner: '施工队丁', person: 'p-7' })
  })

  it('keeps the firm that was written', async () => {
    server.reply('read.assignable', people)
    await page.getByRole('button', { name: '添加一项工作' }).click()
    await page.getByLabel('由谁做').fill('怡光市政公司')
    await page.getByLabel('交给谁').selectOption({ label: '施工队丁' })
    await expect.poll(() => page.getByLabel('由谁做').inputValue()).toBe('怡光市政公司')
  })
})

describe('every form', () => {
  it('has no fault that axe finds with a form open', async () => {
    await progress('clerk-working')
    for (const button of ['添加一项工作', '添加现场照片', '报告完成']) {
      await page.getByRole('button', { name: button }).first().click()
      await page.locator('form').waitFor()
      expect(await faultsOf(page), button).toEqual([])
      await page.getByRole('button', { name: '先不' }).click()
    }
  })
})
