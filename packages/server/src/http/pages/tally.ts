import { knowsFor, methods } from '@yishi/schema/rules'
import type { LotView, QuestionResult, QuestionView, TallyView, Weight } from '@yishi/schema/words'
import { grouped } from './format.ts'
import { type Html, html } from './html.ts'
import type { Drawn } from './page.ts'
import type { Words } from './words.zh.ts'

/** An option as paper and page call it: 2. 口袋公园 */
export function optionName({ options }: QuestionView, digit: string): string {
  return `${digit}. ${options[Number(digit) - 1] ?? ''}`
}

/** Who has won a question, of a decided tally alone. */
export function winnerOf({ tally }: QuestionResult, question: QuestionView): string | null {
  const [winner] = tally?.outcome === 'decided' ? tally.winners : []
  return winner === undefined ? null : optionName(question, winner)
}

/** An outcome, and by whom it was won. */
export function outcomeOf(result: QuestionResult, question: QuestionView | undefined, words: Words): string {
  const winner = question ? winnerOf(result, question) : null
  return `${words.results[result.outcome]}${winner ? words.wonBy(winner) : ''}`
}

/** The votes of a question under the names that suit its method: for and against, or the winner and everything else, or all valid ones. */
export function namedVotes(
  { votes, tally, outcome }: QuestionResult,
  question: QuestionView | undefined,
  words: Words,
): [name: string, weight: Weight][] {
  const rest: [string, Weight][] = [
    [words.votes.abstain, votes.abstain],
    [words.votes.invalid, votes.invalid],
  ]
  if (!tally || !question?.method)
    return [[words.votes.for, votes.for], [words.votes.against, votes.against], ...rest]
  const [winner = ''] = tally.winners
  const judged = tally.outcome === 'decided' && knowsFor(question.method) && outcome !== 'tied'
  if (judged)
    return [
      [words.chose(optionName(question, winner)), votes.for],
      [words.choseOther, votes.against],
      ...rest,
    ]
  // Nobody was for anything, or nobody can be: all valid votes stand on one side.
  const side = votes.for.heads === 0 && Number(votes.for.area) === 0 ? votes.against : votes.for
  return [[words.validVotes, side], ...rest]
}

/** Every option with its figures, the winner marked, and each lot; nothing for yes, no and abstain. */
export function tallyText(
  result: QuestionResult,
  question: QuestionView | undefined,
  drawn: Drawn,
): Html | null {
  const { tally } = result
  if (!tally || !question?.method) return null
  const { words, lang } = drawn
  const columns = figuresOf(tally, question, words)
  const wins = tally.outcome === 'decided' ? tally.winners : []
  const level = tally.tied ?? tally.winners
  const names = level.map((digit) => optionName(question, digit)).join(words.listSign)
  return html`<table class="tally"><caption>${methods[question.method].title[lang]}</caption>
<thead><tr><th>${words.option}</th>${columns.map(({ name }) => html`<th>${name}</th>`)}<th></th></tr></thead>
<tbody>${question.options.map((_, at) => {
    const digit = String(at + 1)
    return html`<tr><th scope="row">${optionName(question, digit)}</th>${columns.map(
      ({ of }) => html`<td>${of(digit)}</td>`,
    )}<td>${wins.includes(digit) && html`<b>${words.winner}</b>`}</td></tr>`
  })}</tbody></table>
${result.outcome === 'tied' && html`<p><b>${tally.tied ? words.levelLast(names) : words.level(names)}</b></p>`}
${tally.lots.map((lot) => html`<p>${lotLine(lot, question, drawn)}</p>`)}`
}

/** A lot in a sentence: when, where and how it was drawn, among whom, before how many, and what came of it. */
export function lotLine(
  { winner, among, drawnAt, place, how, witnesses }: LotView,
  question: QuestionView,
  { words, format }: Drawn,
): string {
  const names = among.map((digit) => optionName(question, digit)).join(words.listSign)
  const drawn = optionName(question, winner)
  const where = [place, how].filter((part) => part !== '').join(words.listSign)
  return words.lotDrawn({
    when: format.minute(drawnAt),
    where,
    among: names,
    witnesses,
    came: question.method === 'irv' ? words.lotOut(drawn) : words.lotWon(drawn),
  })
}

/** The columns of a tally: points or votes, the place, or the votes of each round. */
export function figuresOf(
  { totals, ranking, rounds }: TallyView,
  { method }: QuestionView,
  words: Words,
): { name: string; of(digit: string): string }[] {
  if (totals)
    return [
      {
        name: method === 'score' ? words.points : words.votesFor,
        of: (digit) => grouped(String(totals[digit] ?? 0)),
      },
    ]
  if (ranking)
    return [
      { name: words.rank, of: (digit) => String(1 + ranking.findIndex((group) => group.includes(digit))) },
    ]
  return (rounds ?? []).map((round, i) => ({
    name: words.round(i + 1),
    of: (digit) => (round[digit] === undefined ? '—' : grouped(String(round[digit]))),
  }))
}
