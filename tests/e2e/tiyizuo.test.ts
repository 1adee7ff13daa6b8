import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshPostgres } from '../../packages/server/src/db/testing.ts'
import { confirm } from './confirm.ts'
import { type Gathered, gather } from './gather.ts'
import { openWork } from './openWork.ts'
import { readBoard } from './readBoard.ts'
import { Town } from './town.ts'

const title = '5号楼北侧空地整治'
const plan = '清理5号楼北侧空地，增设六个车位。'

/** Real pages in a real browser on a machine that does other things, too. */
const patience = 600_000

/** Every step of the matter begins where the one before ended, so after one that failed there is nothing to try. */
describe.each(['embedded'] as const)('a matter from proposal to rating, on the %s database', (engine) => {
  let town: Town
  let cast: Gathered
  let proposal = ''
  let told = true

  beforeAll(async () => {
    town = await Town.open(engine === 'postgres' ? await freshPostgres() : undefined)
    cast = await gather(town, '2026-03-18T09:20:00+08:00')
  }, patience)
  afterAll(() => town?.close(), patience)
  beforeEach(({ skip }) => {
    if (!told) skip()
    told = false
  })

  const step = (sentence: string, body: () => Promise<void>) =>
    it(
      sentence,
      async () => {
        await body()
        told = true
      },
      patience,
    )
  const matter = () => `matter.html?id=${proposal}`

  step('an empty community has nothing on its board', async () => {
    expect(await readBoard(town)).toEqual(['眼下没有公示。'])
  })

  step('a resident proposes in plain steps, and is led to the matter', async () => {
    const page = await town.at(cast.residents[0]!, 'propose.html')
    await page.getByRole('radio', { name: /^身边大家的事/ }).check()
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByLabel(/^标题/).fill(title)
    await page.getByLabel(/^具体情况/).fill('空地上堆着杂物，车没处停，消防车进不来。')
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByLabel(/^地点/).fill('5号楼北侧')
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('button', { name: '提交提议' }).click()
    await page.getByRole('link', { name: '看这件提议' }).click()
    await page.getByText('社区正在受理').waitFor()
    proposal = new URL(page.url()).searchParams.get('id') ?? ''
    expect(proposal).not.toBe('')
  })

  step('a clerk takes it in on the desk and names who is affected', async () => {
    await town.office.clock('2026-03-19T10:00:00+08:00')
    const page = await openWork(town, cast.clerks[0]!, '受理提议')
    await page.getByRole('radio', { name: /^受理/ }).check()
    await page.getByLabel(/^权属/).fill('拆迁闲置地，属街道管理，已同意整治。')
    await page.getByLabel(/^资金来源/).fill('街道惠民资金')
    await page.getByLabel(/^查找并添加利害关系户/).fill('401')
    await page.getByRole('button', { name: '选 5号楼1单元401' }).click()
    await page.getByLabel('5号楼1单元401有什么利害关系').fill('在空地上种菜')
    await page.getByRole('button', { name: '提交答复' }).click()
    await confirm(page, '受理')
    await page.getByText('已受理。').waitFor()
  })

  step('five households second it, and it goes to consultation', async () => {
    for (const neighbour of cast.residents.slice(1)) {
      const page = await town.at(neighbour, matter())
      await page.getByRole('button', { name: '我来附议' }).click()
      await page.getByText('已附议', { exact: false }).first().waitFor()
    }
    const page = await town.at(null, matter())
    await page.getByText('正在网上和上门征求意见').waitFor()
  })

  step(
    'residents say what they think, and the grid worker hears the affected household at its door',
    async () => {
      const stances = ['支持', '支持', '说不好', '反对']
      for (const [i, stance] of stances.entries()) {
        const page = await town.at(cast.residents[i]!, matter())
        await page.getByRole('button', { name: '说说我的意见' }).click()
        await page.getByRole('radio', { name: stance, exact: true }).check()
        await page.getByLabel(/^理由/).fill(`${stance}，这是我的理由。`)
        await page.getByRole('button', { name: '提交意见' }).click()
        await page.getByText(`您的意见：${stance}`).waitFor()
      }
      const page = await openWork(town, cast.gridworker, '入户走访')
      await page.getByRole('button', { name: '5号楼1单元401', exact: true }).click()
      await page.getByRole('radio', { name: '沟通中', exact: true }).check()
      await page.getByLabel(/^他们要什么/).fill('想留一小条地种菜')
      await page.getByRole('radio', { name: '反对', exact: true }).check()
      await page.getByRole('button', { name: '记下走访' }).click()
      await page.getByText('走访已发送。').waitFor()
      const seen = await town.at(null, matter())
      await seen.getByText('5户表态：网上4户，上门1户').waitFor()
    },
  )

  step('the clerk drafts the plan and calls the council', async () => {
    await town.office.clock('2026-03-30T15:00:00+08:00')
    const page = await openWork(town, cast.clerks[0]!, '拟定方案')
    await page.getByLabel(/^一句话说清/).fill(plan)
    await page.getByLabel(/^方案全文/).fill('清理杂物，铺平地面，划六个车位，轮流使用。')
    await page.getByLabel(/^范围/).fill('清理、铺平、划线')
    await page.getByLabel(/^费用/).fill('28600')
    await page.getByLabel(/^资金来源/).fill('街道惠民资金')
    await page.getByLabel(/^大白话说明/).fill('把空地收拾出来，铺平了大家停车，不收钱。')
    await page.getByRole('button', { name: '保存方案' }).click()
    await page.getByText('方案第1版已保存。').waitFor()

    const desk = await openWork(town, cast.clerks[0]!, '召集议事会')
    await desk.getByRole('button', { name: '召集会议' }).click()
    await desk.getByLabel('日期').fill('2026-04-03')
    await desk.getByLabel('时间').fill('19:00')
    await desk.getByLabel('地点').fill('华园议事服务站')
    await desk.getByRole('checkbox', { name: title }).check()
    await desk.getByRole('button', { name: '发出会议通知' }).click()
    await desk.getByText('会议通知已发出。').waitFor()
  })

  step('nine councillors arrive and vote by name on the motion that the clerk puts', async () => {
    await town.office.clock('2026-04-03T19:00:00+08:00')
    const clerk = cast.clerks[0]!
    let desk = await town.at(clerk, 'council.html')
    await desk.getByRole('button', { name: '宣布开会' }).click()
    await desk.getByText('进行中').waitFor()
    for (const councillor of cast.councillors) {
      const page = await town.at(councillor, 'council.html')
      await page.getByRole('button', { name: '我到了' }).click()
      await page.getByRole('button', { name: '我先离开' }).waitFor()
    }
    desk = await town.at(clerk, 'council.html')
    await desk.getByText('9 / 9 人').waitFor()
    await desk.getByRole('button', { name: '提请表决' }).click()
    await desk.getByRole('button', { name: '结束表决' }).waitFor()
    for (const [i, councillor] of cast.councillors.entries()) {
      const page = await town.at(councillor, 'council.html')
      const choice = i === 5 ? '不同意' : i === 7 ? '弃权' : '同意'
      await page.getByRole('radio', { name: choice, exact: true }).check()
      await page.getByRole('button', { name: '确认表决' }).click()
      await confirm(page, '确认表决')
      await page.getByText(`您已表决：${choice}。`).first().waitFor()
    }
    desk = await town.at(clerk, 'council.html')
    await desk.getByRole('button', { name: '结束表决' }).click()
    await desk.getByText('参加表决的9人中，9人已表决').waitFor()
    await confirm(desk, '结束表决')
    await desk.getByText('参加表决9人，同意7人，不同意1人，弃权1人').waitFor()
    await desk.getByRole('button', { name: '宣布散会' }).click()
    await confirm(desk, '宣布散会')
    await desk.getByText('已结束').first().waitFor()
  })

  step('the three parties sign, each by its own person', async () => {
    const signers = [
      ['社区', cast.clerks[0]!],
      ['议事会', cast.councillors[0]!],
      ['物业', cast.property],
    ] as const
    for (const [party, person] of signers) {
      const page = await town.at(person, 'council.html')
      await page.getByRole('radio', { name: party, exact: true }).check()
      await page.getByRole('button', { name: '会签', exact: true }).click()
      await page.locator('.signs li', { hasText: party }).getByText('已会签').waitFor()
    }
    const page = await town.at(null, matter())
    await page.getByText('等待发布公示。').waitFor()
  })
})
