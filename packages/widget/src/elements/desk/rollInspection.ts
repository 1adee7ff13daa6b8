import type { Answer, ElectorView, RollItem, RollObjectionView } from '@yishi/schema/words'
import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatEnd } from '../../format/date.ts'
import { formatDay } from '../../format/day.ts'
import { formatArea, formatCount } from '../../format/number.ts'
import type { words as inspectionWords } from '../../locales/zh/deskInspection.ts'
import { officeNow } from '../../officeNow.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import type { ActInput } from '../../router.ts'
import type { Locales } from '../../words.ts'
import { type Door, HouseholdSearch } from './households.ts'
import { areaFault } from './officialFigures.ts'
import { beforeAfter, type CorrectionWhat, corrections, doorOf, type Typed } from './rollCorrection.ts'
import { DeskTool } from './tool.ts'

/** The rolls, and the objections to the one that is looked at. */
export interface Inspected {
  rolls: RollItem[]
  objections: RollObjectionView[]
  now: string
}

interface Question {
  zone: string
  roll: string | null
}

type Correction = ActInput<'correctRoll'>['correction']

const uses = ['dwelling', 'shop', 'parking', 'other'] as const

/** 名册公示: a roll while it lies open: objections with their due answers, corrections with before and after, and freezing in the end. */
export class DeskRollInspection extends DeskTool<Inspected, typeof inspectionWords, Question> {
  static override styles: CSSResultGroup = [
    DeskTool.styles,
    css`
      .change {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 14px;
        margin: 10px 0;
        padding: 12px 14px;
        border-inline-start: 3px solid var(--y-ink);
        background: var(--y-paper);
      }
      .change dt {
        grid-column: 1 / -1;
        font-weight: 600;
      }
      .change dd {
        margin: 0;
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    roll: { state: true },
    reading: { state: true },
    seen: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskInspection.ts'),
  ]

  /** The roll that is looked at; undefined: the list. */
  declare private roll: string | undefined
  /** A recorded reading of it. */
  declare private reading: string | undefined
  /** Entries that were found, by their ids. */
  declare private seen: Readonly<Record<string, ElectorView>>
  private readonly search = new HouseholdSearch(this, async (text) => this.find(text))

  constructor() {
    super()
    this.seen = {}
  }

  protected question(): Question | null {
    const { zone, roll = null } = this
    return zone ? { zone, roll } : null
  }

  protected override subject({ zone }: Question): unknown {
    return zone
  }

  protected async read({ zone, roll }: Question): Promise<Answer<Inspected>> {
    const { client } = this
    const [rolls, objections, now] = await Promise.all([
      client.read('rolls', { zone }),
      roll ? client.read('rollObjections', { zone, roll }) : null,
      officeNow(client, zone),
    ])
    if (!rolls.ok) return rolls
    if (objections && !objections.ok) return objections
    return { ok: true, value: { rolls: rolls.value, objections: objections?.value ?? [], now } }
  }

  protected renderHere(view: Inspected): TemplateResult {
    const { words } = this
    const roll = view.rolls.find(({ id }) => id === this.roll)
    if (roll) return this.renderRoll(roll, view)
    const owners = view.rolls.filter(({ kind }) => kind === 'owners')
    return html`<p class="small quiet">${words.inspectPlain}</p>
      <ul class="plain chosen" id="rolls">
        ${owners.length ? nothing : html`<li class="quiet">${words.inspectNone}</li>`}
        ${owners.map(
          (each) => html`<li class="top">
            <span
              ><b>${each.name}</b
              ><span class="hint">${this.sayState(each, view.now)}${each.objectionsOpen ? ` · ${words.objectionsOpen(each.objectionsOpen)}` : nothing}</span></span
            >
            <button aria-label=${words.openRoll(each.name)} @click=${() => this.look(each.id)}>${words.open}</button>
          </li>`,
        )}
      </ul>`
  }

  private sayState({ frozenAt, publishedAt, objectionsUntil }: RollItem, now: string): string {
    const { words, tongue } = this
    if (frozenAt) return words.isFrozen(formatDay(frozenAt, tongue))
    if (!publishedAt || !objectionsUntil) return words.notPublished
    const until = formatEnd(objectionsUntil, tongue)
    return now < objectionsUntil ? words.isOpen(until) : words.wasOpen(until)
  }

  private renderRoll(roll: RollItem, view: Inspected): TemplateResult {
    const { words, mode } = this
    const { id, name, electors, heads, area, corrections: corrected, frozenAt, publishedAt } = roll
    const asked = `freeze ${id}`
    return html`<button class="link" @click=${() => this.look(undefined)}>‹ ${words.allRolls}</button>
      <h3 id="roll" tabindex="-1">${name}</h3>
      <p class="small quiet">
        ${this.sayState(roll, view.now)} · ${words.totals(formatCount(electors), formatCount(heads), formatArea(area))}
        ${corrected ? ` · ${words.corrected(corrected)}` : nothing}
      </p>
      ${publishedAt || frozenAt ? nothing : html`<p class="help">${words.toPublish}</p>`}
      ${
        frozenAt
          ? nothing
          : mode === 'correct'
            ? this.renderCorrect(roll, undefined)
            : mode === 'write'
              ? this.renderWrite(roll)
              : this.doors([
                  { mode: 'correct', label: words.correctOne },
                  ...(publishedAt ? [{ mode: 'write', label: words.writeDown }] : []),
                ])
      }
      <section class="part">
        <h3>${words.objections}</h3>
        ${view.objections.length ? nothing : html`<p class="quiet">${words.objectionsNone}</p>`}
        <ul class="plain chosen">
          ${view.objections.map((each) => this.renderObjection(roll, each, view.now))}
        </ul>
      </section>
      ${
        frozenAt
          ? nothing
          : html`<section class="part">
              <h3>${words.freezeTitle}</h3>
              <p class="small quiet">${words.freezePlain}</p>
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
                  : html`<div class="row"><button @click=${() => this.ask(asked)}>${words.freeze}</button></div>`
              }
              ${this.refusalOf('freezeRoll')}
            </section>`
      }`
  }

  private renderObjection(roll: RollItem, each: RollObjectionView, now: string): TemplateResult {
    const { words, tongue, mode } = this
    const { id, number, about, dueAt, outcome, reply, full } = each
    const late = !outcome && now > dueAt
    const modeOf = (what: string) => `${what} ${id}`
    return html`<li>
      <div class="top">
        <b>${words.objectionNo(number)} · ${words.faults[about]}</b>
        ${
          outcome
            ? html`<span class="tag ${outcome === 'upheld' ? 'done' : ''}">${words.outcomes[outcome]}</span>`
            : html`<span class="tag ${late ? 'official' : ''}">${(late ? words.wasDue : words.due)(formatEnd(dueAt, tongue))}</span>`
        }
      </div>
      ${full ? html`<p class="prose">${full.label ? `${full.label}：` : ''}${full.body}</p>` : nothing}
      ${reply ? html`<p class="small quiet">${words.replied(reply)}</p>` : nothing}
      ${
        outcome || roll.frozenAt
          ? nothing
          : mode === modeOf('answer')
            ? this.renderAnswer(roll, each)
            : mode === modeOf('correct')
              ? this.renderCorrect(roll, each)
              : this.doors([
                  { mode: modeOf('correct'), label: words.correctThis },
                  { mode: modeOf('answer'), label: words.answer },
                ])
      }
    </li>`
  }

  private renderAnswer(roll: RollItem, { id }: RollObjectionView): TemplateResult {
    const { words, form } = this
    return html`<h4 id="form" tabindex="-1">${words.answer}</h4>
      ${form.draw({
        act: 'answerRollObjection',
        button: words.answerNow,
        leave: () => this.enter(undefined),
        sure: { question: words.answerSure, yes: words.answerNow },
        send: () => this.answerIt(roll, id),
        fields: () => html`${form.choice(
          'outcome',
          words.outcomeAsk,
          (['upheld', 'dismissed'] as const).map((value) => ({
            value,
            label: words.outcomes[value],
            hint: words.outcomeHints[value],
          })),
        )}
        ${form.text({ id: 'reply', label: words.reply, hint: words.replyHint, lines: 3, most: 1000 })}`,
      })}`
  }

  /** For somebody who came: written down, and read back to them. */
  private renderWrite(roll: RollItem): TemplateResult {
    const { words, form } = this
    const about = form.value('about')
    const needsEntry = about !== '' && about !== 'missing' && about !== 'other'
    return html`<h4 id="form" tabindex="-1">${words.writeDown}</h4>
      ${needsEntry && !this.reading ? this.renderReading(roll) : nothing}
      ${form.draw({
        act: 'objectToRoll',
        button: words.writeNow,
        leave: () => this.enter(undefined),
        send: () => this.write(roll),
        fields: () => html`${form.choice(
          'about',
          words.aboutAsk,
          (['missing', 'owner', 'area', 'dwelling', 'other'] as const).map((value) => ({
            value,
            label: words.faults[value],
          })),
        )}
        ${needsEntry ? this.renderPick('entry', words.whose) : nothing}
        ${form.text({ id: 'body', label: words.body, hint: words.bodyHint, lines: 3, most: 1000 })}`,
      })}`
  }

  private renderCorrect(roll: RollItem, objection: RollObjectionView | undefined): TemplateResult {
    const { words, form } = this
    const typed = this.typed
    const { what } = typed
    const changes = beforeAfter(typed)
    return html`<h4 id="form" tabindex="-1">${words.correctOne}</h4>
      ${this.reading ? nothing : this.renderReading(roll)}
      ${
        this.reading
          ? form.draw({
              act: 'correctRoll',
              button: words.correctCheck,
              leave: () => this.enter(undefined),
              sure: {
                question: words.correctSure,
                yes: words.correctNow,
                shown: html`<dl class="change">
                    ${changes.map(
                      ({ label, now, next }) =>
                        html`<dt>${label}</dt>
                          <dd class="quiet">${words.before}</dd>
                          <dd>${now || words.nothing}</dd>
                          <dd class="quiet">${words.afterwards}</dd>
                          <dd><b>${next || words.nothing}</b></dd>`,
                    )}
                  </dl>
                  <p>${words.reasonIs(form.value('reason'))}</p>`,
              },
              send: () => this.correct(roll, objection),
              fields: () => html`${form.choice(
                'what',
                words.whatAsk,
                corrections.map((value) => ({ value, label: words.whats[value] })),
              )}
              ${form.value('what') ? this.renderWhat(what) : nothing}
              ${form.text({ id: 'reason', label: words.reason, hint: words.reasonHint, lines: 2, most: 300 })}`,
            })
          : nothing
      }`
  }

  /** The fields of one kind of correction. */
  private renderWhat(what: CorrectionWhat): TemplateResult {
    const { words, form } = this
    const { entry } = this.typed
    const ofArea = form.text.bind(form, {
      id: 'area',
      label: words.area,
      most: 13,
      fault: (value) => (areaFault(value) ? words.areaWrong : ''),
    })
    const names = form.text.bind(form, { id: 'names', label: words.names, hint: words.namesHint, most: 200 })
    if (what === 'add')
      return html`${names()} ${form.text({ id: 'building', label: words.building, most: 20 })}
      ${form.text({ id: 'unit', label: words.unit, most: 20, optional: true })}
      ${form.text({ id: 'room', label: words.room, most: 20 })}
      ${form.select(
        'use',
        words.use,
        uses.map((value) => ({ value, label: words.uses[value] })),
      )}
      ${ofArea()}`
    const dwelling =
      what !== 'names' && entry
        ? form.select(
            'dwelling',
            words.dwelling,
            entry.dwellings.map((each, at) => ({
              value: String(at),
              label: `${doorOf(each)} ${formatArea(each.area)}`,
            })),
          )
        : nothing
    return html`${this.renderPick('entry', words.whose)} ${dwelling}
    ${what === 'names' ? names() : what === 'area' ? ofArea() : nothing}
    ${what === 'move' && entry ? this.renderPick('to', words.moveTo) : nothing}`
  }

  /** An entry, found by door or name. */
  private renderPick(field: 'entry' | 'to', label: string): TemplateResult {
    const { words, form } = this
    const [door] = form.list<Door>(field)
    return door
      ? html`<p class="field">
          <b>${label}：${door.label}</b>
          <button type="button" class="link" @click=${() => form.setList(field, [])}>${words.pickOther}</button>
        </p>`
      : this.search.draw({
          label,
          hint: words.pickHint,
          pick: (found) => form.setList(field, [found]),
          fault: form.need('#household-search', words.chooseFirst),
        })
  }

  /** Entries are read in full only by a recorded reading. */
  private renderReading(roll: RollItem): TemplateResult {
    const { words } = this
    return html`<p class="help">
        ${words.readingPlain} <button class="link" ?disabled=${this.acting !== ''} @click=${() => this.record(roll)}>${words.readingNow}</button>
      </p>
      ${this.refusalOf('readRoll')}`
  }

  private get typed(): Typed {
    const { form, seen } = this
    const found = (field: string): ElectorView | undefined => seen[form.list<Door>(field)[0]?.household ?? '']
    return {
      what: corrections.find((each) => each === form.value('what')) ?? 'names',
      entry: found('entry'),
      to: found('to'),
      dwelling: form.value('dwelling') === '' ? -1 : Number(form.value('dwelling')),
      names: form.value('names'),
      area: form.value('area'),
    }
  }

  private correctionOf({ what, entry, to, dwelling, names, area }: Typed): Correction | undefined {
    const { form } = this
    if (what === 'add') {
      const use = uses.find((each) => each === form.value('use'))
      if (!use) return undefined
      const door = { building: form.value('building'), unit: form.value('unit'), room: form.value('room') }
      return { what, names, dwelling: { ...door, use, area } }
    }
    if (!entry) return undefined
    const { elector } = entry
    if (what === 'names') return { what, elector, names }
    const one = entry.dwellings[dwelling]
    if (!one) return undefined
    const { building, unit, room } = one
    const door = { elector, building, unit, room }
    if (what === 'area') return { what, ...door, area }
    if (what === 'move') return to && { what, ...door, to: to.elector }
    return { what, ...door }
  }

  private async find(text: string) {
    const { zone, reading } = this
    if (!zone || !reading) return null
    const answer = await this.client.read('rollEntries', { zone, reading, search: text })
    if (!answer.ok) return null
    const { items, total } = answer.value
    this.seen = { ...this.seen, ...Object.fromEntries(items.map((each) => [each.elector, each])) }
    return {
      items: items.map(({ elector, label, names }) => ({ household: elector, label: `${label} ${names}` })),
      total,
    }
  }

  private look(roll: string | undefined): void {
    this.roll = roll
    this.reading = undefined
    this.seen = {}
    this.form.clear()
    this.mode = undefined
    this.focusOn(roll ? '#roll' : '#rolls button')
  }

  private ask(what: string): void {
    this.asking = what
    this.focusOn('.confirm button')
  }

  private async record({ id: roll, name }: RollItem): Promise<void> {
    const answer = await this.act('readRoll', { zone: this.zone!, roll, what: this.words.readingWhat(name) })
    if (answer?.ok) this.reading = answer.value.reading
  }

  private async answerIt({ id: roll }: RollItem, objection: string): Promise<void> {
    const { form, zone, words } = this
    const outcome = form.value('outcome') === 'upheld' ? 'upheld' : 'dismissed'
    const reply = form.value('reply')
    const answer = await this.act('answerRollObjection', { zone: zone!, roll, objection, outcome, reply })
    if (answer?.ok) await this.done(words.answered)
  }

  private async write({ id: roll }: RollItem): Promise<void> {
    const { form, zone, words } = this
    const about = (['missing', 'owner', 'area', 'dwelling', 'other'] as const).find(
      (each) => each === form.value('about'),
    )
    if (!about) return
    const [entry] = form.list<Door>('entry')
    const answer = await this.act('objectToRoll', {
      zone: zone!,
      roll,
      about,
      ...(entry && about !== 'missing' && about !== 'other' ? { elector: entry.household } : {}),
      body: form.value('body'),
    })
    if (answer?.ok)
      await this.done(words.written(answer.value.number, formatEnd(answer.value.dueAt, this.tongue)))
  }

  private async correct({ id: roll }: RollItem, objection: RollObjectionView | undefined): Promise<void> {
    const { form, zone, words } = this
    const correction = this.correctionOf(this.typed)
    if (!correction) return
    const answer = await this.act('correctRoll', {
      zone: zone!,
      roll,
      reason: form.value('reason'),
      ...(objection ? { objection: objection.id } : {}),
      correction,
    })
    if (!answer?.ok) return
    this.seen = {}
    await this.done(words.correctDone(formatCount(answer.value.heads), formatArea(answer.value.area)))
  }

  private async freeze(roll: string): Promise<void> {
    const answer = await this.act('freezeRoll', { zone: this.zone!, roll })
    this.asking = ''
    if (answer?.ok) await this.done(this.words.freezeDone)
  }

  private async done(sentence: string): Promise<void> {
    this.form.clear()
    this.enter(undefined)
    await this.refresh()
    this.tell(sentence)
    this.focusOn('#roll')
  }
}

define('yishi-desk-roll-inspection', DeskRollInspection)
