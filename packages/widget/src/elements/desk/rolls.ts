import type { Answer, ElectorView, Page, RollItem } from '@yishi/schema/words'
import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatDay } from '../../format/day.ts'
import { formatArea, formatCount } from '../../format/number.ts'
import type { words as pollWords } from '../../locales/zh/deskPoll.ts'
import type { words as rollWords } from '../../locales/zh/deskRoll.ts'
import { conditionStyle } from '../../parts/condition.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import { meter } from '../../parts/meter.ts'
import { sayRefusal } from '../../sayRefusal.ts'
import type { Locales } from '../../words.ts'
import { ImportRun } from './importRun.ts'
import { inMega, mostBytes } from './mostBytes.ts'
import { problemList } from './problems.ts'
import { DeskTool } from './tool.ts'

const parkings = ['excluded', 'area', 'areaAndHeads'] as const

/** 名册: the rolls there are, importing owners, making one of households, freezing, looking up, naming who votes. */
export class DeskRolls extends DeskTool<RollItem[], typeof rollWords & typeof pollWords, { zone: string }> {
  static override styles: CSSResultGroup = [
    DeskTool.styles,
    conditionStyle,
    css`
      .chosen details {
        margin: 0;
      }
      code {
        overflow-wrap: anywhere;
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    file: { state: true },
    notBegun: { state: true },
    reading: { state: true },
    entries: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskRoll.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/deskPoll.ts'),
  ]

  declare private file: File | undefined
  /** Why an import was not begun. */
  declare private notBegun: string
  /** A recorded reading: its roll and its id. */
  declare private reading: { roll: string; id: string } | undefined
  declare private entries: Page<ElectorView> | undefined
  /** How often was searched: only the last one's answer is shown, in whatever order they come. */
  private searches = 0
  private readonly run = new ImportRun(this, () => this.refresh())

  constructor() {
    super()
    this.notBegun = ''
  }

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  protected read(question: { zone: string }): Promise<Answer<RollItem[]>> {
    return this.client.read('rolls', question)
  }

  protected renderHere(rolls: RollItem[]): TemplateResult {
    const { words, mode } = this
    return html`${this.renderRun()}
      ${
        mode === 'import'
          ? this.renderImport()
          : mode === 'make'
            ? this.renderMake()
            : this.doors([
                { mode: 'import', label: words.importTitle },
                { mode: 'make', label: words.makeTitle },
              ])
      }
      <ul class="plain chosen part">
        ${rolls.length ? rolls.map((roll) => this.renderRoll(roll)) : html`<li class="quiet">${words.rollsNone}</li>`}
      </ul>`
  }

  private renderRoll(roll: RollItem): TemplateResult {
    const { words, tongue, mode } = this
    const { id, name, kind, dwellings, electors, heads, area, importedAt, frozenAt, root } = roll
    const asked = `freeze ${id}`
    const looked = mode === `look ${id}` || mode?.startsWith(`name ${id} `)
    return html`<li>
      <div class="top">
        <b>${name}</b>
        <span class="tag ${frozenAt ? 'done' : ''}">${frozenAt ? words.frozen(formatDay(frozenAt, tongue)) : words.notFrozen}</span>
      </div>
      <p class="small quiet">
        ${words.rollKind[kind]} · ${words.rollTotals(dwellings, electors, heads)}${kind === 'owners' ? ` · ${formatArea(area)}` : nothing} ·
        ${words.rollOn(formatDay(importedAt, tongue))}
      </p>
      ${
        root
          ? html`<details class="small quiet">
              <summary>${words.rootOf}</summary>
              <code translate="no">${root}</code>
            </details>`
          : nothing
      }
      ${
        this.asking === asked
          ? confirmBar({
              question: words.freezeSure(name),
              yes: words.freeze,
              no: words.sureNo,
              busy: this.acting !== '',
              agree: () => this.freeze(id),
              leave: () => {
                this.asking = ''
              },
            })
          : html`<div class="row">
              ${frozenAt ? nothing : html`<button @click=${() => this.ask(asked)}>${words.freeze}</button>`}
              ${looked ? nothing : html`<button @click=${() => this.enter(`look ${id}`)}>${words.look}</button>`}
            </div>`
      }
      ${looked ? this.renderLook(roll) : nothing}
    </li>`
  }

  private renderImport(): TemplateResult {
    const { words, form, file } = this
    return html`<section class="part">
      <h3 id="form" tabindex="-1">${words.importTitle}</h3>
      <p class="small quiet">${words.importPlain}</p>
      ${form.draw({
        act: 'importOwnerRoll',
        button: words.importNow,
        leave: () => this.enter(undefined),
        send: () => this.begin(),
        fields: () => {
          const fault = this.notBegun || form.need('#file', file ? '' : words.importFileFirst)
          return html`${form.text({ id: 'name', label: words.importName, most: 60 })}
            ${form.choice(
              'parking',
              words.importParking,
              parkings.map((value) => ({
                value,
                label: words.parkings[value],
                hint: words.parkingHints[value],
              })),
            )}
            <div class="field">
              <label for="file">${words.importFile}</label>
              <span class="pick">
                <span class="button" aria-hidden="true">${words.filePick}</span>
                <span class="small">${file?.name ?? nothing}</span>
                <input id="file" type="file" accept=".csv,text/csv,text/plain" aria-invalid=${fault ? 'true' : nothing} @change=${this.take} />
              </span>
              ${fault ? html`<p class="refusal" role="alert">${fault}</p>` : nothing}
            </div>`
        },
      })}
    </section>`
  }

  private renderRun(): TemplateResult | typeof nothing {
    const { words, run } = this
    const { job, sent, fault } = run
    if (sent !== null) return html`<p class="help" role="status">${words.importSent(sent)}</p>`
    if (fault === 'lost') return html`<p class="refusal" role="alert">${words.importLost}</p>`
    if (fault === 'gone')
      return html`<p class="help" role="alert">${words.importGone}</p>
        <button class="link" @click=${() => run.close()}>${words.importClose}</button>`
    if (!job) return nothing
    const { state, lines, total, problems, result, name } = job
    return html`<section class="part" aria-live="polite">
      <h3 id="run" tabindex="-1">${name}：${words.importState[state]}</h3>
      ${
        run.running
          ? html`${meter({ part: String(lines), whole: String(total || 1), threshold: null, met: false, label: '' })}
              <p class="small quiet">${words.importLines(formatCount(lines), formatCount(total ?? 0))} · ${words.importLeave}</p>`
          : nothing
      }
      ${
        result
          ? html`<p class="done">
              ${words.importDone({
                dwellings: formatCount(result.dwellings),
                heads: formatCount(result.heads),
                area: formatArea(result.area),
              })}
            </p>`
          : nothing
      }
      ${
        state === 'refused'
          ? html`<p class="refusal">${words.importProblems(problems.length)}</p>
              ${problemList(problems, words)}`
          : nothing
      }
      ${run.running ? nothing : html`<button class="link" @click=${() => run.close()}>${words.importClose}</button>`}
    </section>`
  }

  private renderMake(): TemplateResult {
    const { words, form } = this
    return html`<section class="part">
      <h3 id="form" tabindex="-1">${words.makeTitle}</h3>
      <p class="small quiet">${words.makePlain}</p>
      ${form.draw({
        act: 'makeHouseholdRoll',
        button: words.makeNow,
        leave: () => this.enter(undefined),
        send: () => this.make(),
        fields: () => form.text({ id: 'name', label: words.makeName, most: 60 }),
      })}
    </section>`
  }

  private renderLook({ id, kind }: RollItem): TemplateResult {
    const { words, form, entries, reading, mode } = this
    if (reading?.roll !== id)
      return form.draw({
        act: 'readRoll',
        button: words.lookNow,
        leave: () => this.enter(undefined),
        send: () => this.look(id),
        fields: () => form.text({ id: 'what', label: words.lookWhy, hint: words.lookHint, most: 100 }),
      })
    return html`<div class="field">
        <label for="entry">${words.lookFind}<span class="hint">${words.lookFindHint}</span></label>
        <input id="entry" type="search" autocomplete="off" @change=${(event: Event) => this.find((event.target as HTMLInputElement).value)} />
      </div>
      <p class="small quiet" role="status">${entries ? words.findFound(entries.items.length, entries.total) : ''}</p>
      <ul class="found">
        ${entries?.items.map((elector) => {
          const at = `name ${id} ${elector.elector}`
          return html`<li>
            <span
              >${elector.label} ${elector.names}<span class="hint"
                >${words.entry(elector.heads, formatArea(elector.area))}${
                  kind === 'households'
                    ? nothing
                    : ` · ${elector.voters[0] ? words.voterIs(elector.voters[0]) : words.voterNone}`
                }</span
              ></span
            >
            ${kind === 'households' || mode === at ? nothing : html`<button @click=${() => this.enter(at)}>${words.voterName}</button>`}
            ${mode === at ? this.renderName(id, elector.elector) : nothing}
          </li>`
        })}
      </ul>
      <button class="link" @click=${this.close}>${words.lookClose}</button>`
  }

  private renderName(roll: string, elector: string): TemplateResult {
    const { words, form } = this
    return html`<div>
      <h4 id="form" tabindex="-1">${words.voterName}</h4>
      ${form.draw({
        act: 'nameVoter',
        button: words.voterNow,
        leave: () => this.enter(`look ${roll}`),
        send: () => this.nameVoter(roll, elector),
        fields: () => html`${form.text({ id: 'name', label: words.voterNameAsk, most: 40 })}
        ${form.text({ id: 'phone', label: words.voterPhone, type: 'tel', most: 30, optional: true })}`,
      })}
    </div>`
  }

  private take = ({ target }: Event): void => {
    const file = (target as HTMLInputElement).files?.[0]
    const { words } = this
    this.notBegun = !file
      ? ''
      : /\.xlsx?$/i.test(file.name)
        ? words.importNotSheet(file.name)
        : file.size > mostBytes.roll
          ? words.fileTooLarge(file.name, inMega(mostBytes.roll))
          : ''
    this.file = this.notBegun ? undefined : file
  }

  private async begin(): Promise<void> {
    const { form, file, zone } = this
    if (!file) return
    const data = new FormData()
    data.set('zone', zone!)
    data.set('name', form.value('name'))
    data.set('parking', form.value('parking'))
    data.set('file', file, file.name)
    this.notBegun = ''
    const answer = await this.run.begin(data)
    if (!answer) return
    if (!answer.ok) {
      this.notBegun = await sayRefusal(answer.refusal, this.tongue)
      return
    }
    form.clear()
    this.file = undefined
    this.mode = undefined
    this.focusOn('#run')
  }

  private async make(): Promise<void> {
    const { form, zone, words } = this
    const answer = await this.act('makeHouseholdRoll', { zone: zone!, name: form.value('name') })
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.makeDone(answer.value.electors))
  }

  private async freeze(roll: string): Promise<void> {
    const answer = await this.act('freezeRoll', { zone: this.zone!, roll })
    this.asking = ''
    if (answer?.ok) this.tell(this.words.freezeDone)
  }

  private async look(roll: string): Promise<void> {
    const answer = await this.act('readRoll', { zone: this.zone!, roll, what: this.form.value('what') })
    if (!answer?.ok) return
    this.form.clear()
    this.reading = { roll, id: answer.value.reading }
    await this.find('')
    this.focusOn('#entry')
  }

  private async find(search: string): Promise<void> {
    const { reading, zone } = this
    if (!reading) return
    const mine = ++this.searches
    const answer = await this.client
      .read('rollEntries', { zone: zone!, reading: reading.id, search: search.trim() })
      .catch(() => null)
    // Somebody has searched for something else, or closed the roll.
    if (mine !== this.searches || reading !== this.reading) return
    // A reading lasts an hour; then it is asked for anew.
    if (answer && !answer.ok) this.close()
    else if (answer) this.entries = answer.value
  }

  private async nameVoter(roll: string, elector: string): Promise<void> {
    const { form, zone, words } = this
    const name = form.value('name')
    const phone = form.value('phone')
    const answer = await this.act('nameVoter', {
      zone: zone!,
      roll,
      elector,
      name,
      ...(phone ? { phone } : {}),
    })
    if (!answer?.ok) return
    form.clear()
    this.enter(`look ${roll}`)
    await this.find('')
    this.tell(words.voterDone(name))
  }

  private ask(what: string): void {
    this.asking = what
    this.focusOn('.confirm button')
  }

  private close = (): void => {
    this.reading = undefined
    this.entries = undefined
    this.enter(undefined)
  }
}

define('yishi-desk-rolls', DeskRolls)
