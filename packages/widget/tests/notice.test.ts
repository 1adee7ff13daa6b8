import { describe, expect, it } from 'vitest'
import { notices } from '../gallery/fixtures/notice.ts'
import { useBrowser } from './browser.ts'
import { faultsOf, overflowOf } from './states.ts'

const { open } = useBrowser()

const me = {
  households: [{ household: 'h-1', zone: 'yiguang.huayuan', label: '5号楼2单元301', state: 'active' }],
}
const twoHomes = {
  households: [
    ...me.households,
    { household: 'h-2', zone: 'yiguang.huayuan', label: '3号楼1单元101', state: 'active' },
  ],
}

describe('a notice, for somebody who wants to object', () => {
  it('asks for a sign-in where nobody is signed in, and sends nothing', async () => {
    const sent: string[] = []
    const page = await open({ el: 'notice' }, (name) => {
      sent.push(name)
      return notices.running
    })
    await page.evaluate(() => {
      addEventListener('yishi-sign-in-needed', (event) => {
        document.title = `needed ${(event as Event & { act: string }).act}`
      })
    })
    await page.getByRole('button', { name: '我有异议' }).click()
    await expect.poll(() => page.title()).toBe('needed raiseObjection')
    expect(sent).not.toContain('act.raiseObjection')
  })
  it('says next to the field what is missing, moves there, and sends nothing', async () => {
    const sent: string[] = []
    const page = await open({ el: 'notice', signedIn: true }, (name) => {
      sent.push(name)
      return name === 'read.me' ? twoHomes : notices.running
    })
    await page.getByRole('button', { name: '我有异议' }).click()
    await page.getByRole('heading', { name: '提出异议' }).waitFor()
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByText('请选择代表哪一户。').waitFor()
    await expect.poll(() => page.getByLabel('异议内容').getAttribute('aria-invalid')).toBe('true')
    expect(sent).not.toContain('act.raiseObjection')
    await expect.poll(() => page.getByRole('checkbox').isChecked()).toBe(false)
    await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
  })
  it('loses nothing typed when the server says no, nor by a reload, and says what to do', async () => {
    const page = await open({ el: 'notice', signedIn: true }, (name) => {
      if (name === 'read.me') return me
      if (name === 'act.raiseObjection') return { ok: false, refusal: { code: 'stage-closed' } }
      return notices.running
    })
    await page.getByRole('button', { name: '我有异议' }).click()
    await page.getByLabel('异议内容').fill('晚上倒车灯会照进卧室。')
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByText('已经截止，没有提交。').waitFor()
    await expect.poll(() => page.getByLabel('异议内容').inputValue()).toBe('晚上倒车灯会照进卧室。')
    await page.reload()
    await page.getByRole('button', { name: '我有异议' }).click()
    await expect.poll(() => page.getByLabel('异议内容').inputValue()).toBe('晚上倒车灯会照进卧室。')
  })
  it('sends words, household and consent once, and says that it arrived', async () => {
    const sent: Record<string, unknown>[] = []
    const page = await open({ el: 'notice', signedIn: true }, (name, input) => {
      if (name === 'read.me') return me
      if (name !== 'act.raiseObjection') return notices.running
      sent.push(input)
      return { ok: true, value: { objection: 'ob-9' } }
    })
    await page.getByRole('button', { name: '我有异议' }).press('Enter')
    await page.getByLabel('异议内容').fill('请加绿篱。')
    await page.getByLabel('同意公布我的原话').check()
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByText('异议已收到').waitFor()
    expect(sent).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f]{32}$/),
        input: {
          zone: 'yiguang.huayuan',
          proposal: 'm-5n',
          notice: 'n-12',
          household: 'h-1',
          body: '请加绿篱。',
          consent: true,
        },
      },
    ])
    await page.getByRole('button', { name: '我有异议' }).click()
    await expect.poll(() => page.getByLabel('异议内容').inputValue()).toBe('')
  })
  it('asks before an objection is withdrawn', async () => {
    const sent: string[] = []
    const page = await open({ el: 'notice', signedIn: true }, (name) => {
      sent.push(name)
      return name === 'read.me' ? me : name.startsWith('act.') ? { ok: true, value: {} } : notices.mine
    })
    await page.getByRole('button', { name: '撤回异议' }).click()
    expect(sent).not.toContain('act.withdrawObjection')
    await page.getByRole('button', { name: '确定撤回' }).click()
    await page.getByText('异议已撤回。').waitFor()
    expect(sent).toContain('act.withdrawObjection')
  })
})

