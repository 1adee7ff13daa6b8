import type { LetterLook, MeView } from '@yishi/schema/words'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contact, resident } from '../gallery/fixtures/people.ts'
import { who } from '../gallery/fixtures/sign-in.ts'
import { useBrowser } from './browser.ts'
import { playDoors, refused } from './doors.ts'
import { type Played, playServer, yes } from './played.ts'
import { faultsOf, focusOf, overflowOf } from './states.ts'

const { open } = useBrowser()
let server: Played
let page: Page

/** The doors of a test, as they stand when they are knocked at. */
let doors: Record<string, unknown>
let knocked: Awaited<ReturnType<typeof playDoors>>

beforeEach(() => {
  server = playServer()
  server.reply('read.contact', contact)
  doors = {}
})
afterEach(() => page?.context().close())

async function signIn(
  how: { signedIn?: boolean; me?: MeView; more?: Record<string, string>; state?: string } = {},
): Promise<void> {
  const { signedIn = false, me, more = {}, state = 'live' } = how
  server.reply('read.me', me ?? { refused: 'not-signed-in' })
  page = await open({ el: 'sign-in', state, more, signedIn }, server.stub)
  knocked = await playDoors(page, doors)
  await page.locator('.sheet h2').waitFor()
}

const letter = (more: Partial<LetterLook> = {}) =>
  yes({ for: 'household', label: '5号楼2单元301', state: 'waiting', members: 0, pin: false, ...more })
const token = yes({
  token: 't-new',
  expiresAt: '2026-04-18T00:00:00.000Z',
  tenant: 'yiguang',
  person: 'p-301',
})
const button = (name: string | RegExp) => page.getByRole('button', { name })
const press = (name: string | RegExp) => button(name).click()
const keptToken = () => page.evaluate(() => sessionStorage.getItem(`yishi-token ${location.origin}`))

async function showCode(typed = 'k7qm4xwd2pnb83tc'): Promise<void> {
  await press('我收到了信')
  await page.getByLabel('验证码').pressSequentially(typed)
  await press('下一步')
}

/** Name and PIN are for who wants them. */
async function openPin(): Promise<void> {
  if (!(await page.getByLabel('您的姓名').isVisible())) await page.getByText('顺便设一个密码').click()
  await page.getByLabel('您的姓名').waitFor()
}

async function fillClaim(pin = '314159', again = pin): Promise<void> {
  await openPin()
  await page.getByLabel('您的姓名').fill('居民甲')
  await page.getByLabel('设一个6位数字密码').fill(pin)
  await page.getByLabel('再输一遍密码').fill(again)
  await press('认领并登录')
}

