import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byAct } from '../../../tests/e2e/byAct.ts'
import { confirm } from '../../../tests/e2e/confirm.ts'
import { type Gathered, gather, zone } from '../../../tests/e2e/gather.ts'
import { Town } from '../../../tests/e2e/town.ts'
import { words } from '../src/locales/zh/deskRoll.ts'
import { faultsOf } from './states.ts'

const data = fileURLToPath(new URL('../../../tests/data/huayuan/', import.meta.url))
const json = (file: string) => JSON.parse(readFileSync(data + file, 'utf8'))
const patience = 300_000

let town: Town
let cast: Gathered
let admin: string
let page: Page

beforeAll(async () => {
  town = await Town.open()
  cast = await gather(town, '2026-03-18T09:20:00+08:00')
  const { people } = await (await fetch(`${town.server}/demo/people`)).json()
  const isAdmin = ({ roles }: { roles: { role: string }[] }) => roles.some(({ role }) => role === 'admin')
  admin = people.find(isAdmin).person
}, patience)
afterAll(() => town?.close(), patience)

/** A tool of somebody's desk. */
async function open(tool: string, person = cast.clerks[0]!): Promise<void> {
  page = await town.at(person, 'desk.html')
  const kit = page.getByRole('navigation', { name: '工具' })
  await kit.getByRole('button', { name: tool, exact: true }).click()
  await page.locator('#bench').waitFor()
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

/** Every row of a table or list, its cells joined by blanks. */
const rowsOf = (selector: string) =>
  page
    .locator(selector)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join(' ')),
    )

describe('an owner roll', () => {
  async function choose(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await open('名册')
    await press('导入业主名册')
    await page.getByLabel('名册文件（CSV）').setInputFiles(typeof file === 'string' ? data + file : file)
  }

  async function bring(file: string, name: string, parking = '不计入'): Promise<void> {
    await choose(file)
    await page.getByLabel('名册名称').fill(name)
    await page.getByRole('radio', { name: new RegExp(`^${parking}`) }).check()
    await press('开始导入')
  }

  it.each(Object.keys(json('bad/expected.json')))(
    'with a fault, %s, is refused with all of it',
    async (file) => {
      await bring(`bad/${file}`, file)
      const problems: { line: number; column: string | null; code: string }[] =
        json('bad/expected.json')[file]
      await page.getByText(`文件里有${problems.length}处问题，什么都没有写入`).waitFor({ timeout: 30_000 })
      await expect
        .poll(() => rowsOf('.found > li'))
        .toEqual(
          problems.map(({ line, column, code }) => `${words.problemAt(line, column)} ${words.problem[code]}`),
        )
      await page.getByText('还没有名册。').waitFor()
    },
  )

  it('that is a workbook or too large is not even sent', async () => {
    const sent: string[] = []
    await choose({ name: '业主.xlsx', mimeType: '', buffer: Buffer.from('x') })
    page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())))
    await page.getByText('“业主.xlsx”是表格文件，没有选上').waitFor()
    await page.evaluate(() => {
      const field = document.querySelector('yishi-desk')!.shadowRoot!.querySelector('yishi-desk-rolls')!
      const input = field.shadowRoot!.querySelector<HTMLInputElement>('#file')!
      const files = new DataTransfer()
      files.items.add(new File([new Uint8Array(33 * 1024 * 1024)], 'roll.csv'))
      input.files = files.files
      input.dispatchEvent(new Event('change'))
    })
    await page.getByText('“roll.csv”超过 32 MB，没有选上').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await press('开始导入')
    expect(sent.filter((url) => url.endsWith('/rolls'))).toEqual([])
  })

  it.each([
    ['roll.csv', '不计入', 'excluded'],
    ['roll.csv', '只计面积', 'area'],
    ['roll.gb18030.csv', '面积和人数都计', 'areaAndHeads'],
  ])('%s, parking %s, comes in with the totals it must have', async (file, parking, key) => {
    await bring(file, `业主名册 ${parking}`, parking)
    const right = json('roll.expected.json')
    const { heads, area } = right[key]
    const shown = `${Number(area.split('.')[0]).toLocaleString('en')}.${area.split('.')[1]}`
    await page
      .getByText(`专有部分${right.dwellings}个，计${heads}人，面积${shown}`)
      .waitFor({ timeout: 30_000 })
    await page.getByText(`业主名册 ${parking}`, { exact: true }).waitFor()
  })

  it('of 40,000 lines shows how far it is, and is found again by somebody who left', async () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => {
      const room = `${1 + (i % 20)}0${1 + (Math.floor(i / 20) % 4)}`
      return `${1 + Math.floor(i / 400)}号楼,${1 + (Math.floor(i / 80) % 5)}单元,${room},住宅,63.75,买卖合同,业主${i},P${i},已交付`
    })
    const head = '楼栋,单元,房号,用途,建筑面积,面积依据,产权人,产权人标识,状态'
    await choose({
      name: 'long.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([head, ...lines].join('\n')),
    })
    await page.getByLabel('名册名称').fill('大名册')
    await page.getByRole('radio', { name: /^不计入/ }).check()
    await press('开始导入')
    await page.getByText(/[\d,]+ \/ 40,000 行/).waitFor()
    await page.goto(`${town.site}/index.html`)
    await page.goto(`${town.site}/desk.html`)
    await page.getByText('专有部分40,000个，计40,000人').waitFor({ timeout: 120_000 })
  })
})

