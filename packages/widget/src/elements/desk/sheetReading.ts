import type { PaperView, SheetView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Mark } from '../../ballots/ballotForm.ts'
import type { Ballots } from '../../ballots/ballots.ts'
import type { words as paperWords } from '../../locales/zh/deskPaper.ts'
import type { ScanCapture } from './scanCapture.ts'
import { firstOpen, type Marking, mark, pressed, readings } from './sheetKeys.ts'

/** Which of the three readings a sheet is at. */
export type Round = 'enter' | 'confirm' | 'settle'

/** A sheet on the table. */
export interface OnTable {
  round: Round
  sheet: SheetView
  questions: PaperView['questions']
  marking: Marking
  ballots: Ballots
  /** Its place among those to be read in this round. */
  at: number
  all: number
  tried: boolean
  busy: boolean
  photo: unknown
  refusal: unknown
  turn(marking: Marking): void
  /** A number was scanned while this sheet lay there. */
  scanned(code: string): void
  /** Tells a scanner's keys from a hand's. */
  capture: ScanCapture
  send(): void
  leave(): void
}

/** A sheet being read: real radio buttons, and one key a choice for those who have a stack of them. */
export function sheetReading(of: OnTable, words: typeof paperWords): TemplateResult {
  const { round, sheet, questions, marking, ballots, tried } = of
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || of.busy) return
    const code = of.capture.feed(event.key, event.timeStamp)
    if (code !== null) {
      event.preventDefault()
      if (code !== 'more') of.scanned(code)
      return
    }
    // Enter on a button is that button's.
    if (event.key === 'Enter' && (event.target as Element).localName === 'button') return
    const next = pressed(marking, event.key, questions)
    if (!next) return
    event.preventDefault()
    if (next === 'send') of.send()
    else of.turn(next)
  }
  const open = firstOpen(marking, questions) >= 0
  return html`<section class="table" aria-labelledby="table" @keydown=${press}>
    <h3 id="table" tabindex="-1">${words.sheetOf(of.at, of.all, sheet.label)}</h3>
    ${round === 'enter' ? nothing : html`<p class="help">${round === 'confirm' ? words.confirmPlain : words.settlePlain}</p>`}
    <p class="small quiet" id="keys">${keysOf(questions, words)}</p>
    ${of.photo}
    ${sheet.other ? html`<p class="small official">${words.otherBallot(words.channel[sheet.other.channel], sheet.other.counts)}</p>` : nothing}
    ${questionsOf({ questions, marking, ballots, turn: of.turn, said: round === 'settle' ? (question) => readBefore(question, of, words) : undefined }, words)}
    ${tried && open ? html`<p class="refusal" role="alert">${words.allMarked}</p>` : nothing} ${of.refusal}
    <div class="row">
      <button class="primary" ?disabled=${of.busy} @click=${of.send}>${words.sendRound[round]}</button>
      <button @click=${of.leave}>${words.leaveReading}</button>
    </div>
  </section>`
}

type Question = PaperView['questions'][number]

/** What the questions of a sheet are drawn with. */
interface Sheet {
  questions: PaperView['questions']
  marking: Marking
  ballots: Ballots
  turn(marking: Marking): void
  /** What was read before, for whoever settles. */
  said?: ((question: Question) => TemplateResult | typeof nothing) | undefined
}

/** The questions of a sheet, with what is marked and where one stands. */
export function questionsOf(of: Sheet, words: typeof paperWords): TemplateResult[] {
  return of.questions.map((question, at) => asked(of, { question, at }, words))
}

/** What the keys do: on a sheet of yes and no said once, else where one stands. */
export function keysOf(questions: readonly Question[], words: typeof paperWords): string {
  return questions.every(({ method }) => method === null)
    ? words.keysOf['yes-no-abstain'] + words.keysMove
    : words.keysMixed + words.keysMove
}

function readBefore(
  question: Question,
  { sheet, ballots }: OnTable,
  words: typeof paperWords,
): TemplateResult {
  const said = (choice: string | undefined) => (choice ? ballots.sayShort(question, choice) : '–')
  return html`<p class="small quiet">
    ${words.readFirst(sheet.enteredBy ?? '')}: <b>${said(sheet.choices?.[question.key])}</b> · ${words.readSecond}:
    <b>${said(sheet.differing?.[question.key])}</b>
  </p>`
}

