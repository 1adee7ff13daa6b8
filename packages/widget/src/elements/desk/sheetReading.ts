import type { PaperView, SheetView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { words as paperWords } from '../../locales/zh/deskPaper.ts'
import type { ScanCapture } from './scanCapture.ts'
import { type Marking, mark, pressed, type Reading, readings } from './sheetKeys.ts'

/** Which of the three readings a sheet is at. */
export type Round = 'enter' | 'confirm' | 'settle'

/** A sheet on the table. */
export interface OnTable {
  round: Round
  sheet: SheetView
  questions: PaperView['questions']
  marking: Marking
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
  const { round, sheet, questions, marking, tried } = of
  const keys = questions.map(({ key }) => key)
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
    const next = pressed(marking, event.key, keys)
    if (!next) return
    event.preventDefault()
    if (next === 'send') of.send()
    else of.turn(next)
  }
  const open = questions.some(({ key }) => !marking.marks[key])
  return html`<section class="table" aria-labelledby="table" @keydown=${press}>
    <h3 id="table" tabindex="-1">${words.sheetOf(of.at, of.all, sheet.label)}</h3>
    ${round === 'enter' ? nothing : html`<p class="help">${round === 'confirm' ? words.confirmPlain : words.settlePlain}</p>`}
    <p class="small quiet" id="keys">${words.keys}</p>
    ${of.photo}
    ${sheet.other ? html`<p class="small official">${words.otherBallot(words.channel[sheet.other.channel], sheet.other.counts)}</p>` : nothing}
    ${questionsOf({ questions, marking, turn: of.turn, said: round === 'settle' ? (key) => readBefore({ key }, sheet, words) : undefined }, words)}
    ${tried && open ? html`<p class="refusal" role="alert">${words.allMarked}</p>` : nothing} ${of.refusal}
    <div class="row">
      <button class="primary" ?disabled=${of.busy} @click=${of.send}>${words.sendRound[round]}</button>
      <button @click=${of.leave}>${words.leaveReading}</button>
    </div>
  </section>`
}

/** The questions of a sheet, with what is marked and where one stands; `said` is what was read before, for whoever settles. */
export function questionsOf(
  of: {
    questions: PaperView['questions']
    marking: Marking
    turn(marking: Marking): void
    said?: ((key: string) => TemplateResult | typeof nothing) | undefined
  },
  words: typeof paperWords,
): TemplateResult[] {
  const keys = of.questions.map(({ key }) => key)
  return of.questions.map((question, at) => asked(of, { question, at, keys }, words))
}

function readBefore({ key }: { key: string }, sheet: SheetView, words: typeof paperWords): TemplateResult {
  const said = (choice: string | undefined) => words.choice[choice as Reading] ?? '–'
  return html`<p class="small quiet">
    ${words.readFirst(sheet.enteredBy ?? '')}: <b>${said(sheet.choices?.[key])}</b> · ${words.readSecond}:
    <b>${said(sheet.differing?.[key])}</b>
  </p>`
}

function asked(
  { marking, turn, said }: Parameters<typeof questionsOf>[0],
  { question, at, keys }: { question: PaperView['questions'][number]; at: number; keys: string[] },
  words: typeof paperWords,
): TemplateResult {
  const { key, text } = question
  return html`<fieldset class="asked ${marking.at === at ? 'here' : ''}">
    <legend>${text}</legend>
    ${said?.(key) ?? nothing}
    <div class="marks">
      ${readings.map(
        (reading) =>
          html`<label>
            <input
              type="radio"
              name=${`mark-${key}`}
              .checked=${marking.marks[key] === reading}
              @change=${() => turn(mark({ marks: marking.marks, at }, reading, keys))}
            />
            <span>${words.choice[reading]}</span>
          </label>`,
      )}
    </div>
  </fieldset>`
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
