import type { BallotTold, BoardItem, ProposalItem, Waiting } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatEnd, formatInstant } from '../../format/date.ts'
import { formatDay, formatLastDay } from '../../format/day.ts'
import { stageTrack } from '../../parts/stageTrack.ts'
import { toldMarks } from '../../parts/toldMarks.ts'
import { votedMark } from '../../parts/votedMark.ts'
import type { MineWords } from '../mine.ts'

/** What a row is drawn with: `link` makes its title open something. */
export interface Row {
  words: MineWords
  lang: string
  link(title: string): TemplateResult
}

/** Something that waits: what to do, of which matter, until when. */
export function waitingRow(
  { what, title, task, until, overdue }: Waiting,
  { words, lang, link }: Row,
): TemplateResult {
  const end = until ? formatEnd(until, lang) : ''
  return html`<li class="waits">
    <p>${link(title)}</p>
    <p class="small">
      <span class="tag official">${words.what[what]}</span> ${task ? words.doTask(task) : words.act[what]}
      ${
        end
          ? html`· <span class="one ${overdue ? 'official' : 'quiet'}"
                >${overdue ? words.overdue(end) : words.before(end)}</span
              >`
          : nothing
      }
    </p>
  </li>`
}

/** Two ballots of one elector: which counts, and which no longer does. */
export function toldRow(
  { title, label, counts, other }: BallotTold,
  { words, lang, link }: Row,
): TemplateResult {
  const say = ({ channel, castAt, byProxy }: BallotTold['counts']) =>
    words.ballotCame(words.channel[channel], formatInstant(castAt, lang), byProxy)
  return html`<li>
    <p>${link(title)}</p>
    <p class="small">${words.twoBallots(label)} <b>${words.counts(say(counts))}</b></p>
    <p class="small quiet">${words.countsNot(say(other))} ${words.notYours}</p>
  </li>`
}

/** A matter and where it stands. */
export function matterRow(item: ProposalItem, { words, lang, link }: Row): TemplateResult {
  const { stage, end } = item
  return html`<li>
    <p>${link(item.title)}</p>
    <p class="small quiet">
      <span class="tag ${end ? (end.end === 'done' ? 'done' : '') : 'official'}"
        >${end ? words.end[end.end] : stage ? words.stage[stage.kind] : nothing}</span
      >
      ${item.zoneName} · ${formatDay(item.createdAt, lang)}${votedMark(item, words)}
    </p>
    ${end ? nothing : stageTrack(item.track, words, true)}
  </li>`
}

/** A notice and how long it still runs. */
export function noticeRow(item: BoardItem, { words, lang, link }: Row): TemplateResult {
  const { state, daysLeft } = item
  const standing =
    state === 'running'
      ? words.daysLeft(daysLeft)
      : state === 'coming'
        ? words.begins(-daysLeft)
        : words[state]
  return html`<li>
    <p>${link(item.title)}</p>
    <p class="small quiet">
      ${words.kinds[item.kind]} · ${words.number(item.year, item.number)}${toldMarks(item, words)} ·
      <b class="one ${state === 'running' ? 'official' : state === 'done' ? 'done' : ''}">${standing}</b> ·
      <span class="one">${words.until(formatLastDay(item.closesAt, lang))}</span>
    </p>
  </li>`
}
