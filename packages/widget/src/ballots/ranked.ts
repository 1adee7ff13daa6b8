import { ballotOf } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { abstainBox, largeAbstain } from './abstaining.ts'
import type { Asked, BallotForm, BallotWords } from './ballotForm.ts'
import { levelled, moved, placed, type Ranking, rankingIn, rankingWord, removed } from './ranking.ts'

/**
 * 排序: options are put into an order by buttons, one after the other, and moved up and down by further buttons; level with one
 * another only where the method takes that. Whoever has no wish to rank an option leaves it out.
 */
export const ranked: BallotForm = {
  draw(asked) {
    const { question, marked, words, fault } = asked
    const ranking = rankingIn(marked)
    const left = leftOf(asked, ranking)
    return html`<fieldset aria-describedby=${fault ?? nothing}>
      <legend>
        ${question.text}<span class="hint">${words.rankHint} ${mayTie(asked) ? words.rankTies : words.rankNoTies}</span>
      </legend>
      ${
        ranking.length
          ? html`<ol class="rank" aria-label=${words.yourOrder}>
              ${ranking.flatMap((group, place) => group.map((digit) => line(asked, { ranking, place, digit })))}
            </ol>`
          : nothing
      }
      ${
        left.length
          ? html`<p class="small quiet">${ranking.length ? words.leftOver : words.pickFirst}</p>
              <div class="choices">${left.map((digit) => pick(asked, ranking, digit))}</div>`
          : nothing
      }
      <p class="vh" role="status">
        ${ranking.length ? ranked.say({ question, choice: rankingWord(ranking), large: false }, words).join(words.and) : nothing}
      </p>
      <div class="choices">${abstainBox(asked)}</div>
    </fieldset>`
  },
  drawLarge(asked) {
    const { words, marked, part, mark, more } = asked
    const before = rankingIn(marked).slice(0, part)
    const left = leftOf(asked, before)
    const choose = (digit: string) => {
      const word = rankingWord(placed(before, digit))
      // The last one needs no button: whoever is left over stands last anyway.
      if (left.length > 2) more(word)
      else mark(word)
    }
    const now = rankingIn(marked)[part]
    return html`<h3 id="part" tabindex="-1" class="option">${part ? words.whichNext : words.whichBest}</h3>
      ${part ? html`<p class="quiet">${words.soFar} ${linesOf(asked, before).join(words.and)}</p>` : nothing}
      <div class="large">
        ${left.map(
          (digit) =>
            html`<button class="choice" aria-pressed=${now?.[0] === digit} @click=${() => choose(digit)}>
              ${nameOf(asked, digit)}
            </button>`,
        )}
        ${part ? html`<button class="choice" @click=${() => mark(rankingWord(before))}>${words.rankEnough}</button>` : nothing}
        ${largeAbstain(asked)}
      </div>`
  },
  say({ question, choice }, words) {
    const ranking = rankingIn(choice)
    const left = leftOf({ question }, ranking).map((digit) => nameOf({ question }, digit))
    return [
      ...linesOf({ question, words }, ranking),
      ...(left.length ? [words.notRanked(left.join(words.listed))] : []),
    ]
  },
  missing: (words) => words.missing.ranked,
}

type Named = Pick<Asked<BallotWords>, 'question'>

const nameOf = ({ question }: Named, digit: string): string => question.options[Number(digit) - 1] ?? digit

const mayTie = ({ question: { method } }: Named): boolean => method !== null && ballotOf[method].equalRanks

function leftOf({ question }: Named, ranking: Ranking): string[] {
  const taken = new Set(ranking.flat())
  return question.options.map((_, at) => String(at + 1)).filter((digit) => !taken.has(digit))
}

/** 1 甲方案 · 2 乙方案、丙方案（并列）; places count as in a race: behind two level ones comes the third. */
function linesOf(
  { question, words }: Pick<Asked<BallotWords>, 'question' | 'words'>,
  ranking: Ranking,
): string[] {
  return ranking.map((group, at) =>
    words.place(
      placeOf(ranking, at),
      group.map((digit) => nameOf({ question }, digit)).join(words.listed),
      group.length > 1,
    ),
  )
}

const placeOf = (ranking: Ranking, at: number): number => ranking.slice(0, at).flat().length + 1

/** An option that is ranked, with what can be done with it. */
function line(
  asked: Asked<BallotWords>,
  { ranking, place, digit }: { ranking: Ranking; place: number; digit: string },
): TemplateResult {
  const { question, words, mark, focus } = asked
  const name = nameOf(asked, digit)
  const group = ranking[place]!
  const level = group.length > 1
  const id = (what: string) => `${question.key}-${what}-${digit}`
  const put = (next: Ranking, what: string) => {
    mark(rankingWord(next))
    focus(`#${CSS.escape(id(what))}:not(:disabled), #${CSS.escape(id('out'))}`)
  }
  return html`<li>
    <b class="nth">${placeOf(ranking, place)}</b>
    <span class="name">${name}${level ? html` <span class="tag">${words.level}</span>` : nothing}</span>
    <span class="moves">
      <button id=${id('up')} aria-label=${words.moveUp(name)} ?disabled=${place === 0 && !level} @click=${() => put(moved(ranking, digit, -1), 'up')}>↑</button>
      <button id=${id('down')} aria-label=${words.moveDown(name)} ?disabled=${place === ranking.length - 1 && !level} @click=${() => put(moved(ranking, digit, 1), 'down')}>↓</button>
      ${
        mayTie(asked) && place > 0 && !level
          ? html`<button id=${id('level')} aria-label=${words.makeLevel(name)} @click=${() => put(levelled(ranking, digit), 'up')}>=</button>`
          : nothing
      }
      <button id=${id('out')} aria-label=${words.takeOut(name)} @click=${() => {
        mark(rankingWord(removed(ranking, digit)))
        focus(`#${CSS.escape(id('pick'))}`)
      }}>×</button>
    </span>
  </li>`
}

/** An option that is not ranked yet: a button that puts it behind those that are. */
function pick(asked: Asked<BallotWords>, ranking: Ranking, digit: string): TemplateResult {
  const { question, words, mark, focus } = asked
  const next = leftOf(asked, ranking).find((each) => each !== digit)
  return html`<button
    id="${question.key}-pick-${digit}"
    class="choice"
    @click=${() => {
      mark(rankingWord(placed(ranking, digit)))
      focus(`#${CSS.escape(`${question.key}-${next ? `pick-${next}` : `out-${digit}`}`)}`)
    }}
  >
    <span>${nameOf(asked, digit)}</span><span class="small quiet">${words.placeAt(ranking.flat().length + 1)}</span>
  </button>`
}
