import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { smallRoll } from '../../packages/server/src/testing/polls.ts'
import { confirm } from './confirm.ts'
import { type Gathered, gather, zone } from './gather.ts'
import { inSteps } from './inSteps.ts'
import { openWork } from './openWork.ts'
import { pngOf } from './pngOf.ts'
import { signIn } from './signIn.ts'
import { Town } from './town.ts'

const patience = 600_000

/** What an owners' vote is worth, as the form and every screen with its result say it. */
const forces = [
  { force: 'paper-ledger', said: '纸质计票' },
  { force: 'advisory', said: '征询意见，不具法律效力' },
  { force: 'import-official', said: '官方平台结果' },
  { force: 'binding', said: '正式表决' },
] as const

describe.each(forces)('an owners’ vote from roll to publication, $force', ({ force, said }) => {
  const title = '出租南门内空地建设充电桩'
  /** Whether it is counted here, rather than by the official platform. */
  const counted = force !== 'import-official'
  let town: Town
  let cast: Gathered
  let proposal = ''
  let poll = ''

  beforeAll(async () => {
    town = await Town.open()
    cast = await gather(town, '2026-03-02T09:00:00+08:00')
  }, patience)
  afterAll(() => town?.close(), patience)
  const step = inSteps(patience)
  const never = () => {}
  const ifCounted: typeof step = counted ? step : never
  const ifBinding: typeof step = force === 'binding' ? step : never
  const ifOfficial: typeof step = counted ? never : step
  const matter = () => `matter.html?id=${proposal}`
  const tool = async (person: string, name: string): Promise<Page> => {
    const page = await town.at(person, 'desk.html')
    await page.getByRole('navigation', { name: '工具' }).getByRole('button', { name, exact: true }).click()
    await page.locator('#bench').waitFor()
    return page
  }

  step('the clerk imports the owners of the estate', async () => {
    const page = await tool(cast.clerks[0]!, '名册')
    await page.getByRole('button', { name: '导入业主名册' }).click()
    await page.getByLabel('名册名称').fill('业主名册')
    await page.getByRole('radio', { name: /^不计入/ }).check()
    const file = { name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from(smallRoll) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('专有部分6个，计5人，面积300.00').waitFor()
  })

  ifBinding('the community says by its own version of the process that a vote of owners binds', async () => {
    const page = await tool(cast.clerks[0]!, '流程')
    const process = page.locator('#process-owners-special')
    await process.getByRole('button', { name: '改期限和数字' }).click()
    await process.getByLabel(/效力/).selectOption({ label: '正式表决' })
    await process.getByRole('button', { name: '保存为新的一版', exact: true }).click()
    await confirm(page, '保存为新的一版')
    await process.getByText('本社区第1版').waitFor()
  })

  step('the clerk starts the matter, and the questions find the way that the law asks for', async () => {
    const page = await town.at(cast.clerks[0]!, 'propose.html')
    await page.getByRole('radio', { name: /^业主共有的钱和物/ }).check()
    await page.getByRole('radio', { name: /^改变共有部分的用途/ }).check()
    await page.getByText('四分之三以上同意').waitFor()
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByLabel(/^标题/).fill(title)
    await page.getByLabel(/^具体情况/).fill('南门内东侧空地租给充电运营单位。')
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByLabel(/^地点/).fill('南门内东侧')
    await page.getByRole('button', { name: '继续' }).click()
    const nobody = page.getByRole('radio', { name: '不代表哪一户，由社区提出' })
    if (await nobody.isVisible()) {
      await nobody.check()
      await page.getByRole('button', { name: '继续' }).click()
    }
    await page.getByRole('button', { name: '提交提议' }).click()
    await page.getByRole('link', { name: '看这件提议' }).click()
    await page.getByRole('heading', { name: title }).first().waitFor()
    proposal = new URL(page.url()).searchParams.get('id') ?? ''
    expect(proposal).not.toBe('')
  })

  const publish = async (work: string) => {
    const page = await openWork(town, cast.clerks[0]!, work)
    await page.getByLabel(/^正文/).fill('现予公示。')
    const rolls = page.getByLabel(/^哪一本名册/)
    if (await rolls.isVisible()) await rolls.selectOption({ index: 1 })
    await page.getByLabel(/^反映意见的地点/).fill('社区服务站')
    await page.getByRole('button', { name: '预览' }).click()
    await confirm(page, '发布')
    await page.getByText('公示已发布').waitFor()
  }

  step('the roll hangs on inspection, then the call to vote', async () => {
    await publish('发布公示')
    await town.office.clock('2026-03-11T09:00:00+08:00')
    await publish('发布公示')
    await town.office.clock('2026-03-28T09:00:00+08:00')
  })

  step('the clerk announces the vote, and says what it is worth', async () => {
    const page = await openWork(town, cast.clerks[0]!, '发布表决公告')
    await page.getByRole('radio', { name: new RegExp(`^${said}`) }).check()
    await page.getByLabel(/^请大家表决的那一句话/).fill('出租南门内东侧空地建设充电桩。您同意吗？')
    await page.getByRole('radio', { name: '发布后马上开始' }).check()
    if (counted) await page.getByRole('checkbox', { name: /^也收纸质票/ }).check()
    await page.getByRole('button', { name: '发布公告' }).click()
    await confirm(page, '发布公告')
    await page.getByText('表决公告已发布。').waitFor()
    const seen = await town.at(null, matter())
    const link = await seen.getByRole('link', { name: '去表决' }).getAttribute('href')
    poll = new URLSearchParams(link!.split('?')[1]).get('id') ?? ''
    expect(poll).not.toBe('')
  })

  ifCounted('the clerk confirms who votes for three of the owners', async () => {
    const page = await tool(cast.clerks[0]!, '名册')
    await page.getByRole('button', { name: '查阅', exact: true }).click()
    await page.getByLabel(/^查阅的原因/).fill('确认投票人')
    await page.locator('form').getByRole('button', { name: '查阅', exact: true }).click()
    for (const owner of ['王一', '李二', '张三']) {
      await page.getByLabel(/^查找表决人/).fill(owner)
      await page.getByLabel(/^查找表决人/).blur()
      await page.getByText('找到1户').waitFor()
      await page.getByRole('button', { name: '确认由谁投票' }).click()
      await page.getByLabel('投票人姓名').fill(`${owner}本人`)
      await page.getByRole('button', { name: '确认', exact: true }).click()
      await page.getByText(`已确认由${owner}本人投票。`).waitFor()
    }
  })

  ifBinding(
    'on the community’s site nobody can vote: it leads to our own page, and the act is refused',
    async () => {
      const { people } = (await (await fetch(`${town.server}/demo/people`)).json()) as {
        people: { person: string; name: string }[]
      }
      const { person } = people.find(({ name }) => name === '王一本人')!
      const page = await town.at(person, `vote.html?id=${poll}`)
      const way = page.getByRole('link', { name: '去投票页面' })
      await way.waitFor()
      expect(await way.getAttribute('href')).toContain(`${town.server}/`)
      await expect.poll(() => page.getByRole('radio').count()).toBe(0)
      const token = await signIn(town.server, town.site, person)
      const answer = await fetch(`${town.server}/trpc/act.cast`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: town.site, authorization: `Bearer ${token}` },
        body: JSON.stringify({
          key: 'from-a-foreign-page',
          input: { zone, proposal, poll, elector: 'e000001', choices: { q1: 'for' } },
        }),
      })
      expect(await answer.text()).toContain('own-pages-only')
    },
  )

  ifCounted('they vote on the community’s own pages, where alone a binding ballot is taken', async () => {
    const { people } = (await (await fetch(`${town.server}/demo/people`)).json()) as {
      people: { person: string; name: string }[]
    }
    for (const owner of ['王一', '李二', '张三']) {
      const { person } = people.find(({ name }) => name === `${owner}本人`)!
      const page = await town.home(person, `c/${zone}/polls/${poll}`)
      await page.getByRole('radio', { name: '同意', exact: true }).check()
      await page.getByRole('button', { name: '确认提交' }).click()
      await page.getByRole('button', { name: '确认投票' }).click()
      await page.getByText('您的票已经记下').waitFor()
    }
  })

  ifCounted('a sheet of paper is handed in, read by one and confirmed by another', async () => {
    const page = await tool(cast.clerks[0]!, '办理事项')
    await page.getByRole('button', { name: new RegExp(title) }).click()
    await page.getByRole('button', { name: '纸质票', exact: true }).click()
    await page.getByRole('button', { name: '开一批' }).click()
    await page.getByText('第1批已开。').waitFor()
    await page.getByRole('button', { name: '登记收回' }).click()
    await page.getByLabel(/^哪一户/).fill('2号楼 101')
    await page.getByRole('button', { name: /^选 2号楼1单元101/ }).click()
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('票已登记').waitFor()
    await page.getByRole('button', { name: '录入（1张）' }).click()
    await page.getByRole('radio', { name: '不同意' }).check()
    await page.getByRole('button', { name: '存好，下一张' }).click()
    await page.getByText('存好了。').waitFor()
    const other = await openWork(town, cast.clerks[1]!, '复核纸质票')
    await other.getByRole('button', { name: '复核（1张）' }).click()
    await other.getByRole('radio', { name: '不同意' }).check()
    await other.getByRole('button', { name: '复核，下一张' }).click()
    await other.getByText('两次一致。').waitFor()
    await other.getByRole('button', { name: '先到这里' }).click()
    await other.getByRole('button', { name: '宣布录完' }).click()
    await confirm(other, '宣布录完')
    await other.getByText('这一批已录完。').waitFor()
  })

  const afterClosing = '2026-04-08T09:00:00+08:00'

  ifOfficial('the clerk records the official platform’s figures with its document', async () => {
    await town.office.clock(afterClosing)
    const page = await tool(cast.clerks[0]!, '办理事项')
    await page.getByRole('button', { name: new RegExp(title) }).click()
    await page.getByRole('button', { name: '登记官方结果', exact: true }).click()
    await page.getByLabel('官方平台名称').fill('市业主决策平台')
    const document = { name: 'result.png', mimeType: 'image/png', buffer: pngOf(320, 240, [240, 240, 240]) }
    await page.locator('input[type=file]').first().setInputFiles(document)
    const figures = { 同意: ['3', '220'], 不同意: ['1', '30'], 弃权: ['0', '0'], 无效: ['0', '0'] }
    for (const [voice, [heads, area]] of Object.entries(figures)) {
      await page.getByLabel(`${voice}人数`, { exact: true }).fill(heads!)
      await page.getByLabel(`${voice}面积（㎡）`, { exact: true }).fill(area!)
    }
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await confirm(page, '登记结果')
    await page.getByText('官方结果已登记。').waitFor()
  })

  step('everybody sees the result with its four conditions, and what it is worth', async () => {
    await town.office.clock(afterClosing)
    const page = await town.at(null, `vote.html?id=${poll}`)
    await page.getByText(said).first().waitFor()
    await page.getByText('250.00 / 300.00').waitFor()
    await page.getByText('220.00 / 250.00').waitFor()
  })

  step('the result hangs before it is final, and then is published', async () => {
    await publish('发布公示')
    await town.office.clock('2026-04-20T09:00:00+08:00')
    await publish('公开办理结果')
    const page = await town.at(null, 'index.html')
    await page.getByText(title).first().waitFor()
    await page.locator('yishi-notice-board').getByText(said).first().waitFor()
  })
})
