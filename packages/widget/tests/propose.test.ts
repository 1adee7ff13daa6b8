import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contact, gridworker, resident } from '../gallery/fixtures/people.ts'
import { proposers } from '../gallery/fixtures/propose.ts'
import { useBrowser } from './browser.ts'
import { playDoors } from './doors.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf, focusOf, overflowOf } from './states.ts'

const { open } = useBrowser()
const made = yes({ proposal: 'm-new' })
let server: Played
let page: Page

beforeEach(() => {
  server = playServer()
  server.reply('read.contact', contact)
})
afterEach(() => page?.context().close())

async function propose(
  me: object | null = resident,
  more: Record<string, string> = {},
  width = 375,
): Promise<void> {
  server.reply('read.me', me ?? { refused: 'not-signed-in' })
  page = await open({ el: 'propose', more, width, signedIn: me !== null }, server.stub)
  await page.locator('#step').waitFor()
}

const next = () => page.getByRole('button', { name: '继续' }).click()
const heading = (name: string) => page.getByRole('heading', { name }).waitFor()
const sent = () => server.calls.filter(({ name }) => name === 'act.propose')

async function kind(name = '身边大家的事'): Promise<void> {
  await page.getByRole('radio', { name }).check()
}

/** To the screen after place and photos. */
async function write(): Promise<void> {
  await kind()
  await next()
  await page.getByLabel('标题').fill('5号楼北侧空地整治')
  await page.getByLabel('具体情况').fill('几户围起来种菜，车没处停。')
  await next()
  await page.getByLabel('地点').fill('5号楼北侧')
  await next()
}

describe('the way of a matter', () => {
  it('is not chosen for anybody, and one has to choose', async () => {
    await propose()
    await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
    await next()
    await page.getByText('请选一项').waitFor()
    await expect.poll(() => page.getByRole('heading', { name: '您想提的是哪一类事？' }).count()).toBe(1)
  })

  it.each([
    ['本来该政府部门管的事', '这件事要往上报，不表决', '政府部门的职责'],
    ['和某个人、某一家的纠纷', '这件事适合调解，不表决', '不能靠别人投票来定'],
    ['要全体居民遵守的规矩', '这件事由居民会议决定', '议事会不能代替'],
    ['村或集体经济组织的土地、资产', '这件事由集体经济组织成员大会决定', '别的居民不参加表决'],
  ])('of “%s” leads elsewhere, says why, and whom to call', async (name, title, why) => {
    await propose()
    await kind(name)
    await heading(title)
    await page.getByText(why).waitFor()
    await expect
      .poll(() => page.getByRole('link', { name: contact.telephone }).getAttribute('href'))
      .toBe('tel:03910000000')
    await expect.poll(() => page.getByRole('button', { name: '继续' }).count()).toBe(0)
  })

  it('of owners’ common property asks which, and is begun by a clerk alone', async () => {
    await propose()
    await kind('业主共有的钱和物')
    await next()
    await page.getByText('请选一项').waitFor()
    await page.getByRole('radio', { name: '改变共有部分的用途' }).check()
    await heading('这件事由业主共同决定（特别事项）')
    await page.getByText('四分之三以上').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '继续' }).count()).toBe(0)
    await page.context().close()
    await propose(proposers.clerk.me)
    await kind('业主共有的钱和物')
    await page.getByRole('radio', { name: '别的' }).check()
    await page.getByText('您是社区工作人员，可以直接发起').waitFor()
    await next()
    await heading('要提什么？')
  })
})

describe('what is typed', () => {
  it('is asked for beside its field before one goes on', async () => {
    await propose()
    await kind()
    await next()
    await next()
    await page.getByText('请写一个标题。').waitFor()
    await page.getByText('请写几句具体情况。').waitFor()
    await expect.poll(() => focusOf(page)).toBe('title')
    await expect.poll(() => page.getByLabel('标题').getAttribute('aria-invalid')).toBe('true')
  })

  it('outlives a reload, and one stands on the same screen', async () => {
    await propose()
    await kind()
    await next()
    await page.getByLabel('标题').fill('路灯')
    await page.reload()
    await heading('要提什么？')
    await expect.poll(() => page.getByLabel('标题').inputValue()).toBe('路灯')
  })

  it('outlives a lost network; pressing again sends it once', async () => {
    await propose()
    await write()
    await heading('请核对一遍')
    await page.getByRole('button', { name: '提交提议' }).click()
    await page.getByText('没有收到答复').waitFor({ timeout: 15_000 })
    server.reply('act.propose', made)
    await page.getByRole('button', { name: '提交提议' }).click()
    await heading('提议已收到')
    expect(new Set(sent().map(({ key }) => key)).size).toBe(1)
  })

  it('that the server refuses leads back to its field, with the sentence beside it', async () => {
    server.reply('act.propose', no('input-invalid', 'title'))
    await propose()
    await write()
    await page.getByRole('button', { name: '提交提议' }).click()
    await heading('要提什么？')
    await page.locator('#title-error').getByText('不合要求').waitFor()
    await expect.poll(() => focusOf(page)).toBe('title')
    await expect.poll(() => page.getByLabel('具体情况').inputValue()).toBe('几户围起来种菜，车没处停。')
  })
})

