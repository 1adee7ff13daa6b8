import type { Answer, SheetPreview, ZoneItem } from '@yishi/schema/words'
import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import type { words as rollWords } from '../../locales/zh/deskRoll.ts'
import { field } from '../../parts/field.ts'
import type { Locales } from '../../words.ts'
import { problemList } from './problems.ts'
import { meanings, SheetReader } from './sheetReader.ts'
import { buildingsOf, householdsOf, inParts } from './sheetRows.ts'
import { DeskTool } from './tool.ts'

const mostShown = 20
const mostAtOnce = 500

/** 住户登记: a sheet of households is read, its columns matched by hand where the guess was wrong, looked at, and registered. */
export class DeskRegister extends DeskTool<ZoneItem[], typeof rollWords, { zone: string }> {
  static override styles: CSSResultGroup = [
    DeskTool.styles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.9em;
      }
      .wide-table {
        overflow-x: auto;
      }
      th,
      td {
        padding: 4px 8px;
        border-bottom: 1px solid var(--y-line);
        text-align: start;
        white-space: nowrap;
      }
    `,
  ]
  static override properties: PropertyDeclarations = { sentOf: { state: true } }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskRoll.ts'),
  ]

  /** How many are registered, while they are. */
  declare private sentOf: number | undefined
  private readonly reader = new SheetReader(this)

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  protected read(question: { zone: string }): Promise<Answer<ZoneItem[]>> {
    return this.client.read('zones', question)
  }

  protected renderHere(zones: ZoneItem[]): TemplateResult {
    const { words, form, reader } = this
    return html`<form class="tool-form" novalidate @submit=${this.readSheet}>
        <div class="field">
          <label for="file">${words.sheetFile}</label>
          <span class="pick">
            <span class="button" aria-hidden="true">${words.filePick}</span>
            <span class="small">${reader.fileName || nothing}</span>
            <input id="file" type="file" accept=".xlsx,.csv,.txt" @change=${this.take} />
          </span>
        </div>
        ${field({
          id: 'pasted',
          label: words.sheetPaste,
          hint: words.sheetPasteHint,
          lines: 4,
          value: form.draft.value('pasted'),
          error: reader.wrong,
          input: this.paste,
        })}
        <div class="row">
          <button class="primary" ?disabled=${reader.busy}>${reader.busy ? words.working : words.sheetRead}</button>
        </div>
      </form>
      ${reader.sheet ? this.renderSheet(reader.sheet, zones) : nothing}`
  }

  private renderSheet(sheet: SheetPreview, zones: ZoneItem[]): TemplateResult {
    const { words, form } = this
    form.propose(Object.fromEntries(buildingsOf(sheet).map((_, at) => [`building-${at}`, this.zone ?? ''])))
    const vacantToo = form.value('vacantToo') === 'yes'
    const count = vacantToo ? sheet.totals.dwellings : sheet.totals.households
    return html`<section class="part">
      <h3 id="form" tabindex="-1">${words.sheetTotals(sheet.totals)}</h3>
      ${this.renderColumns(sheet)}
      ${
        sheet.problems.length
          ? html`<details ?open=${!sheet.rows.length}>
              <summary>${words.sheetProblems(sheet.problems.length)}</summary>
              ${problemList(sheet.problems, words)}
            </details>`
          : nothing
      }
      ${sheet.rows.length ? this.renderRows(sheet) : nothing}
      ${
        count
          ? form.draw({
              act: 'registerHouseholds',
              button: words.sheetRegister(count),
              sure: { question: words.sheetSure(count), yes: words.sheetRegister(count) },
              send: () => this.register(sheet),
              fields:
                () => html`${sheet.totals.vacant ? form.box('vacantToo', words.sheetVacantToo) : nothing}
              ${this.renderZones(sheet, zones)}`,
            })
          : nothing
      }
      ${this.sentOf === undefined ? nothing : html`<p role="status">${words.sheetSent(this.sentOf, count)}</p>`}
    </section>`
  }

  private renderColumns({ columns, headerRow }: SheetPreview): TemplateResult {
    const { words, reader } = this
    const meaningOf = (index: number) => meanings.find((each) => reader.columns[each] === index)
    return html`<details ?open=${!columns.some(({ meaning }) => meaning)}>
      <summary>${words.sheetColumns}</summary>
      <div class="field">
        <label for="headerRow">${words.sheetHeader}</label>
        <input id="headerRow" type="number" min="1" max="100" .value=${String(headerRow)} @change=${this.moveHeader} />
      </div>
      ${columns
        .filter(({ header }) => header)
        .map(
          ({ index, header }) =>
            html`<div class="field">
              <label for="column-${index}">${words.sheetColumn(header)}</label>
              <select id="column-${index}" .value=${meaningOf(index) ?? ''} @change=${(event: Event) => this.match(index, event)}>
                <option value="">${words.meaningNone}</option>
                ${meanings.map((each) => html`<option value=${each} ?selected=${each === meaningOf(index)}>${words.meanings[each]}</option>`)}
              </select>
            </div>`,
        )}
    </details>`
  }

  private renderRows({ rows }: SheetPreview): TemplateResult {
    const { words } = this
    const shown = rows.slice(0, mostShown)
    const { building, unit, room, name, phone } = words.meanings
    return html`<p class="small quiet">${words.sheetRows(shown.length, rows.length)}</p>
      <div class="wide-table" tabindex="0">
        <table>
          <thead>
            <tr>
              ${[building, unit, room, name, phone].map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              (row) =>
                html`<tr>
                  <td>${row.building}</td>
                  <td>${row.unit}</td>
                  <td>${row.room}</td>
                  <td>${row.vacant ? html`<span class="quiet">${words.sheetVacant}</span>` : row.name}</td>
                  <td>${row.phone}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
  }

  /** Every building lies in the desk's own zone until another is said. */
  private renderZones(sheet: SheetPreview, zones: ZoneItem[]): TemplateResult | typeof nothing {
    const { words, form } = this
    if (zones.length < 2) return nothing
    const options = zones.map(({ zone, name }) => ({ value: zone, label: name }))
    return html`<details>
      <summary>${words.sheetZones}</summary>
      <p class="small quiet">${words.sheetZonesHint}</p>
      ${buildingsOf(sheet).map((building, at) => form.select(`building-${at}`, building, options))}
    </details>`
  }

  private take = ({ target }: Event): void => {
    this.reader.takeFile((target as HTMLInputElement).files?.[0])
  }

  /** What was given last is what is read. */
  private paste = (event: Event): void => {
    this.form.draft.keep('pasted')(event)
    this.reader.takeCells((event.target as HTMLTextAreaElement).value)
  }

  private readSheet = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { reader, form } = this
    // After a reload the cells are still there, but nobody has pasted them.
    if (!reader.given) reader.takeCells(form.draft.value('pasted'))
    if (!reader.given) {
      reader.wrong = this.words.sheetFirst
      this.focusOn('#pasted')
    } else if (await reader.read()) this.focusOn('#form')
  }

  private moveHeader = ({ target }: Event): void => {
    const headerRow = Number((target as HTMLInputElement).value)
    if (headerRow >= 1 && headerRow <= 100) this.reader.moveHeader(headerRow)
  }

  private match(column: number, { target }: Event): void {
    const { value } = target as HTMLSelectElement
    this.reader.match(
      column,
      meanings.find((each) => each === value),
    )
  }

  private async register(sheet: SheetPreview): Promise<void> {
    const { form, zone, words } = this
    const buildings = buildingsOf(sheet)
    const households = householdsOf(sheet, {
      zoneOf: (building) => form.value(`building-${buildings.indexOf(building)}`),
      vacantToo: form.value('vacantToo') === 'yes',
    })
    this.sentOf = 0
    for (const part of inParts(households, mostAtOnce)) {
      const answer = await this.act('registerHouseholds', { zone: zone!, households: part })
      if (!answer?.ok) {
        this.sentOf = undefined
        return
      }
      this.sentOf += part.length
    }
    this.sentOf = undefined
    form.clear()
    this.finish(words.sheetDone(households.length))
  }
}

define('yishi-desk-register', DeskRegister)