describe('a sheet of households', () => {
  const right = json('households.expected.json')

  it('that is none is refused in words, and nothing is registered', async () => {
    await open('住户登记')
    await page
      .locator('#file')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') })
    await page.getByText('“a.png”读不了，没有选上').waitFor()
    const file = { name: 'a.xlsx', mimeType: '', buffer: Buffer.from('not a workbook') }
    await page.locator('#file').setInputFiles(file)
    await press('读取')
    await page.getByText('1处没有读懂').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^登记/ }).count()).toBe(0)
  })

  it('is looked at, a column matched by hand, and registered without its vacancies', async () => {
    await open('住户登记')
    await page.locator('#file').setInputFiles(`${data}households.xlsx`)
    await press('读取')
    const { dwellings, households, vacant } = right
    await page.getByText(`共${dwellings}套：${households}户有人住，${vacant}套空置。`).waitFor()
    const rows = await rowsOf('tbody tr')
    expect(rows[0]).toMatch(/^1号楼 1单元 101 曹建燕 120\d{8}$/)

    await page.getByText('每一列是什么').click()
    const phone = page.locator('select').filter({ has: page.locator('option[value=phone][selected]') })
    const column = await phone.evaluate((select) => select.id)
    await page.locator(`#${column}`).selectOption('')
    await expect.poll(async () => (await rowsOf('tbody tr'))[0]).toMatch(/^1号楼 1单元 101 曹建燕 *$/)
    await page.locator(`#${column}`).selectOption('phone')
    await expect.poll(() => rowsOf('tbody tr')).toEqual(rows)

    await page.getByText('各楼栋属于哪个辖区').click()
    await page.getByLabel('5号楼', { exact: true }).selectOption({ label: '第一网格' })
    await press(`登记${households}户`)
    await confirm(page, `登记${households}户`)
    await page.getByText(`已登记${households}户。`).waitFor()
  })

  it('can be pasted, and its totals read as the file’s', async () => {
    await open('住户登记')
    await page
      .getByLabel('或者把表格里的内容粘贴到这里')
      .fill(
        '楼号\t单元号\t门牌\t当家的\t说明\n10号楼\t1单元\t101\t甲某\t\n10号楼\t1单元\t102\t\t空置\n10号楼\t1单元\t103\t乙某\t',
      )
    await press('读取')
    await page.locator('#form').waitFor()
    const columns = page.locator('details').filter({ hasText: '每一列是什么' })
    if ((await columns.getAttribute('open')) === null) await columns.locator('summary').click()
    // One after the other, as fast as keys go.
    for (const [header, meaning] of [
      ['楼号', 'building'],
      ['单元号', 'unit'],
      ['门牌', 'room'],
      ['当家的', 'name'],
      ['说明', 'remark'],
    ])
      await page.getByLabel(`“${header}”这一列`).selectOption(meaning!)
    await page.getByText('共3套：2户有人住，1套空置。').waitFor()
    expect((await rowsOf('tbody tr'))[1]).toContain('空置')
    await press('登记2户')
    await confirm(page, '登记2户')
    await page.getByText('已登记2户。').waitFor()
  })
})

