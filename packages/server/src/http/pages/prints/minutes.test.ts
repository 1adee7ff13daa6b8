import type { MotionView, SessionView, SpeechView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { formatIn } from '../format.ts'
import type { Drawn } from '../page.ts'
import { wordsOf } from '../wordsOf.ts'
import { minutes } from './minutes.ts'

const drawn = (lang: 'zh' | 'en'): Drawn => ({
  words: wordsOf(lang),
  format: formatIn(lang, 'Asia/Shanghai'),
  lang,
  origin: 'https://yishi.example.org',
  zone: { id: 'yiguang', name: '怡光社区', telephone: '' },
  office: {
    issuer: '',
    telephone: '',
    place: '',
    hours: '',
    name: '怡光社区',
    today: '2026-04-20T02:00:00.000Z',
  },
})
const speech = (id: string, name: string, state: SpeechView['state']): SpeechView => ({
  id,
  person: null,
  name,
  state,
  startedAt: null,
  endedAt: null,
})
const motion: MotionView = {
  id: 'm1',
  item: 1,
  proposal: 'p1',
  proposalTitle: '空地整治',
  text: '是否同意？',
  planVersion: 1,
  state: 'closed',
  putAt: null,
  closedAt: null,
  recused: [],
  speeches: [],
  votes: [],
  result: null,
  signOffs: [],
  base: 3,
  present: 3,
  quorate: true,
}
const session = (speeches: SpeechView[]): SessionView => ({
  id: 's1',
  number: 1,
  body: 'council',
  startsAt: '2026-04-03T11:00:00.000Z',
  place: '议事厅',
  state: 'closed',
  changes: [],
  titles: ['空地整治'],
  minutes: false,
  zone: 'yiguang',
  zoneName: '怡光社区',
  openedAt: null,
  closedAt: null,
  members: [],
  due: 3,
  here: 3,
  motions: [{ ...motion, speeches }],
  minutesText: null,
  minutesAt: null,
  corrections: [],
  checkpoint: null,
  mine: null,
})
const said = (speeches: SpeechView[], lang: 'zh' | 'en' = 'zh') =>
  minutes(session(speeches), drawn(lang)).text

describe('minutes of a meeting whose hands were counted', () => {
  const result = {
    outcome: 'passed' as const,
    members: 40,
    recused: 1,
    present: 30,
    for: 21,
    against: 6,
    abstain: 3,
    conditions: [],
  }
  const meeting = (lang: 'zh' | 'en') =>
    minutes(
      { ...session([]), body: 'adults', due: 40, here: 30, motions: [{ ...motion, result }] },
      drawn(lang),
    ).text

  it('are of the body that met, not of the council', () => {
    expect(meeting('zh')).toContain('<h1>怡光社区居民会议第1次会议纪要</h1>')
    expect(meeting('en')).toContain('residents’ meeting, session 1')
    expect(said([])).toContain('<h1>怡光社区议事会第1次会议纪要</h1>')
  })

  it('say how many were called and came, and every count, without names', () => {
    expect(meeting('zh')).toContain('<dt>应到40人</dt><dd>到会30人</dd>')
    expect(meeting('zh')).toContain('<dt>同意 21</dt><dd></dd>')
    expect(meeting('zh')).toContain('<dt>不同意 6</dt><dd></dd>')
    expect(meeting('zh')).toContain('<dt>弃权 3</dt><dd></dd>')
    expect(meeting('zh')).not.toContain('应到0人')
  })

  it('name everybody who voted by name', () => {
    const votes = [{ person: 'p1', name: '甲', choice: 'for' as const }]
    const one = { ...motion, result: { ...result, for: 1, against: 0, abstain: 0 }, votes }
    const { text } = minutes({ ...session([]), motions: [one] }, drawn('zh'))
    expect(text).toContain('<dt>同意 1</dt><dd>甲</dd>')
    expect(text).toContain('<dt>不同意 0</dt><dd>无</dd>')
  })
})

describe('minutes', () => {
  it('say nothing of speakers where nobody spoke, nor of those who only asked', () => {
    expect(said([])).not.toContain('发言')
    expect(said([speech('1', '甲', 'waiting')])).not.toContain('甲')
  })

  it('name those who spoke in their order, each once', () => {
    const spoke = [speech('1', '乙', 'done'), speech('2', '<物业>', 'done'), speech('3', '乙', 'done')]
    expect(said(spoke)).toContain('<p>发言：乙、&lt;物业&gt;</p>')
    expect(said(spoke, 'en')).toContain('Spoke: 乙, &lt;物业&gt;')
  })
})