describe('a letter', () => {
  it('is not asked about before its code is whole, and a slip of the pen is told beside the field', async () => {
    doors.letter = refused('input-invalid', { path: 'code' })
    await signIn()
    await showCode('k7qm')
    await page.getByText('验证码还没有输完').waitFor()
    expect(knocked).toEqual([])
    await page.getByLabel('验证码').pressSequentially('4xwd2pnb83tx')
    await press('下一步')
    await page.getByText('可能抄错了一位').waitFor()
    await expect.poll(() => page.getByLabel('验证码').inputValue()).toBe('K7QM-4XWD-2PNB-83TX')
    await expect.poll(() => focusOf(page)).toBe('code')
  })

  it('that nobody knows says whom to call', async () => {
    doors.letter = refused('unknown-letter')
    await signIn()
    await showCode()
    await page.getByText('没有找到这封信上的验证码').waitFor()
    await page.getByText('需要帮助请打电话').waitFor()
  })

  it('that was used or has expired opens nothing, and says what to do', async () => {
    doors.letter = letter({ state: 'expired' })
    await signIn()
    await showCode()
    await page.getByText('这封信已经过期').waitFor()
    doors.letter = letter({ state: 'used' })
    await press('换一种方式')
    await press('我收到了信')
    await press('下一步')
    await page.getByText('不能再用').waitFor()
    await expect.poll(() => page.locator('input').count()).toBe(0)
  })

  it('is claimed by one press with nothing typed, also when the answer was lost', async () => {
    doors.letter = letter()
    await signIn()
    await showCode()
    await press('认领，直接进入')
    await page.getByText('没有收到答复').waitFor()
    doors.claim = token
    server.reply('read.me', resident)
    await press('认领，直接进入')
    await page.getByText('已登录，5号楼2单元301已认领到您名下。').waitFor()
    const claims = knocked.filter(({ door }) => door === 'claim')
    expect(claims).toHaveLength(2)
    expect(claims[1]!.body).toEqual(claims[0]!.body)
    expect(Object.keys(claims[0]!.body as object).sort()).toEqual(['code', 'key', 'zone'])
    await expect.poll(() => focusOf(page)).toBe('step')
  })

  it('is not claimed for a PIN without a name, with a PIN that everybody tries, or with two that differ', async () => {
    doors.letter = letter({ members: 1 })
    await signIn()
    await showCode()
    await page.getByText('已有1人认领这一户').waitFor()
    await openPin()
    await press('认领并登录')
    await page.getByText('请写下您的姓名').waitFor()
    await expect.poll(() => focusOf(page)).toBe('name')
    await fillClaim('123456')
    await page.getByText('这个密码太好猜了').waitFor()
    await fillClaim('314159', '314158')
    await page.getByText('两次输入的不一样').waitFor()
    expect(knocked.map(({ door }) => door)).toEqual(['letter'])
  })

  it('is claimed once: a lost answer is asked for again under the same key, and nothing typed is lost', async () => {
    doors.letter = letter()
    await signIn()
    await showCode()
    await fillClaim()
    await page.getByText('没有收到答复').waitFor()
    await expect.poll(() => page.getByLabel('您的姓名').inputValue()).toBe('居民甲')
    await expect.poll(() => page.getByLabel('再输一遍密码').inputValue()).toBe('314159')
    doors.claim = token
    server.reply('read.me', resident)
    await press('认领并登录')
    await page.getByRole('heading', { name: '居民甲，您好' }).waitFor()
    await page.getByText('已登录，5号楼2单元301已认领到您名下。').waitFor()
    const claims = knocked.filter(({ door }) => door === 'claim')
    expect(claims).toHaveLength(2)
    expect(claims[1]!.body).toEqual(claims[0]!.body)
    expect(claims[0]!.body).toMatchObject({
      zone: 'yiguang.huayuan',
      code: 'K7QM-4XWD-2PNB-83TC',
      pin: '314159',
    })
    await expect.poll(() => keptToken()).toBe('t-new')
    await expect.poll(() => focusOf(page)).toBe('step')
  })

  it('leaves no PIN and no code in the page’s storage', async () => {
    doors.letter = letter()
    await signIn()
    await showCode()
    await fillClaim('314159', '314158')
    const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))
    expect(stored).toContain('居民甲')
    expect(stored).not.toMatch(/314159|K7QM/)
  })

  it('adds a household to whoever is signed in, who is asked for neither name nor PIN', async () => {
    doors.letter = letter()
    doors.claim = token
    await signIn({ signedIn: true, me: resident })
    await press('用信再认领一户')
    await page.getByLabel('验证码').fill('K7QM-4XWD-2PNB-83TC')
    await press('下一步')
    await press('认领到我名下')
    await page.getByText('已认领到您名下').waitFor()
    expect(knocked.at(-1)).toMatchObject({ door: 'claim', token: 't-1' })
    expect(knocked.at(-1)!.body).not.toHaveProperty('pin')
  })
})

