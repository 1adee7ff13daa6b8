import type { LotView, QuestionResult, QuestionView, TallyView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatInstant } from '../format/date.ts'
import { formatCount } from '../format/number.ts'
import { meter } from '../parts/meter.ts'
import type { BallotWords } from './ballotForm.ts'

/** A question that was counted by a method. */
export interface Counted {
  question: QuestionView
  result: QuestionResult
  tally: TallyView
}

interface Drawn {
  words: BallotWords
  lang: string
}

/** A line of the result: an option, how much was found for it, and out of how much. */
export interface Line {
  digit: string
  /** Null where the method adds nothing up. */
  total: number | null
  whole: number
  /** The last round in which it stood, from 1; null where there are none. */
  round: number | null
  /** Its place in the ranking, where there is one. */
  place: number | null
  standing: 'won' | 'level' | 'out' | ''
}

/** Every option with its bar, who won and how ties were settled; rounds and ranking can be opened. */
export function tally(of: Counted, drawn: Drawn): TemplateResult {
  const { words } = drawn
  const { question, tally: made } = of
  return html`<ul class="plain tally">
      ${linesOf(of).map((line) => option(line, question, words))}
    </ul>
    ${sayTie(of, words)}
    ${made.lots.map((lot) => drawLot(lot, question, drawn))}
    ${made.rounds ? rounds(made.rounds, question, words) : nothing}
    ${made.ranking ? ranking(made.ranking, question, words) : nothing}`
}

/** The options, whoever is ahead first. */
export function linesOf({ question, result, tally: made }: Counted): Line[] {
  const { votes } = result
  const valid = votes.for.heads + votes.against.heads
  const last = made.rounds?.at(-1)
  const level = made.outcome === 'tie' ? (made.tied ?? made.winners) : []
  const lines = question.options.map((_, at): Line => {
    const digit = String(at + 1)
    const group = made.ranking?.findIndex((each) => each.includes(digit)) ?? -1
    const round = made.rounds?.filter((each) => digit in each).length ?? null
    const totals = round === null ? made.totals : made.rounds![round - 1]
    const won = made.outcome === 'decided' && made.winners.includes(digit)
    return {
      digit,
      total: totals ? (totals[digit] ?? 0) : null,
      round,
      whole: question.method === 'score' ? 5 * valid : valid,
      place: group < 0 ? null : made.ranking!.slice(0, group).flat().length + 1,
      standing: won ? 'won' : level.includes(digit) ? 'level' : last && !(digit in last) ? 'out' : '',
    }
  })
  // Who lasted longer stands before who had more at first.
  const lasted = ({ round }: Line) => round ?? 0
  const won = ({ standing }: Line) => (standing === 'won' ? 1 : 0)
  return lines.sort(
    (one, other) =>
      won(other) - won(one) ||
      (one.place ?? 0) - (other.place ?? 0) ||
      lasted(other) - lasted(one) ||
      (other.total ?? 0) - (one.total ?? 0) ||
      Number(one.digit) - Number(other.digit),
  )
}

function option(
  { digit, total, whole, round, place, standing }: Line,
  question: QuestionView,
  words: BallotWords,
): TemplateResult {
  const name = nameOf(question, digit)
  return html`<li class=${standing}>
    <div class="top">
      <span>
        ${place === null ? nothing : html`<span class="quiet">${words.nth(place)}</span>`}
        ${standing === 'won' ? html`<span aria-hidden="true">✓</span>` : nothing} ${name}
        ${standing ? html`<span class="tag ${standing === 'won' ? 'done' : standing === 'level' ? 'official' : ''}">${words.standingOf[standing]}</span>` : nothing}
      </span>
      ${total === null ? nothing : html`<b>${words.totalOf[question.method ?? 'single'](formatCount(total), round ?? 0)}</b>`}
    </div>
    ${
      total === null
        ? nothing
        : meter({
            part: String(total),
            whole: String(whole),
            threshold: null,
            met: standing === 'won',
            label: '',
          })
    }
  </li>`
}

/** Who is level, and what follows. */
function sayTie(
  { question, tally: { outcome, winners, tied } }: Counted,
  words: BallotWords,
): TemplateResult | typeof nothing {
  if (outcome !== 'tie') return nothing
  const names = (digits: readonly string[]) =>
    digits.map((digit) => nameOf(question, digit)).join(words.listed)
  return html`<p class="help">${tied ? words.tiedForLast(names(tied)) : words.tiedForFirst(names(winners))}</p>`
}