describe('the check page', () => {
  it('repeats everything, and leads back to each of it', async () => {
    await propose()
    await write()
    const text = await page.locator('dl').textContent()
    for (const words of [
      '提议做',
      '5号楼北侧空地整治',
      '几户围起来种菜',
      '5号楼北侧',
      '没有',
      '5号楼2单元301',
    ])
      expect(text).toContain(words)
    expect(sent()).toEqual([])
    await page.getByRole('button', { name: '改地点' }).click()
    await heading('在哪里？什么样？')
    await page.getByLabel('地点').fill('')
    await next()
    await expect.poll(() => page.locator('dl').textContent()).toContain('没有写')
  })

  it('sends it for the one household there is, and says what comes next', async () => {
    server.reply('act.propose', made)
    await propose()
    await write()
    await page.getByRole('button', { name: '提交提议' }).click()
    await heading('提议已收到')
    expect(sent()[0]!.input).toEqual({
      zone: 'yiguang.huayuan',
      process: 'tiyizuo',
      title: '5号楼北侧空地整治',
      body: '几户围起来种菜，车没处停。',
      place: '5号楼北侧',
      photos: [],
      household: 'h-301',
    })
    const link = page.getByRole('link', { name: '看这件提议' })
    await expect.poll(() => link.getAttribute('href')).toMatch(/\/c\/yiguang\.huayuan\/proposals\/m-new$/)
    await expect.poll(() => focusOf(page)).toBe('step')
    await page.getByRole('button', { name: '再提一件' }).click()
    await heading('您想提的是哪一类事？')
    await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
  })

  it('leads to the site’s own page where it says which', async () => {
    server.reply('act.propose', made)
    await propose()
    await page.locator('main > *').evaluate((it) => it.setAttribute('proposal-href', '/m?id={id}'))
    await write()
    await page.getByRole('button', { name: '提交提议' }).click()
    const link = page.getByRole('link', { name: '看这件提议' })
    await expect.poll(() => link.getAttribute('href')).toBe('/m?id=m-new')
  })
})

describe('for whom', () => {
  it('has to be said by somebody with two households', async () => {
    server.reply('act.propose', made)
    await propose(proposers['two-homes'].me)
    await write()
    await heading('替哪一户提？')
    await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
    await next()
    await page.getByText('请选一户。').waitFor()
    await page.getByRole('radio', { name: '3号楼1单元104' }).check()
    await next()
    await page.getByRole('button', { name: '提交提议' }).click()
    await heading('提议已收到')
    expect(sent()[0]!.input.household).toBe('h-104')
  })

  it('is searched for by a grid worker, or nobody', async () => {
    server.reply('read.households', {
      items: [{ household: 'h-9', label: '5号楼2单元302', contactName: '住户乙' }],
      total: 3,
      next: null,
    })
    server.reply('act.propose', made)
    await propose(gridworker)
    await write()
    await page.getByLabel('查找住户').fill('5号楼')
    await page.getByRole('radio', { name: '5号楼2单元302' }).check()
    await page.getByText('还有2户').waitFor()
    await next()
    await heading('请核对一遍')
    await expect.poll(() => page.locator('dl').textContent()).toContain('5号楼2单元302')
    await page.getByRole('button', { name: '改提议的住户' }).click()
    await page.getByRole('radio', { name: '不代表哪一户' }).check()
    await next()
    await page.getByRole('button', { name: '提交提议' }).click()
    await heading('提议已收到')
    expect(sent()[0]!.input).not.toHaveProperty('household')
  })

  it('is nobody before one has signed in: the way in is on the page, and nothing written is lost', async () => {
    await propose(null)
    await playDoors(page, {
      password: yes({ token: 't-2', expiresAt: '', tenant: 'yiguang', person: 'p-301' }),
    })
    await write()
    await heading('登录后就能提交')
    await expect.poll(() => page.getByRole('button', { name: '继续' }).count()).toBe(0)
    await page.getByRole('button', { name: '我是工作人员' }).click()
    await page.getByLabel('账号').fill('somebody')
    await page.getByLabel('密码').fill('a long password')
    server.reply('read.me', resident)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await heading('请核对一遍')
    await expect.poll(() => page.locator('dl').textContent()).toContain('5号楼北侧空地整治')
  })

  it('is asked again where the sign-in was over, without leaving the page', async () => {
    server.reply('act.propose', no('not-signed-in'))
    await propose()
    await page.evaluate(() => {
      addEventListener('yishi-sign-in-needed', () => document.body.setAttribute('data-asked', ''))
    })
    await write()
    server.reply('read.me', { refused: 'not-signed-in' })
    await page.getByRole('button', { name: '提交提议' }).click()
    await page.getByRole('button', { name: '我以前登录过' }).waitFor()
    await expect.poll(() => page.locator('dl').textContent()).toContain('5号楼北侧空地整治')
    await expect.poll(() => page.locator('body[data-asked]').count()).toBe(0)
  })

  it('tells somebody without a household how to get one', async () => {
    await propose({ ...resident, households: [] })
    await write()
    await page.getByText('您还没有认领住户').waitFor()
    await page.getByRole('button', { name: '用信认领住户' }).waitFor()
  })
})