describe('a notice', () => {
  it('that is not there says so, keeps the page’s own content, and offers to try again', async () => {
    let asked = 0
    const page = await open({ el: 'notice' }, () => {
      asked += 1
      return asked === 1 ? { refused: 'unknown-notice' } : notices.running
    })
    await page.getByText('没有找到这份公示').waitFor()
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByRole('heading', { name: notices.running.title }).waitFor()
  })
  it('stands in its official form, with an empty place for the seal', async () => {
    const page = await open({ el: 'notice', state: 'running' })
    const text = await page.locator('article').textContent()
    for (const words of [
      '〔2026〕第12号',
      '华园小区全体居民：',
      '公示期为2026年4月8日至2026年4月14日，共计7日。',
      '特此公示。',
      '盖章处',
      '2026年4月7日',
    ])
      expect(text).toContain(words)
    await expect
      .poll(() => page.getByRole('link', { name: '0391-000 0000' }).getAttribute('href'))
      .toBe('tel:03910000000')
  })
  it('shows no word of an objector who did not agree, and no name of anybody', async () => {
    const page = await open({ el: 'notice', state: 'objections' })
    const second = page.locator('.objections > li').nth(1)
    await expect.poll(() => second.textContent()).toContain('异议人未同意公开原话。')
    await expect.poll(() => second.textContent()).toContain('应在4月15日24:00前答复')
  })
  it('that is over has no way to object', async () => {
    const page = await open({ el: 'notice', state: 'funds', signedIn: true }, () => me)
    await expect.poll(() => page.getByRole('button', { name: '我有异议' }).count()).toBe(0)
  })
})

describe('a notice that tells a result', () => {
  it('shows no force where it tells none', async () => {
    const page = await open({ el: 'notice' }, () => notices.running)
    await page.getByText(notices.running.title).waitFor()
    await expect.poll(() => page.locator('section.result').count()).toBe(0)
  })
  it('names the force, when and why the result was corrected, and where it stands', async () => {
    const page = await open({ el: 'notice' }, () => notices.preliminary)
    await page.locator('section.result').getByText('纸质计票').waitFor()
    await page.getByText('结果已于4月12日更正。原因：误读一张选票，重新计票。').waitFor()
    const link = page.getByRole('link', { name: '看表决结果' })
    await expect.poll(() => link.getAttribute('href')).toMatch(/\/v\/v-door$/)
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
  })
  it('says that its figures do not stand any more, once they were corrected', async () => {
    const page = await open({ el: 'notice' }, () => notices.overtaken)
    await page.getByText('本公示里的数字已不作数：结果于4月12日更正。').waitFor()
  })
})

describe('the board', () => {
  it('says of a notice that tells a result what force the vote has and that it was corrected, and nothing of any other', async () => {
    const page = await open({ el: 'notice-board', state: 'others' })
    await page.getByText('决议公示 · 〔2026〕第6号 · 征询意见，不具法律效力').waitFor()
    await expect.poll(() => page.getByText('不具法律效力').count()).toBe(1)
    await page.getByText('询异公示 · 〔2026〕第14号 · 纸质计票 · 有更正').waitFor()
    await expect.poll(() => page.getByText('有更正').count()).toBe(1)
    await page.locator('yishi-notice-board').evaluate((board) => board.setAttribute('lang', 'en'))
    await page.getByText('Counted with paper · Corrected').waitFor()
    await page.getByText('Consultation, no legal force').waitFor()
  })
})
