import type { MyElector, PollView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Ballots } from '../../ballots/ballots.ts'
import { formatInstant } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import type { words as castWords } from '../../locales/zh/pollCast.ts'
import type { ReceiptCard } from '../../parts/receiptCard.ts'
import type { Cast } from './flow.ts'
import type { PollWords } from './pollWords.ts'

type Ballot = NonNullable<MyElector['ballot']>
type Words = PollWords & typeof castWords

interface Drawn {
  words: Words
  lang: string
}

/** The ballot that stands for an elector: how it came, what it says, its receipt. */
export interface Standing {
  view: PollView
  elector: MyElector
  /** What the server answered a moment ago; the view may not show it yet. */
  answer: Cast | undefined
  card: ReceiptCard
  ballots: Ballots
  /** Where the code can be checked. */
  link(code: string): string
  /** Null where nothing can be changed any more. */
  change: (() => void) | null
}

export function myBallot(standing: Standing, drawn: Drawn): TemplateResult {
  const { view, elector, answer, card, ballots, link, change } = standing
  const { words, lang } = drawn
  const ballot = standingBallot(standing)
  const code = answer?.receipt ?? ballot?.receipt
  const paper = !answer && ballot?.channel === 'paper'
  const at = formatInstant(answer?.castAt ?? ballot?.castAt ?? view.now, lang)
  const lines = [view.title, `${view.zoneName} · ${at}`]
  if (view.force === 'advisory') lines.push(words.forcePlain.advisory)
  return html`<section class="mine" aria-labelledby="mine-title">
    <h3 id="mine-title" tabindex="-1">
      ${answer ? html`${words.castDone} <span class="done" aria-hidden="true">✓</span>` : words.myBallot}
    </h3>
    <p>${elector.label}${words.comma}${how(standing, at, words)}</p>
    ${!answer && ballot?.byProxy && !elector.held ? html`<p class="small quiet">${words.proxyVotedHint}</p>` : nothing}
    ${answer || !ballot ? nothing : said(view, { ballot, ballots }, drawn)} ${replaced(ballot, drawn)}
    ${code ? card.draw({ code, link: link(code), lines, words }) : nothing} ${inLog(ballot, code ? link(code) : '', words)}
    ${
      change
        ? html`<p class="small quiet">${words.canChange}${paper ? words.gap + words.paperChange : nothing}</p>
            <button @click=${change}>${words.change}</button>`
        : nothing
    }
  </section>`
}

/** How the ballot came: online, on paper, by a proxy, or by the reader as somebody's proxy. */
function how(standing: Standing, at: string, words: Words): string {
  const { elector, answer } = standing
  if (elector.held) return words.youVotedFor(at)
  const ballot = standingBallot(standing)
  if (answer || !ballot) return words.youVotedOnline(at)
  if (ballot.byProxy) return words.proxyVoted(at)
  return ballot.channel === 'paper' ? words.youVotedPaper(at) : words.youVotedOnline(at)
}

/** What the view says of it; null while the view is older than the answer. */
function standingBallot({ elector, answer }: Standing): MyElector['ballot'] {
  const { ballot } = elector
  return answer && ballot?.id !== answer.ballot ? null : ballot
}

function said(
  { questions }: PollView,
  { ballot, ballots }: { ballot: Ballot; ballots: Ballots },
  { words }: Drawn,
): TemplateResult {
  return html`<dl>
    ${questions.map((question) => {
      const choice = ballot.choices[question.key]
      if (!choice) return nothing
      return html`<dt>${question.text}</dt>
        <dd>
          <span class="small quiet">${words.yourChoice}</span>${ballots.say(question, choice).map((line) => html`<b>${line}</b>`)}
        </dd>`
    })}
  </dl>`
}

function replaced(ballot: Ballot | null, { words, lang }: Drawn): TemplateResult | typeof nothing {
  if (!ballot?.replaced) return nothing
  const { channel, castAt, byProxy } = ballot.replaced
  const before = words.ballotBy(words.channel[channel], byProxy)
  return html`<p class="help">${words.tookPlaceOf(before, formatInstant(castAt, lang))}</p>`
}

/** Where the ballot stands in the public log: an index once it has one. */
function inLog(ballot: Ballot | null, link: string, words: Words): TemplateResult {
  const index = ballot?.index ?? null
  return html`<p class="small quiet" role="status">
    ${index === null ? words.toLog : words.inLog(formatCount(index))}
    ${link ? html`· <a href=${link}>${words.checkBallot}</a>` : nothing}
  </p>`
}