describe('photos', () => {
  const picture = {
    name: 'a.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  }

  async function withPhoto(): Promise<void> {
    await propose()
    await kind()
    await next()
    await page.getByLabel('标题').fill('路灯')
    await page.getByLabel('具体情况').fill('坏了')
    await next()
    await page.getByLabel('从相册选').setInputFiles(picture)
    await page.getByLabel('照片里是什么').waitFor()
  }

  it('ask for words before one goes on, and the focus is there', async () => {
    await withPhoto()
    await next()
    await page.getByText('请写一句照片里是什么。').waitFor()
    await expect.poll(() => focusOf(page)).toBe('photo-0')
  })

  it('that do not get through keep the matter from being sent, and all of it here', async () => {
    await withPhoto()
    await page.getByLabel('照片里是什么').fill('坏了的路灯')
    await next()
    await page.route('**/upload', (route) => route.abort())
    await page.getByRole('button', { name: '提交提议' }).click()
    await page.getByText('照片没有传上去，提议还没有提交').waitFor()
    expect(sent()).toEqual([])
    await page.unroute('**/upload')
    await page.route('**/upload', (route) =>
      route.fulfill({ json: yes({ attachment: 'a-7', mime: 'image/webp', width: 1, height: 1 }) }),
    )
    server.reply('act.propose', made)
    await page.getByRole('button', { name: '提交提议' }).click()
    await heading('提议已收到')
    expect(sent()[0]!.input.photos).toEqual(['a-7'])
  })

  it('say that they have to be chosen again after a reload', async () => {
    await withPhoto()
    await page.getByLabel('照片里是什么').fill('坏了的路灯')
    await next()
    await page.reload()
    await page.getByText('之前选的照片要重新选').waitFor()
  })
})

describe('a matter that follows another', () => {
  it('names it, and says so where that one still runs', async () => {
    page = await open({ el: 'propose', state: 'following' })
    await page.getByText('接续：3号楼加装扶手').waitFor()
  })
})

describe('every screen', () => {
  it('goes one screen on, also where the way on is pressed again while that screen comes', async () => {
    await propose(resident)
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    let asked = 0
    await page.route('**/assets/steps-*.js', async (route) => {
      asked += 1
      await held
      await route.continue()
    })
    await kind()
    await next()
    await expect.poll(() => asked).toBe(1)
    await next()
    release()
    await page.getByLabel('标题').waitFor()
    await page.waitForTimeout(200)
    expect(await page.getByLabel('标题').count()).toBe(1)
  })

  it('has no fault that axe finds, from the first to the last', async () => {
    server.reply('act.propose', made)
    await propose(gridworker, { lang: 'zh' }, 320)
    const faults = async (screen: string) => expect([screen, await faultsOf(page)]).toEqual([screen, []])
    await faults('kind')
    await kind('业主共有的钱和物')
    await faults('owners')
    await next()
    await faults('missing')
    await kind()
    await faults('way')
    await next()
    await page.getByLabel('标题').waitFor()
    await next()
    await faults('text')
    await page.getByLabel('标题').fill('路灯')
    await page.getByLabel('具体情况').fill('坏了')
    await next()
    await faults('where')
    await next()
    await faults('home')
    await page.getByRole('radio', { name: '不代表哪一户' }).check()
    await next()
    await faults('check')
    await page.getByRole('button', { name: '提交提议' }).click()
    await heading('提议已收到')
    await faults('done')
  })

  it('holds in elder mode, dark and English, one thing a screen, the telephone in sight', async () => {
    await propose(resident, { elder: '', theme: 'dark', lang: 'en' }, 320)
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    const heights = await page
      .locator('label.choice, button')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(60)
    await page.getByRole('radio', { name: 'Something around us' }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Title').waitFor()
    await expect.poll(() => page.locator('textarea').count()).toBe(0)
    const inSight = await page
      .locator('.write')
      .evaluate((it) => it.getBoundingClientRect().bottom <= innerHeight)
    expect(inSight).toBe(true)
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })

  it('keeps one’s place when the version for elders is switched on', async () => {
    await propose()
    await kind()
    await next()
    await page.getByLabel('标题').fill('路灯')
    await page.locator('main > *').evaluate((it) => it.setAttribute('elder', ''))
    await page.getByText('第2步，共6步').waitFor()
    await expect.poll(() => page.getByLabel('标题').inputValue()).toBe('路灯')
  })
})