describe('signing in again', () => {
  it('says what is missing beside each field, and asks nothing', async () => {
    await signIn()
    await press('我以前登录过')
    await press('登录')
    for (const sentence of ['请填楼栋。', '请填房号。', '密码要正好6位数字。'])
      await page.getByText(sentence).waitFor()
    expect(knocked).toEqual([])
  })

  it('says that address or PIN is wrong, keeps the address, and whom to call', async () => {
    doors.pin = refused('wrong-credentials')
    await signIn()
    await byAddress()
    await page.getByText('地址或密码不对').waitFor()
    await page.getByText('需要帮助请打电话').waitFor()
    await expect.poll(() => page.getByLabel('楼栋').inputValue()).toBe('5号楼')
    expect(knocked[0]!.body).toEqual({
      zone: 'yiguang.huayuan',
      building: '5号楼',
      unit: '',
      room: '301',
      pin: '314159',
    })
  })

  it('takes the letter’s code where two of a household have the same PIN', async () => {
    doors.pin = refused('input-invalid', { path: 'person' })
    await signIn()
    await byAddress()
    await page.getByText('分不出是哪一位').waitFor()
    doors.pin = token
    server.reply('read.me', resident)
    await press('改用信上的验证码加密码')
    await page.getByLabel('验证码').fill('K7QM-4XWD-2PNB-83TC')
    await press('登录')
    await page.getByText('已登录。').waitFor()
    expect(knocked.at(-1)!.body).toMatchObject({ code: 'K7QM-4XWD-2PNB-83TC', pin: '314159' })
  })

  it('shows whom to call once it is locked, and nothing to try again', async () => {
    doors.pin = refused('account-locked', {
      params: { minutes: 15, telephone: '0391-111 1111', at: '怡光社区' },
    })
    await signIn()
    await byAddress()
    await page.getByRole('heading', { name: '已锁定' }).waitFor()
    await page.getByText('锁定15分钟').waitFor()
    const call = page.getByRole('link', { name: '0391-111 1111' })
    await expect.poll(() => call.getAttribute('href')).toBe('tel:03911111111')
    await expect.poll(() => page.locator('input').count()).toBe(0)
  })

  it('names a site that is not registered, with what its webmaster has to do', async () => {
    doors.password = refused('origin-not-registered', { params: { origin: 'https://site.example' } })
    await signIn()
    await asStaff()
    await page.getByRole('heading', { name: '这个网站还没有登记' }).waitFor()
    await expect
      .poll(() => page.getByRole('listitem').first().textContent())
      .toContain('https://site.example')
    const home = await page.getByRole('link', { name: '到议事平台上登录' }).getAttribute('href')
    expect(home).toMatch(/\/c\/yiguang\.huayuan\/sign-in$/)
  })
})

describe('staff', () => {
  it('learns that name or password is wrong, and is in with the right ones', async () => {
    doors.password = refused('wrong-credentials')
    await signIn()
    await asStaff()
    await page.getByText('账号或密码不对').waitFor()
    await expect.poll(() => page.getByLabel('账号').inputValue()).toBe('third')
    doors.password = token
    server.reply('read.me', who.staff.me)
    await press('登录')
    await page.getByRole('heading', { name: '网格员丙，您好' }).waitFor()
    await page.getByText('网格员', { exact: true }).waitFor()
  })
})

describe('who is signed in', () => {
  it('is nobody any more once the sign-in is over, without a word of failure', async () => {
    await signIn({ signedIn: true })
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await expect.poll(() => keptToken()).toBe(null)
  })

  it('is out at once, also where the server cannot be reached', async () => {
    await signIn({ signedIn: true, me: resident })
    await press('退出登录')
    await page.getByText('已退出登录。').waitFor()
    await expect.poll(() => keptToken()).toBe(null)
    expect(knocked).toMatchObject([{ door: 'out', token: 't-1' }])
  })

  it('is asked before they doubt another one of their household', async () => {
    server.reply('act.contestClaim', yes({ person: 'p-302' }))
    await signIn({ signedIn: true, me: who.shared.me })
    await press('不是我家的人')
    expect(server.calls.map(({ name }) => name)).not.toContain('act.contestClaim')
    await press('是，请社区核实')
    await page.getByText('社区会联系核实').waitFor()
    expect(server.calls.find(({ name }) => name === 'act.contestClaim')!.input).toEqual({
      zone: 'yiguang.huayuan.g3',
      household: 'h-301',
      person: 'p-302',
    })
  })

  it('shows once more who they are when another element asks for it', async () => {
    doors.fresh = refused('wrong-credentials')
    await signIn({ signedIn: true, me: resident })
    await page.evaluate(() =>
      document.body.dispatchEvent(new Event('yishi-sign-in-needed', { bubbles: true })),
    )
    await page.getByRole('heading', { name: '请再验证一次身份' }).waitFor()
    await expect.poll(() => focusOf(page)).toBe('step')
    await page.getByLabel('6位数字密码').fill('314158')
    await press('验证')
    await page.getByText('密码不对').waitFor()
    doors.fresh = yes({ freshAt: '2026-04-18T00:00:00.000Z' })
    await press('验证')
    await page.getByText('已验证，请再提交一次。').waitFor()
  })
})