describe('letters', () => {
  it('are issued once for every household without one, printed, and open the page that claims it', async () => {
    await open('入户码信函')
    await press('给还没有信函、也没有人认领的住户发')
    await confirm(page, '确定')
    // The sheet brought 311, among them six of the seven who were there, and the cells two; six have a resident.
    await page.getByText('做好了308封。').waitFor()
    await page.getByText('308封等待使用').waitFor()
    await page.locator('canvas').first().waitFor()
    const [paper] = await Promise.all([page.context().waitForEvent('page'), press('打印全部信函')])
    await paper.getByText('1号楼1单元101').first().waitFor()
    await paper.close()

    const code = await page.locator('.code').first().textContent()
    const visitor = await town.at(null, 'index.html')
    await visitor.goto(`${town.server}/c/${zone}/claim#${code}`)
    await visitor.getByText('1号楼1单元101').first().waitFor()
  })

  it('once void open nothing any more', async () => {
    await open('入户码信函')
    const letter = page.locator('.letters article').first()
    const code = await letter.locator('.code').textContent()
    await letter.getByRole('button', { name: '作废' }).click()
    await confirm(page, '作废')
    await page.getByText('307封等待使用').waitFor()
    const visitor = await town.at(null, 'index.html')
    await visitor.goto(`${town.server}/c/${zone}/claim#${code}`)
    await visitor.getByRole('alert').first().waitFor()
    await expect.poll(() => visitor.getByText('1号楼1单元101').count()).toBe(0)
  })
})

