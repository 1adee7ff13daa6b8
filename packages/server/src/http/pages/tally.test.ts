import { ruleOf } from '@yishi/schema/rules'
import type { PollLot, Question } from '@yishi/schema/tables'
import type { PollView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { resultOf } from '../../poll/countBallots.ts'
import { questionResults } from '../../poll/questionResults.ts'
import { questionView } from '../../poll/questionView.ts'
import { resultTables } from '../exportTables.ts'
import { formatIn } from './format.ts'
import type { Html } from './html.ts'
import type { Drawn } from './page.ts'
import { pollText } from './poll.ts'
import { ballotSheets } from './prints/ballotSheets.ts'
import { resultNotice } from './prints/resultNotice.ts'
import { wordsOf } from './wordsOf.ts'

const drawn: Drawn = {
  words: wordsOf('zh'),
  format: formatIn('zh', 'Asia/Shanghai'),
  lang: 'zh',
  origin: 'https://yishi.example.org',
  zone: { id: 'yiguang', name: '怡光社区', telephone: '' },
  office: {
    issuer: '怡光社区居民委员会',
    telephone: '0391-000 0000',
    place: '社区服务站',
    hours: '8:30至18:00',
    name: '怡光社区',
    today: '2026-04-20T02:00:00.000Z',
  },
}

const options = ['停车位', '口袋公园', '<充电棚>']
const rule = ruleOf('households.advisory')!
const ask = (key: string, text: string, method: Question['method']): Question => ({
  key,
  text,
  method,
  options: method ? options : [],
  rule,
})
const asked = [
  ask('q1', '同意整治吗？', null),
  ask('q2', '建什么？', 'approval'),
  ask('q3', '给每项打分。', 'score'),
  ask('q4', '怎样排序？', 'schulze'),
  ask('q5', '先做哪一件？', 'irv'),
  ask('q6', '选哪一家？', 'single'),
]
const said: Record<string, Record<string, number>> = {
  q1: { for: 5, against: 2 },
  q2: { '1+2': 4, 2: 1, none: 2 },
  q3: { '5,4,0': 4, '0,5,1': 3 },
  q4: { '2=3>1': 7 },
  q5: { '1': 3, '2': 3, '3>2': 1 },
  q6: { 1: 3, 3: 3, abstain: 1 },
}
const lot: PollLot = {
  question: 'q6',
  winner: '3',
  among: ['1', '3'],
  drawnAt: '2026-04-20T01:30:00.000Z',
  place: '社区服务站大厅',
  how: '抽签筒',
  witnesses: ['见证人甲', '见证人乙'],
}

function polled({ counted, lots = [] }: { counted: boolean; lots?: PollLot[] }): PollView {
  const questions = asked.map((question) =>
    resultOf(
      question,
      {
        electorate: { heads: 10n, area: 0n },
        said: new Map(
          Object.entries(said[question.key]!).map(([word, n]) => [word, { heads: BigInt(n), area: 0n }]),
        ),
      },
      { counting: { nonResponse: 'absent', invalidParticipates: false }, lots },
    ),
  )
  const channels = { online: 7, paper: 0, replaced: 0, proxy: 0 }
  const result = { roll: { heads: 10, area: '0.00', root: 'ab' }, channels, questions }
  return {
    id: 'v1',
    zone: 'yiguang.huayuan',
    zoneName: '华园小区',
    proposal: 'p1',
    title: '空地怎么用',
    process: 'tiyizuo',
    processBasis: { zh: '社区居民议事规则', en: "The community's own rules" },
    force: 'advisory',
    mode: 'confidential',
    nonResponse: 'absent',
    clause: null,
    proxies: 0,
    questions: asked.map(questionView),
    extensions: [],
    announcedAt: '2026-04-10T02:00:00.000Z',
    opensAt: '2026-04-10T02:00:00.000Z',
    closesAt: '2026-04-19T16:00:00.000Z',
    state: counted ? 'counted' : 'open',
    now: '2026-04-20T02:00:00.000Z',
    paper: true,
    measures: ['heads'],
    roll: { electors: 10, heads: 10, area: '0.00', root: 'ab' },
    turnout: { participating: { heads: 7, area: '0.00' }, conditions: [], online: 7, paper: 0 },
    results: counted ? questionResults(result, lots) : null,
    corrections: [],
    channels: counted ? channels : null,
    official: null,
    plan: null,
    notice: null,
    checkpoint: null,
    mine: null,
    telephone: '',
  }
}

/** What stands on a page, without its markup. */
const plain = (page: Html) => page.text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('a page of a ballot with several methods', () => {
  it('lists the options by their places before the count, and lets none become markup', () => {
    const page = pollText(polled({ counted: false }), drawn).text
    expect(page).toContain('<ol><li>停车位</li><li>口袋公园</li><li>&lt;充电棚&gt;</li></ol>')
    expect(page).not.toContain('<充电棚>')
  })

  it('shows every option with its total, its place or its rounds, and marks the winner', () => {
    const page = plain(pollText(polled({ counted: true }), drawn))
    expect(page).toContain('通过：2. 口袋公园 多选（赞成票） 选项 票数 1. 停车位 4 2. 口袋公园 5 胜出 3.')
    expect(page).toContain('总分 1. 停车位 20 2. 口袋公园 31 胜出')
    expect(page).toContain('名次 1. 停车位 2 2. 口袋公园 1')
    expect(page).toContain('第1轮 第2轮')
  })

  it('calls the votes by what was chosen, and all valid ones so where there is no for', () => {
    const page = plain(pollText(polled({ counted: true }), drawn))
    expect(page).toContain('选“2. 口袋公园” 5人')
    expect(page).toContain('没有选它 2人')
    expect(page).toContain('有效票 7人')
  })

  it('says who is level and waits for a lot, and afterwards how it was drawn and what came of it', () => {
    const tied = plain(resultNotice(polled({ counted: true }), null, drawn))
    expect(tied).toContain('票数并列，待抽签')
    expect(tied).toContain('并列：1. 停车位、3. &lt;充电棚&gt;。将公开抽签决定。')
    const settled = plain(resultNotice(polled({ counted: true, lots: [lot] }), null, drawn))
    expect(settled).toContain('社区服务站大厅、抽签筒，2人见证，在1. 停车位、3. &lt;充电棚&gt;之间抽取')
    expect(settled).toContain('抽中3. &lt;充电棚&gt;胜出')
    expect(settled).not.toContain('见证人甲')
  })
})

describe('lists of a ballot with several methods', () => {
  it('hold every figure of every option and every lot, with the force in every row', () => {
    const tables = resultTables(polled({ counted: true, lots: [lot] }), drawn)
    expect(tables.map(({ name }) => name)).toEqual(['结果', '条件', '选项', '抽签'])
    const force = drawn.words.force.advisory
    for (const { rows } of tables) expect(rows.every((row) => row.at(-1) === force)).toBe(true)
    const rows = tables[2]!.rows.map((row) => row.slice(0, -1).join('|'))
    expect(rows).toContain('建什么？|多选（赞成票）|2|口袋公园|票数|5|胜出')
    expect(rows).toContain('先做哪一件？|排序（逐轮淘汰）|2|口袋公园|第2轮|4|胜出')
    expect(rows).toContain('先做哪一件？|排序（逐轮淘汰）|3|<充电棚>|第2轮|—|')
    expect(tables[3]!.rows[0]).toContain('选哪一家？')
  })

  it('are those of before where all is yes and no', () => {
    const view = polled({ counted: true })
    const first = { ...view, questions: view.questions.slice(0, 1), results: view.results!.slice(0, 1) }
    expect(resultTables(first, drawn).map(({ name }) => name)).toEqual(['结果', '条件'])
  })
})

describe('a paper ballot', () => {
  it('lists the options with their digits, says how each form is filled in, and how to abstain', () => {
    const sheet = { elector: 'e000001', label: '1号楼101', names: '', heads: 1, area: '0.00', code: null }
    const page = plain(ballotSheets(polled({ counted: false }), [sheet] as never, drawn))
    for (const option of ['1. 停车位', '2. 口袋公园', '3. &lt;充电棚&gt;'])
      expect(page.split(option)).toHaveLength(6)
    expect(page).toContain('只选一项，打√')
    expect(page).toContain('可以选几项，打√；都不要就写“都不选”')
    expect(page).toContain('每项圈一个分数')
    expect(page.match(/1是最希望的/g)).toHaveLength(2)
    // Equal places are for the one method alone that counts them.
    expect(page.match(/同样希望的可以写同一个名次/g)).toHaveLength(1)
    expect(page.match(/写“弃权”就是弃权/g)).toHaveLength(5)
  })
})
