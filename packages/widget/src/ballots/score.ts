import { html, nothing, type TemplateResult } from 'lit'
import { abstainBox, largeAbstain, partTitle } from './abstaining.ts'
import type { Asked, BallotForm, BallotWords, Mark } from './ballotForm.ts'

const stars = ['0', '1', '2', '3', '4', '5'] as const

/** 打分: 0 to 5 for each option, a row of radio buttons each, none of them chosen; or one option a screen. */
export const score: BallotForm = {
  draw(asked) {
    const { question, words, fault } = asked
    return html`<fieldset aria-describedby=${fault ?? nothing}>
      <legend>${question.text}<span class="hint">${words.scoreHint}</span></legend>
      ${question.options.map((_, at) => row(asked, at))}
      <div class="choices">${abstainBox(asked)}</div>
    </fieldset>`
  },
  drawLarge(asked) {
    const { question, marked, words, part, mark, more } = asked
    const given = scoresIn(marked, question.options.length)
    const give = (star: string) => {
      const scores = given.map((each, at) => (at === part ? star : each)).join()
      if (part < question.options.length - 1) more(scores)
      else mark(scores)
    }
    return html`${partTitle(asked, part)}
      <div class="large">
        <div class="stars">
          ${[...stars].reverse().map(
            (star) =>
              html`<button class="choice" aria-pressed=${given[part] === star} @click=${() => give(star)}>
                  ${words.points(star)} ${words.starMeans[star]}
                </button>`,
          )}
        </div>
        ${largeAbstain(asked)}
      </div>`
  },
  say: ({ question, choice }, words) => {
    const given = scoresIn(choice, question.options.length)
    return question.options.map((option, at) => words.scored(option, given[at] ?? ''))
  },
  missing: (words) => words.missing.score,
}

function row({ question, marked, words, mark }: Asked<BallotWords>, at: number): TemplateResult {
  const given = scoresIn(marked, question.options.length)
  const give = (star: string) => mark(given.map((each, i) => (i === at ? star : each)).join())
  return html`<fieldset class="scored" id="score-${question.key}-${at + 1}">
    <legend>${question.options[at]}</legend>
    <div class="stars">
      ${stars.map(
        (star) =>
          html`<label class="choice">
            <input type="radio" name="${question.key}-${at + 1}" .checked=${given[at] === star} @change=${() => give(star)} />
            <span>${star}<span class="vh">${words.pointsUnit} ${words.starMeans[star]}</span></span>
          </label>`,
      )}
    </div>
  </fieldset>`
}

/** The score of each option, empty where none was given yet. */
function scoresIn(mark: Mark | undefined, options: number): string[] {
  const given = mark?.includes(',') ? mark.split(',') : []
  return Array.from({ length: options }, (_, at) => given[at] ?? '')
}