describe('a site that vouches', () => {
  it('vouches anew, without a word, for whom an act was refused since their sign-in was over', async () => {
    doors.host = token
    await signIn()
    server.reply('read.me', resident)
    await vouchWith('jwt-1')
    await page.getByRole('heading', { name: '居民甲，您好' }).waitFor()
    server.reply('read.me', { refused: 'not-signed-in' })
    await page.evaluate(() => {
      document.body.dispatchEvent(new Event('yishi-sign-in-needed', { bubbles: true }))
    })
    await expect.poll(() => knocked.map(({ door }) => door)).toEqual(['host', 'host'])
  })

  it('is asked once by itself; its no is not the reader’s business, and other ways stay', async () => {
    doors.host = refused('wrong-credentials')
    await signIn()
    await vouchWith('jwt-1')
    await button('用本网站的账号登录').waitFor()
    await expect.poll(() => knocked.length).toBe(1)
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  })

  it('signs in without a word or a moved focus', async () => {
    doors.host = token
    server.reply('read.contact', contact)
    await signIn()
    server.reply('read.me', resident)
    await vouchWith('jwt-1')
    await page.getByRole('heading', { name: '居民甲，您好' }).waitFor()
    expect(knocked).toEqual([
      { door: 'host', body: { zone: 'yiguang.huayuan', jwt: 'jwt-1' }, token: undefined },
    ])
    await expect.poll(() => focusOf(page)).not.toBe('step')
  })
})

describe('on a foreign page', () => {
  const office = 'https://office.example'
  const ways = (script: string) => `<!doctype html><title>议事平台</title><script>${script}</script>`

  /** The platform's window, played: what it does once it is there. */
  async function signInAbroad(script: string): Promise<Page> {
    await signIn({ more: { server: office } })
    await page
      .context()
      .route(`${office}/c/**`, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: ways(script) }),
      )
    const popup = page.context().waitForEvent('page')
    await press('在议事平台登录')
    return popup
  }

  it('says what is left where the platform’s window was closed', async () => {
    const popup = await signInAbroad('')
    await popup.close()
    await page.getByText('登录窗口没有打开').waitFor()
    expect(knocked).toEqual([])
  })

  it('signs in by the code that the platform’s window gives to this site', async () => {
    doors['popup/redeem'] = token
    await signInAbroad(`
      const asked = new URLSearchParams(location.search)
      opener.postMessage({ source: 'yishi', state: asked.get('state'), code: 'once' }, asked.get('origin'))
    `)
    server.reply('read.me', resident)
    await page.getByText('已登录。').waitFor()
    expect(knocked[0]).toMatchObject({ door: 'popup/redeem', body: { code: 'once' } })
  })
})

describe('every screen', () => {
  it('has no fault that axe finds, and fits a narrow phone in elder mode', async () => {
    for (const state of Object.keys(who)) {
      page = await open({ el: 'sign-in', state, width: 320 })
      expect([state, await faultsOf(page)]).toEqual([state, []])
      await page.locator('main > *').evaluate((element) => {
        element.setAttribute('elder', '')
        element.setAttribute('theme', 'dark')
        document.body.dataset.theme = 'dark'
      })
      expect([state, await faultsOf(page)]).toEqual([state, []])
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
      await page.context().close()
    }
    doors.letter = letter({ members: 2 })
    doors.pin = refused('wrong-credentials')
    await signIn({ more: { elder: '', lang: 'en' } })
    expect(await faultsOf(page)).toEqual([])
    await page.locator('.way').first().click()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#code').fill('K7QM-4XWD-2PNB-83TC')
    await page.locator('.primary').click()
    await page.locator('details summary').click()
    await page.locator('#name').waitFor()
    await press('Claim and sign in')
    await page.locator('#name-error').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })

  it('can be gone through by the keyboard alone', async () => {
    doors.password = token
    await signIn()
    server.reply('read.me', who.staff.me)
    for (let tab = 0; tab < 3; tab++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '工作人员登录' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('third')
    await page.keyboard.press('Tab')
    await page.keyboard.type('a long password')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '网格员丙，您好' }).waitFor()
  })
})

async function byAddress(): Promise<void> {
  await press('我以前登录过')
  await page.getByLabel('楼栋').fill('5号楼')
  await page.getByLabel('房号').fill('301')
  await page.getByLabel('6位数字密码').fill('314159')
  await press('登录')
}

async function asStaff(): Promise<void> {
  await press('我是工作人员')
  await page.getByLabel('账号').fill('third')
  await page.getByLabel('密码').fill('wrong')
  await press('登录')
}

/** The page's own site hands over its word. */
async function vouchWith(jwt: string): Promise<void> {
  await page.evaluate((its) => {
    const element = document.querySelector('main > *') as HTMLElement & { hostToken: () => Promise<string> }
    element.hostToken = async () => its
  }, jwt)
}
