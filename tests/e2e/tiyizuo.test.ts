import { afterAll, beforeAll, describe, expect } from 'vitest'
import { freshPostgres } from '../../packages/server/src/db/testing.ts'
import { confirm } from './confirm.ts'
import { type Gathered, gather } from './gather.ts'
import { inSteps } from './inSteps.ts'
import { openWork } from './openWork.ts'
import { pngOf } from './pngOf.ts'
import { readBoard } from './readBoard.ts'
import { Town } from './town.ts'

const title = '5号楼北侧空地整治'
const plan = '清理5号楼北侧空地，增设六个车位。'

/** Real pages in a real browser on a machine that does other things, too. */
const patience = 600_000

describe.each(['the embedded database', 'PostgreSQL'])(
  'a matter from proposal to rating, on %s',
  (database) => {
    let town: Town
    let cast: Gathered
    let proposal = ''
    let notice = ''

    beforeAll(async () => {
      town = await Town.open(database === 'PostgreSQL' ? await freshPostgres() : undefined)
      cast = await gather(town, '2026-03-18T09:20:00+08:00')
    }, patience)
    afterAll(() => town?.close(), patience)
    const step = inSteps(patience)
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

    step('the clerk hangs the plan out, and a visitor finds it on the board', async () => {
      await town.office.clock('2026-04-07T16:00:00+08:00')
      const page = await openWork(town, cast.clerks[0]!, '发布公示')
      await page.getByLabel(/^反映意见的地点/).fill('社区服务站')
      await page.getByRole('button', { name: '预览' }).click()
      await page.getByText('公示期为2026年4月8日至2026年4月14日，共计7日').waitFor()
      await confirm(page, '发布')
      await page.getByText('公示已发布').waitFor()
      expect(await readBoard(town)).toEqual([
        `关于${title}的公示 1 天后开始 方案公示 · 〔2026〕第1号 4月8日起`,
      ])
      const board = await town.at(null, 'index.html')
      await board.getByRole('link', { name: `关于${title}的公示` }).click()
      await board.getByText('特此公示。').waitFor()
      notice = new URL(board.url()).searchParams.get('id') ?? ''
    })

    step(
      'an objection that is sent while the server lies dead is kept, and sent once it is back',
      async () => {
        await town.office.clock('2026-04-09T10:00:00+08:00')
        const page = await town.at(cast.residents[3]!, `notice.html?id=${notice}`)
        await page.getByRole('button', { name: '我有异议' }).click()
        await page.getByLabel(/^异议内容/).fill('希望靠墙留一条地种菜。')
        await town.office.kill()
        await page.getByRole('button', { name: '提交异议' }).click()
        await page.getByText('没有收到答复').waitFor()
        await town.office.start()
        await page.getByRole('button', { name: '提交异议' }).click()
        await page.getByText('异议已收到').waitFor()
        expect(await readBoard(town)).toEqual([
          `关于${title}的公示 还剩 6 天 方案公示 · 〔2026〕第1号 至4月14日`,
        ])
        const seen = await town.at(null, `notice.html?id=${notice}`)
        await seen.getByText('异议与答复（1）').waitFor()
        await seen.getByText('异议人未同意公开原话。').waitFor()
      },
    )

    step('the grid worker meets who objected, and a councillor answers in writing', async () => {
      const page = await openWork(town, cast.gridworker, '与异议人沟通')
      await page.getByRole('button', { name: '记录沟通' }).click()
      await page.getByRole('radio', { name: '已当面沟通' }).check()
      await page.getByLabel(/^沟通要点/).fill('看了现场，墙边有排水沟，不宜种菜。')
      await page.getByRole('button', { name: '记下' }).click()
      await page.getByText('沟通情况已记下').waitFor()
      const desk = await openWork(town, cast.councillors[1]!, '答复异议')
      await desk.getByRole('button', { name: '书面答复' }).click()
      await desk.getByRole('radio', { name: /^不采纳/ }).check()
      await desk.getByLabel(/^答复内容/).fill('墙边是排水沟，不能种菜，维持方案。')
      await desk.getByRole('button', { name: '公开答复' }).click()
      await confirm(desk, '公开答复')
      await desk.getByText('已答复。').waitFor()
      const seen = await town.at(null, `notice.html?id=${notice}`)
      await seen.getByText('墙边是排水沟，不能种菜，维持方案。').waitFor()
    })

    step('the clerk announces the poll on a roll of the households', async () => {
      await town.office.clock('2026-04-15T09:00:00+08:00')
      expect(await readBoard(town)).toEqual(['眼下没有公示。', '往期公示 1 件 ›'])
      const page = await openWork(town, cast.clerks[0]!, '发布表决公告')
      await page.getByRole('button', { name: '按住户登记编制户名册' }).click()
      await page.getByText('户名册已编制，共7户。').waitFor()
      await page.getByRole('radio', { name: '发布后马上开始' }).check()
      await page.getByRole('button', { name: '发布公告' }).click()
      await confirm(page, '发布公告')
      await page.getByText('表决公告已发布。').waitFor()
    })

    step('six households vote, look a second time, and keep a receipt', async () => {
      const receipts = new Set<string>()
      for (const [i, resident] of cast.residents.entries()) {
        const page = await town.at(resident, matter())
        await page.getByRole('link', { name: '去表决' }).click()
        await page.getByText('没有法律效力').first().waitFor()
        const choice = i === 4 ? '不同意' : '同意'
        await page.getByRole('radio', { name: choice, exact: true }).check()
        await page.getByRole('button', { name: '确认提交' }).click()
        await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
        await page.getByRole('button', { name: '确认投票' }).click()
        await page.getByText('您的票已经记下').waitFor()
        receipts.add((await page.locator('.receipt .code').textContent()) ?? '')
      }
      expect(receipts.size).toBe(6)
    })

    step('the count is there for everybody once the poll is over', async () => {
      await town.office.clock('2026-04-23T09:00:00+08:00')
      const page = await town.at(null, matter())
      await page.getByRole('link', { name: '看表决' }).click()
      await page.getByText('参与者多数同意（征求意见，没有法律效力）').waitFor()
      const row = page.getByRole('row', { name: /^同意/ })
      await expect.poll(() => row.textContent()).toMatch(/5\s*人/)
    })

    step('the clerk lists the work, and reports it done with a photo', async () => {
      const clerk = cast.clerks[1]!
      const page = await openWork(town, clerk, '安排任务')
      await page.getByRole('button', { name: '添加一项工作' }).click()
      await page.getByLabel('做什么').fill('清理、铺平、划线')
      await page.getByLabel('由谁做').fill('街道施工队')
      await page.getByLabel('何时完成').fill('2026-05-15')
      await page.getByRole('button', { name: '添加', exact: true }).click()
      await page.getByText('1项中完成0项').waitFor()
      await town.office.clock('2026-05-14T17:00:00+08:00')
      const work = await town.at(clerk, matter())
      await work.getByRole('button', { name: '报告完成' }).click()
      const photo = { name: 'after.png', mimeType: 'image/png', buffer: pngOf(320, 240, [120, 140, 130]) }
      await work.locator('input[type=file][multiple]').setInputFiles(photo)
      await work.getByLabel(/^照片里是什么/).fill('铺平的场地，划好了车位线')
      await work.getByRole('button', { name: '确认完成' }).click()
      await work.getByText('1项中完成1项').waitFor()
      const seen = await town.at(null, matter())
      await seen.getByRole('img', { name: '铺平的场地，划好了车位线' }).first().waitFor()
    })

    step('who proposed it and the council accept the work', async () => {
      await town.office.clock('2026-05-15T10:00:00+08:00')
      for (const person of [cast.residents[0]!, cast.councillors[0]!]) {
        const page = await town.at(person, matter())
        await page.getByRole('radio', { name: '合格', exact: true }).check()
        await page.getByRole('button', { name: '提交验收意见' }).click()
        await confirm(page, '确定提交')
        await page.getByText('✓ 验收合格').first().waitFor()
      }
      const page = await town.at(null, matter())
      await page.getByText('等待公开结果。').waitFor()
    })

    step('the clerk publishes what was done, and the board shows it', async () => {
      const page = await openWork(town, cast.clerks[0]!, '公开办理结果')
      await page.getByLabel(/^反映意见的地点/).fill('社区服务站')
      await page.getByRole('button', { name: '预览' }).click()
      await confirm(page, '发布')
      await page.getByText('公示已发布').waitFor()
      expect(await readBoard(town)).toEqual([
        `关于${title}办理结果的公示 1 天后开始 办理结果 · 〔2026〕第2号 5月16日起`,
        '往期公示 1 件 ›',
      ])
    })

    step('six households rate it, and the matter is done', async () => {
      await town.office.clock('2026-06-02T09:00:00+08:00')
      for (const [i, resident] of cast.residents.entries()) {
        const page = await town.at(resident, matter())
        await page.getByRole('radio', { name: i === 4 ? /^一般/ : /^很满意/ }).check()
        await page.getByRole('button', { name: '提交评价' }).click()
        await page
          .getByText(i === 4 ? '您评了3星' : '您评了5星')
          .first()
          .waitFor()
      }
      await town.office.clock('2026-06-20T09:00:00+08:00')
      const page = await town.at(null, matter())
      await page.getByText('已办结').first().waitFor()
      // 28 stars of six households; the mean is cut off, never rounded up.
      await page.getByText('4.66').waitFor()
      expect(await readBoard(town)).toEqual(['眼下没有公示。', '往期公示 2 件 ›'])
    })

    step('log, rows and results fit together at the end, and no page went wrong unseen', async () => {
      expect(town.faults).toEqual([])
      await town.office.stop()
      const { code, out } = await town.office.yishi('fsck')
      expect(JSON.parse(out)).toMatchObject({ ok: true })
      expect(code).toBe(0)
    })
  },
)