function asked(
  of: Sheet,
  { question, at }: { question: Question; at: number },
  words: typeof paperWords,
): TemplateResult {
  const { questions, marking, turn, said } = of
  const { key, method } = question
  const put = (choice: Mark, done: boolean) =>
    turn(mark({ marks: marking.marks, at }, { mark: choice, done }, questions))
  return html`<div class="asked ${marking.at === at ? 'here' : ''}">
    ${method ? withOptions(of, { question, put, here: marking.at === at }, words) : plain(of, { question, put }, words)}
    ${said?.(question) ?? nothing}
    ${method ? html`<p class="typed" role="status">${words.typed} <b>${signs(marking.marks[key], words)}</b></p>` : nothing}
  </div>`
}

/** Yes, no, abstain and what cannot be read, in one row. */
function plain(
  { marking }: Sheet,
  { question, put }: { question: Question; put(choice: Mark, done: boolean): void },
  words: typeof paperWords,
): TemplateResult {
  const { key, text } = question
  return html`<fieldset>
    <legend>${text}</legend>
    <div class="marks">
      ${readings.map(
        (reading) =>
          html`<label>
            <input
              type="radio"
              name=${`mark-${key}`}
              .checked=${marking.marks[key] === reading}
              @change=${() => put(reading, true)}
            />
            <span>${words.choice[reading]}</span>
          </label>`,
      )}
    </div>
  </fieldset>`
}

/** The options by their digits, as they stand on the paper, and what cannot be read. */
function withOptions(
  { marking, ballots }: Sheet,
  { question, put, here }: { question: Question; put(choice: Mark, done: boolean): void; here: boolean },
  words: typeof paperWords,
): TemplateResult {
  const { key, form, options, method } = question
  const marked = marking.marks[key] ?? ''
  return html`${ballots.draw({
    question: { ...question, key: `mark-${key}`, options: options.map((option, i) => `${i + 1}. ${option}`) },
    marked: marked.replace(/=$/, ''),
    fault: undefined,
    mark: (choice) => put(choice, false),
  })}
  <label class="choice">
    <input type="checkbox" .checked=${marked === 'invalid'} @change=${({ target }: Event) => put((target as HTMLInputElement).checked ? 'invalid' : '', false)} />
    <span>${words.choice.invalid}</span>
  </label>
  ${here ? html`<p class="small quiet">${words.keysOf[form]}${method === 'schulze' ? words.keyLevel : nothing}${words.keysAll}</p>` : nothing}`
}

/** What was typed, sign by sign: `2 > 1 =`. */
function signs(marked: Mark | undefined, words: typeof paperWords): string {
  if (marked === 'abstain' || marked === 'invalid') return words.choice[marked]
  if (marked === 'none') return words.keyNone
  return marked
    ? marked
        .replace(/([>=+])/g, ' $1 ')
        .replace(/,/g, ' · ')
        .trim()
    : '–'
}

export const sheetReadingStyle = css`
  .asked {
    margin: 12px 0;
    padding: 10px 12px;
    border-inline-start: 3px solid var(--y-line);
  }
  .asked legend {
    float: left;
    width: 100%;
  }
  .asked legend + * {
    clear: both;
  }
  .asked .choices {
    gap: 6px;
    margin: 8px 0 6px;
  }
  .asked .choice {
    min-height: var(--y-tap);
    font-weight: 400;
  }
  .asked .scored {
    margin: 0;
    padding-top: 10px;
  }
  .asked .hint {
    display: none;
  }
  .typed {
    font-variant-numeric: tabular-nums;
  }
  .asked.here {
    border-color: var(--y-ink);
    background: var(--y-paper);
  }
  .marks {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(92px, 1fr));
    gap: 8px;
    margin-top: 8px;
  }
  .marks label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: var(--y-tap);
    padding: 4px 10px;
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius);
    cursor: pointer;
  }
  .sheet-photo {
    display: block;
    max-width: 100%;
    max-height: 60vh;
    margin: 8px 0;
    border: 1px solid var(--y-line);
  }
`