describe('a claim', () => {
  it('that a resident doubts comes before the clerk, who settles it with a reason', async () => {
    await open('住户认领')
    await page.getByLabel('查一户有谁认领').fill('5号楼 1单元 101')
    await page
      .getByRole('button', { name: /^选 5号楼1单元101$/ })
      .first()
      .click()
    await page.locator('yishi-desk').getByText('赵某 · 5号楼1单元101').waitFor()
    await press('确认一个人住在这里')
    await page.getByLabel('姓名').fill('房客某')
    await press('确认')
    await page.getByText('房客某从此可以代表5号楼1单元101表态和投票').waitFor()
    await confirm(page, '确认')
    await page.getByText('已确认房客某住在').waitFor()

    const of = { zone, household: await householdOf('5号楼 1单元 101') }
    const claims = await ask('claims', of)
    const { person } = claims.items.find(({ name }: { name: string }) => name === '房客某')
    await byAct(town, cast.residents[0]!, { name: 'contestClaim', input: { ...of, person } })

    await open('住户认领')
    await page.getByText('房客某 · 5号楼1单元101').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await press('核实不住这里')
    // The button that opens the form and the one that sends it have the same name.
    await page.getByLabel('怎样核实的').waitFor()
    await press('核实不住这里')
    await page.getByText('请填写这一项').waitFor()
    await page.getByLabel('怎样核实的').fill('上门看过，已搬走')
    await press('核实不住这里')
    await confirm(page, '核实不住这里')
    await page.getByText('认领已终止。').waitFor()
    await page.getByText('没有有疑问的认领。').waitFor()
  })

  it('has somebody behind it, whose number is put right and whose account is erased when they ask for it', async () => {
    await open('住户认领')
    const household = await householdOf('5号楼 1单元 101')
    const input = { zone, household, name: '租客某' }
    await byAct(town, cast.clerks[0]!, { name: 'vouch', input })
    await page.getByLabel('查一户有谁认领').fill('5号楼 1单元 101')
    await page
      .getByRole('button', { name: /^选 5号楼1单元101$/ })
      .first()
      .click()
    await press('更正 租客某')
    await page.getByLabel('电话').fill('13800000009')
    await press('更正')
    await confirm(page, '更正')
    await page.getByText('租客某的资料已更正。').waitFor()
    await press('更正 租客某')
    await expect.poll(() => page.getByLabel('电话').inputValue()).toBe('13800000009')
    await press('先不')
    await press('注销账号 租客某')
    await page.getByLabel('已核对，是本人要求注销').check()
    await press('注销账号')
    await confirm(page, '是，注销')
    await page.getByText('账号已注销。').waitFor()
    await expect.poll(() => page.getByText('租客某 ·').count()).toBe(0)
    await page.locator('yishi-desk').getByText('赵某 · 5号楼1单元101').waitFor()
  })

  /** What a read says to the first clerk. */
  async function ask(read: string, input: object) {
    const token = await page.evaluate((key) => sessionStorage.getItem(key), `yishi-token ${town.server}`)
    const url = `${town.server}/trpc/read.${read}?input=${encodeURIComponent(JSON.stringify(input))}`
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}`, origin: town.site } })
    return (await answer.json()).result.data
  }

  async function householdOf(search: string): Promise<string> {
    const found = await ask('households', { zone, search })
    return found.items.find(({ members }: { members: number }) => members > 0).household
  }
})

describe('people', () => {
  it('are listed, appointed once it was looked at twice, and dismissed with a reason', async () => {
    await open('人员与辖区', admin)
    for (const name of ['网格员甲', '议事员壬', '物业项目经理'])
      await page.getByText(name, { exact: true }).waitFor()
    await press('任职')
    await page.getByLabel('姓名').fill('施工队长')
    await page.getByLabel('职务', { exact: true }).selectOption({ label: '施工方' })
    await press('任职')
    await page.getByText('施工队长任施工方。确定吗？').waitFor()
    await confirm(page, '任职')
    await page.getByText('施工队长已任施工方。').waitFor()
    await page.getByRole('button', { name: '免职 施工队长 施工方' }).click()
    await page.getByLabel('免职的原因').fill('完工')
    await press('免职')
    await confirm(page, '免职')
    await page.getByText('施工队长已免职。').waitFor()
    await expect.poll(() => page.getByText('施工队长', { exact: true }).count()).toBe(0)
  })

  it('get a zone only after its address was looked at, and are not told of one that is there already', async () => {
    await open('人员与辖区', admin)
    const fill = async () => {
      await page.getByRole('button', { name: '添加辖区', exact: true }).click()
      await page.getByLabel('在哪个辖区之下').selectOption({ label: `华园小区（${zone}）` })
      await page.getByLabel('地址里的名字').fill('g9')
      await page.getByLabel('名称').fill('第九网格')
      await page.getByLabel('级别').selectOption({ label: '网格' })
      await press('添加')
      await page.getByText(`添加“第九网格”，地址 ${zone}.g9，以后不能改`).waitFor()
      await confirm(page, '添加')
    }
    await fill()
    await page.getByText('第九网格已添加。').waitFor()
    await fill()
    await page.locator('form .refusal').waitFor()
    await expect.poll(() => page.getByLabel('名称').inputValue()).toBe('第九网格')
  })

  it('cannot lose their last administrator: the refusal is said, and what was typed stays', async () => {
    page = await town.at(admin, 'desk.html')
    await page.evaluate(() => document.querySelector('yishi-desk')!.setAttribute('zone', 'yiguang'))
    await page.getByRole('navigation', { name: '工具' }).getByRole('button', { name: '人员与辖区' }).click()
    await page.getByRole('button', { name: '免职 管理员 管理员' }).click()
    await page.getByLabel('免职的原因').fill('不再负责')
    await press('免职')
    await confirm(page, '免职')
    await page.locator('form .refusal').waitFor()
    await expect.poll(() => page.getByLabel('免职的原因').inputValue()).toBe('不再负责')
  })
})

it('nothing failed in any page without anybody being told', () => {
  expect(town.faults).toEqual([])
})