/** 抽签: where, when, how, before whom, and what came of it. */
function drawLot(
  { winner, among, drawnAt, place, how, witnesses }: LotView,
  question: QuestionView,
  { words, lang }: Drawn,
): TemplateResult {
  const names = among.map((digit) => nameOf(question, digit)).join(words.listed)
  return html`<div class="help lot">
    <p><b>${words.lotTitle}</b></p>
    <p>${question.method === 'irv' ? words.lotOut(names, nameOf(question, winner)) : words.lotWon(names, nameOf(question, winner))}</p>
    <p class="small quiet">${words.lotHow({ at: formatInstant(drawnAt, lang), place, how, witnesses })}</p>
  </div>`
}

/** 逐轮淘汰: what each option had in each round. */
function rounds(
  of: readonly Readonly<Record<string, number>>[],
  question: QuestionView,
  words: BallotWords,
): TemplateResult {
  return html`<details>
    <summary>${words.rounds(of.length)}</summary>
    <div class="wide-table" tabindex="0" role="region" aria-label=${words.rounds(of.length)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.optionTitle}</th>
            ${of.map((_, at) => html`<th scope="col">${words.round(at + 1)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${question.options.map((name, at) => {
            const digit = String(at + 1)
            return html`<tr>
              <th scope="row">${name}</th>
              ${of.map((round, turn) => {
                const before = turn > 0 && digit in of[turn - 1]!
                return html`<td>${digit in round ? formatCount(round[digit]!) : before ? words.wentOut : ''}</td>`
              })}
            </tr>`
          })}
        </tbody>
      </table>
    </div>
  </details>`
}

/** 两两比较: the order that came of it. */
function ranking(
  of: readonly (readonly string[])[],
  question: QuestionView,
  words: BallotWords,
): TemplateResult {
  return html`<details>
    <summary>${words.rankingTitle}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.optionTitle}</th>
          <th scope="col">${words.placeTitle}</th>
        </tr>
      </thead>
      <tbody>
        ${of.flatMap((group, at) =>
          group.map(
            (digit) =>
              html`<tr>
                <th scope="row">${nameOf(question, digit)}</th>
                <td>${words.nth(of.slice(0, at).flat().length + 1)}${group.length > 1 ? ` ${words.level}` : nothing}</td>
              </tr>`,
          ),
        )}
      </tbody>
    </table>
  </details>`
}

/** Every option in the order of the ballot, with its votes or points, its place, or its votes in each round, and how it stands. */
export function figuresOf(of: Counted, words: BallotWords): [string, string[]][] {
  const { question, tally: made } = of
  const total = words.totalOf[question.method ?? 'single']
  const figures = ({ digit, total: sum, place }: Line): string[] => {
    if (made.rounds)
      return made.rounds.flatMap((round, at) =>
        digit in round ? [total(formatCount(round[digit]!), at + 1)] : [],
      )
    if (place !== null) return [words.nth(place)]
    return sum === null ? [] : [total(formatCount(sum), 0)]
  }
  return linesOf(of)
    .sort((one, other) => Number(one.digit) - Number(other.digit))
    .map((line) => [
      nameOf(question, line.digit),
      [...figures(line), ...(line.standing ? [words.standingOf[line.standing]] : [])],
    ])
}

/** The outcome in a sentence: the option that was chosen, or why none is. */
export function outcomeOf(
  { question, result, tally: made }: Counted,
  { words, advisory }: { words: BallotWords; advisory: boolean },
): string {
  const names = (made.tied ?? made.winners).map((digit) => nameOf(question, digit)).join(words.listed)
  const plain = (sentence: string) => (advisory ? words.advisoryOnly(sentence) : sentence)
  const missed = result.conditions.filter(({ met }) => !met).length
  switch (result.outcome) {
    case 'passed':
      return plain(words.chosen(names))
    case 'failed':
      return plain(words.notEnough(names, missed))
    case 'inquorate':
      return plain(words.tooFew)
    case 'tied':
      return plain(words.tiedOutcome(names))
  }
}

const nameOf = ({ options }: QuestionView, digit: string): string => options[Number(digit) - 1] ?? digit
