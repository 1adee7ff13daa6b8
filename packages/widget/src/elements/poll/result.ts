import type { ConditionView, PollView, QuestionResult, QuestionView, Weight } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Ballots } from '../../ballots/ballots.ts'
import type { TallyDrawn } from '../../ballots/withOptions.ts'
import { formatEnd, formatInstant } from '../../format/date.ts'
import { formatDay } from '../../format/day.ts'
import { formatArea, formatCount } from '../../format/number.ts'
import type { words as resultWords } from '../../locales/zh/pollResult.ts'
import { condition } from '../../parts/condition.ts'
import { attachmentHref, noticeHref } from '../../permalink.ts'
import { corrected } from './corrected.ts'
import { correctionFigures } from './correctionFigures.ts'
import { outcomeSentence } from './outcomeSentence.ts'
import type { PollWords } from './pollWords.ts'
import { ruleOf } from './ruleOf.ts'
import type { Series } from './series.ts'
import { voicesOf } from './voicesOf.ts'

/** All words of a poll that has a result. */
export type ResultWords = PollWords & typeof resultWords

/** What a result is drawn with, beside its view. */
export interface DrawnResult {
  words: ResultWords
  lang: string
  /** The server's address: papers stand there. */
  office: string
  series: Series | null
  ballots: Ballots
}

/** The result of every question: its force, outcome, every condition with its two numbers, the strict count beside it, the votes. */
export function result(view: PollView, drawn: DrawnResult): TemplateResult {
  const { words } = drawn
  const { channels } = view
  return html`${standing(view, drawn)} ${(view.results ?? []).map((each) => resultOf(each, view, drawn))}
  ${correctionFigures(view, drawn)}
  ${
    channels && view.force !== 'import-official'
      ? html`<p class="small quiet">
          ${words.channelsWere(formatCount(channels.online), formatCount(channels.paper), formatCount(channels.replaced))}
          ${channels.proxy ? words.byProxies(formatCount(channels.proxy)) : nothing}
        </p>`
      : nothing
  }`
}

/** What force the result has and whose it is, and how far it has come. */
function standing(view: PollView, drawn: DrawnResult): TemplateResult {
  const { words, lang } = drawn
  const { force, official } = view
  const standing = force === 'advisory' ? null : (drawn.series?.standing ?? 'final')
  return html`<p class="tags">
      ${standing ? html`<span class="tag ${standing === 'preliminary' ? 'official' : ''}">${words.standing[standing]}</span>` : nothing}
    </p>
    ${force === 'advisory' ? nothing : html`<p class="small">${words.forceOfResult[force]}</p>`}
    ${
      official
        ? html`<p class="help">
            ${words.officialBy(official.platform, formatInstant(official.decidedAt, lang))}
            <a href=${paperHref(view, official.document, drawn)}>${words.officialPaper}</a>
          </p>`
        : nothing
    }
    ${corrected(view, drawn)} ${series(drawn)}`
}

/** 计票 → 询异公示 → 结果公布, as far as it has come. */
function series({ series: of, words, lang, office }: DrawnResult): TemplateResult | typeof nothing {
  if (!of) return nothing
  return html`<section class="series" aria-labelledby="series">
    <h3 id="series">${words.series}</h3>
    <ol>
      ${of.stages.map(
        ({ kind, opensAt, closesAt, closedAt }) =>
          html`<li>
            ${words.stage[kind]}<span class="quiet small">
              ${formatDay(opensAt, lang)}${closedAt ? html` <span class="done">✓</span>` : closesAt ? `${words.comma}${words.runsUntil(formatEnd(closesAt, lang), null)}` : nothing}</span
            >
          </li>`,
      )}
    </ol>
    ${of.standing === 'preliminary' ? html`<p class="small official">${words.preliminaryPlain}</p>` : nothing}
    ${of.notices.map(({ id, title }) => html`<p class="small"><a href=${noticeHref(office, id)}>${title}</a></p>`)}
  </section>`
}

function resultOf(of: QuestionResult, view: PollView, drawn: DrawnResult): TemplateResult {
  const { words, ballots } = drawn
  const question = view.questions.find(({ key }) => key === of.key)
  const counted = ballots.tally(question, of)
  return html`<section class="result" aria-labelledby="outcome-${of.key}">
    ${question ? html`<p class="sentence">${question.text}</p>` : nothing}
    <span class="tag ${of.outcome === 'passed' ? 'done' : 'official'}">${counted?.words.outcomeTag[of.outcome] ?? words.outcome[of.outcome]}</span>
    <h3 id="outcome-${of.key}">${outcomeSentence(of, view, drawn)}</h3>
    ${ruleOf(question, words, ballots)} ${counted?.draw()}
    <div class="conds">${of.conditions.map((each) => condition(each, words, titleOf(each, counted)))}</div>
    ${strict(of, view, drawn)} ${votes(of, question, view, { ...drawn, counted })}
  </section>`
}

/** What a condition asks for; of a question with options it is the winner's share. */
function titleOf({ kind, measure }: ConditionView, counted: TallyDrawn | null): string | undefined {
  return kind === 'approval' ? counted?.words.approvalOf[measure] : undefined
}

/** The count without the silent, shown whenever silence is deemed to be anything, with the clause that says so. */
function strict(
  { strict: of, outcome }: QuestionResult,
  view: PollView,
  drawn: DrawnResult,
): TemplateResult | typeof nothing {
  const { words } = drawn
  const { clause, nonResponse } = view
  if (!of) return nothing
  return html`<div class="strict">
    <p class="help">
      ${words.silenceDeemed[nonResponse]}
      ${
        clause
          ? html`${words.byClause(clause.text)} <a href=${paperHref(view, clause.document, drawn)}>${words.clausePaper}</a>`
          : nothing
      }
    </p>
    ${of.outcome === outcome ? nothing : html`<p class="official">${words.strictDiffers}</p>`}
    <h4>${words.strictTitle} <span class="tag">${words.outcome[of.outcome]}</span></h4>
    <div class="conds">${of.conditions.map((each) => condition(each, words))}</div>
  </div>`
}

/** A paper of the poll's, by its id. */
function paperHref({ zone }: PollView, document: string, { office }: { office: string }): string {
  return attachmentHref(office, `/a/${zone.split('.')[0]}/${document}`)
}

/** Votes by heads, and by area where area counts. */
function votes(
  of: QuestionResult,
  question: QuestionView | undefined,
  { measures }: PollView,
  drawn: DrawnResult & { counted: TallyDrawn | null },
): TemplateResult {
  const { words } = drawn
  const area = measures.includes('area')
  const row = (title: string, weight: Weight) =>
    html`<tr>
      <th scope="row">${title}</th>
      <td>${words.heads(formatCount(weight.heads))}</td>
      ${area ? html`<td>${formatArea(weight.area)}</td>` : nothing}
    </tr>`
  return html`<table aria-label=${question?.text ?? words.votes}>
    <thead>
      <tr>
        <th scope="col">${words.votes}</th>
        <th scope="col">${words.headsTitle}</th>
        ${area ? html`<th scope="col">${words.areaTitle}</th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${voicesOf(of, question, drawn).map(([title, weight]) => row(title, weight))}
      ${row(words.silent, of.silent)}
    </tbody>
  </table>`
}
