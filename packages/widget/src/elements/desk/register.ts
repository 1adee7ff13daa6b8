import { type Answer, refuse, type SheetPreview } from '@yishi/schema/words'
import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import type { words as rollWords } from '../../locales/zh/deskRoll.ts'
import { field } from '../../parts/field.ts'
import { sayRefusal } from '../../sayRefusal.ts'
import type { Locales } from '../../words.ts'
import { postForm } from './postForm.ts'
import { problemList } from './problems.ts'
import { buildingsOf, householdsOf, inParts } from './sheetRows.ts'
import { DeskTool } from './tool.ts'

const meanings = ['building', 'unit', 'room', 'address', 'name', 'phone', 'remark'] as const
type Meaning = (typeof meanings)[number]
const mostShown = 20
const mostAtOnce = 500

/** 住户登记: a sheet of households is read, its columns matched by hand where the guess was wrong, looked at, and registered. */
export class DeskRegister extends DeskTool<true, typeof rollWords, { zone: string }> {
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
  static override properties: PropertyDeclarations = {
    sheet: { state: true },
    file: { state: true },
    wrong: { state: true },
    busy: { state: true },
    sentOf: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskRoll.ts'),
  ]

  declare private sheet: SheetPreview | undefined
  declare private file: Blob | undefined
  declare private wrong: string
  declare private busy: boolean
  /** How many are registered, while they are. */
  declare private sentOf: number | undefined

  constructor() {
    super()
    this.wrong = ''
    this.busy = false
  }

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  /** Nothing is read before a sheet is given. */
  protected async read(): Promise<Answer<true>> {
    return this.client.token ? { ok: true, value: true } : refuse('not-signed-in')
  }

  protected renderHere(): TemplateResult {
    const { words, form } = this
    return html`<form class="tool-form" novalidate @submit=${this.readSheet}>
        <div class="field">
          <label for="file">${words.sheetFile}</label>
          <span class="pick">
            <span class="button" aria-hidden="true">${words.filePick}</span>
            <span class="small">${this.file instanceof File ? this.file.name : nothing}</span>
            <input id="file" type="file" accept=".xlsx,.csv,.txt" @change=${this.take} />
          </span>
        </div>
        ${field({
          id: 'pasted',
          label: words.sheetPaste,
          hint: words.sheetPasteHint,
          lines: 4,
          value: form.draft.value('pasted'),
          error: this.wrong,
          input: form.draft.keep('pasted'),
        })}
        <div class="row">
          <button class="primary" ?disabled=${this.busy}>${this.busy ? words.working : words.sheetRead}</button>
        </div>
      </form>
      ${this.sheet ? this.renderSheet(this.sheet) : nothing}`
  }

  private renderSheet(sheet: SheetPreview): TemplateResult {
    const { words, form } = this
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
              ${this.renderZones(sheet)}`,
            })
          : nothing
      }
      ${this.sentOf === undefined ? nothing : html`<p role="status">${words.sheetSent(this.sentOf, count)}</p>`}
    </section>`
  }

  private renderColumns({ columns, headerRow }: SheetPreview): TemplateResult {
    const { words } = this
    return html`<details ?open=${!columns.some(({ meaning }) => meaning)}>
      <summary>${words.sheetColumns}</summary>
      <div class="field">
        <label for="headerRow">${words.sheetHeader}</label>
        <input id="headerRow" type="number" min="1" max="100" .value=${String(headerRow)} @change=${this.moveHeader} />
      </div>
      ${columns
        .filter(({ header }) => header)
        .map(
          ({ index, header, meaning }) =>
            html`<div class="field">
              <label for="column-${index}">${words.sheetColumn(header)}</label>
              <select id="column-${index}" @change=${(event: Event) => this.match(index, (event.target as HTMLSelectElement).value)}>
                <option value="" ?selected=${!meaning}>${words.meaningNone}</option>
                ${meanings.map((each) => html`<option value=${each} ?selected=${each === meaning}>${words.meanings[each]}</option>`)}
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
  private renderZones(sheet: SheetPreview): TemplateResult {
    const { words, form } = this
    const buildings = buildingsOf(sheet)
    form.propose(Object.fromEntries(buildings.map((_, at) => [`building-${at}`, this.zone ?? ''])))
    return html`<details>
      <summary>${words.sheetZones}</summary>
      <p class="small quiet">${words.sheetZonesHint}</p>
      ${buildings.map((building, at) =>
        form.text({
          id: `building-${at}`,
          label: building,
          most: 100,
          fault: (value) => (/^[a-z0-9.-]+$/.test(value) ? '' : words.sheetZoneWrong),
        }),
      )}
    </details>`
  }

  private take = ({ target }: Event): void => {
    this.file = (target as HTMLInputElement).files?.[0]
    this.wrong = ''
  }

  private readSheet = (event: Event): void => {
    event.preventDefault()
    const pasted = this.form.draft.value('pasted')
    const source = this.file ?? (pasted.trim() ? new Blob([pasted], { type: 'text/plain' }) : undefined)
    if (!source) {
      this.wrong = this.words.sheetFirst
      this.focusOn('#pasted')
      return
    }
    this.preview(source, {})
  }

  private async preview(
    source: Blob,
    how: { headerRow?: number; columns?: Partial<Record<Meaning, number>> },
  ): Promise<void> {
    const { client, office: server, zone, words } = this
    const form = new FormData()
    form.set('zone', zone!)
    if (how.headerRow) form.set('headerRow', String(how.headerRow))
    if (how.columns) form.set('columns', JSON.stringify(how.columns))
    form.set('file', source, source instanceof File ? source.name : 'pasted.txt')
    this.busy = true
    this.wrong = ''
    const answer = await postForm<SheetPreview>({
      server,
      path: '/households/preview',
      token: client.token,
      form,
    }).catch(() => null)
    this.busy = false
    if (!answer) this.wrong = words.importLost
    else if (!answer.ok) this.wrong = await sayRefusal(answer.refusal, this.tongue)
    else {
      this.sheet = answer.value
      if (!how.columns && !how.headerRow) this.focusOn('#form')
    }
  }

  private get source(): Blob {
    return this.file ?? new Blob([this.form.draft.value('pasted')], { type: 'text/plain' })
  }

  private moveHeader = ({ target }: Event): void => {
    const headerRow = Number((target as HTMLInputElement).value)
    if (headerRow >= 1 && headerRow <= 100) this.preview(this.source, { headerRow })
  }

  /** A meaning belongs to one column. */
  private match(index: number, meaning: string): void {
    const { sheet } = this
    if (!sheet) return
    const columns: Partial<Record<Meaning, number>> = {}
    for (const column of sheet.columns) {
      const means = meanings.find((each) => each === (column.index === index ? meaning : column.meaning))
      if (means && (column.index === index || means !== meaning)) columns[means] = column.index
    }
    this.preview(this.source, { headerRow: sheet.headerRow, columns })
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
