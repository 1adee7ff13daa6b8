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
