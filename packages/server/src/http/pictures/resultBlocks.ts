import type { ConditionView, QuestionResult, QuestionView, ResultView, Weight } from '@yishi/schema/words'
import { channelsLine } from '../pages/channelsLine.ts'
import { grouped, share } from '../pages/format.ts'
import type { Drawn } from '../pages/page.ts'
import { figuresOf, lotLine, namedVotes, optionName, outcomeOf } from '../pages/tally.ts'
import type { Block } from './drawPicture.ts'
import { pictureWords } from './pictureWords.ts'

/** What is told of a result, of a notice or of the poll itself. */
type Told = Pick<ResultView, 'force' | 'questions' | 'results' | 'official'> & {
  channels: ResultView['channels'] | null
}

/** A result in a picture: its force first, and for every question the outcome, the votes, and each condition with both numbers. */
export function resultBlocks(view: Told, drawn: Drawn): Block[] {
  const { words } = drawn
  const questionOf = (key: string) => view.questions.find((question) => question.key === key)
  const channels = channelsLine(view, drawn)
  return [
    { text: words.force[view.force], size: 28, tone: 'official', bold: true, above: 24 },
    ...view.results.flatMap((one) => resultOf(one, questionOf(one.key), drawn)),
    ...(channels ? [{ text: channels, size: 24, tone: 'quiet' as const, above: 12 }] : []),
  ]
}

function resultOf(result: QuestionResult, question: QuestionView | undefined, drawn: Drawn): Block[] {
  const { words } = drawn
  const own = pictureWords(drawn)
  const area = result.conditions.some(({ measure }) => measure === 'area')
  const line = (text: string): Block => ({ text, size: 28, above: 2 })
  const said = (name: string, of: Weight) => line(`${name}${own.colon}${weight(of, area, drawn)}`)
  return [
    ...(question ? [{ text: question.text, size: 30, bold: true, above: 18, most: 12, rest: own.rest }] : []),
    {
      text: outcomeOf(result, question, words),
      size: 36,
      bold: true,
      above: 6,
      tone: result.outcome === 'passed' ? 'done' : 'official',
    },
    ...(question ? tallied(result, question, drawn).map(line) : []),
    ...namedVotes(result, question, words).map(([name, of]) => said(name, of)),
    said(words.silent, result.silent),
    ...result.conditions.flatMap((one) => condition(one, drawn)),
    ...(result.strict
      ? [
          {
            text: `${words.strict}${own.colon}${words.results[result.strict.outcome]}`,
            size: 28,
            bold: true,
            above: 12,
          },
          ...result.strict.conditions.flatMap((one) => condition(one, drawn)),
        ]
      : []),
  ]
}

/** Every option with its figures, and each lot. */
function tallied({ tally, outcome }: QuestionResult, question: QuestionView, drawn: Drawn): string[] {
  if (!tally || !question.method) return []
  const { words } = drawn
  const columns = figuresOf(tally, question, words)
  const level = outcome === 'tied' ? (tally.tied ?? tally.winners) : []
  const names = level.map((digit) => optionName(question, digit)).join(words.listSign)
  return [
    ...question.options.map((_, at) => {
      const digit = String(at + 1)
      const figures = columns.map(({ name, of }) => `${name} ${of(digit)}`)
      return `${optionName(question, digit)} · ${figures.join(' · ')}`
    }),
    ...(names ? [tally.tied ? words.levelLast(names) : words.level(names)] : []),
    ...tally.lots.map((lot) => lotLine(lot, question, drawn)),
  ]
}

/** A condition with both its numbers, and beneath them what was needed and whether it is met. */
function condition(one: ConditionView, drawn: Drawn): Block[] {
  const { words } = drawn
  const unit = one.measure === 'area' ? words.area : words.heads
  const both = unit(`${grouped(one.part)} / ${grouped(one.whole)} `)
  const must = words.must(one.threshold, one.comparison === '>')
  return [
    {
      text: `${words.condition[one.kind][one.measure]}${pictureWords(drawn).colon}${both}`,
      size: 28,
      above: 10,
    },
    {
      text: `${share(one.part, one.whole)} · ${must} · ${one.met ? words.met : words.missed}`,
      size: 25,
      tone: one.met ? 'done' : 'official',
    },
  ]
}

function weight(of: Weight, area: boolean, { words }: Drawn): string {
  return `${words.heads(grouped(String(of.heads)))}${area ? ` · ${words.area(grouped(of.area))}` : ''}`
}
