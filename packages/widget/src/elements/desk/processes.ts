import type { Answer, Bound, PollForce, ProcessItem, StageSpec } from '@yishi/schema/words'
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatDate } from '../../format/date.ts'
import { formatDay } from '../../format/day.ts'
import type { words as boardWords } from '../../locales/zh/board.ts'
import type { words as processWords } from '../../locales/zh/deskProcess.ts'
import type { words as termWords } from '../../locales/zh/terms.ts'
import type { Locales } from '../../words.ts'
import { changedProcess, chosenOf, valueAt } from './processChange.ts'
import { stageLines } from './stageLines.ts'
import { DeskTool } from './tool.ts'

type Words = typeof boardWords & typeof processWords & typeof termWords

/** Everything that an own process is made of fits in a few pages. */
const mostText = 40_000

/**
 * 流程: every process that holds here, drawn as its stages with their days and clauses; a clerk changes what may be changed, begins a
 * matter under one, and keeps one of the community's own.
 */
export class DeskProcesses extends DeskTool<ProcessItem[], Words, { zone: string }> {
  static override properties: PropertyDeclarations = { wrongAt: { state: true } }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/board.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/deskProcess.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/terms.ts'),
  ]
  static override styles = [
    ...[DeskTool.styles].flat(),
    css`
      .flow {
        list-style: none;
        margin: 12px 0;
        padding: 0;
      }
      .flow li {
        position: relative;
        padding: 0 0 14px 40px;
        border-left: 2px solid var(--y-line);
        margin-left: 13px;
      }
      .flow li:last-child {
        border-color: transparent;
        padding-bottom: 0;
      }
      .flow .mark {
        position: absolute;
        left: -14px;
        top: 0;
        width: 26px;
        height: 26px;
        line-height: 26px;
        text-align: center;
        border-radius: 50%;
        background: var(--y-ink);
        color: var(--y-paper);
        font-family: var(--y-serif);
      }
      .flow b {
        display: block;
        line-height: 26px;
      }
    `,
  ]

  /** Where an own process was found wrong; empty: nowhere. */
  declare private wrongAt: string

  constructor() {
    super()
    this.wrongAt = ''
  }

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  protected read(question: { zone: string }): Promise<Answer<ProcessItem[]>> {
    return this.client.read('processes', question)
  }

  protected renderHere(items: ProcessItem[]): TemplateResult {
    const { words } = this
    return html`<p class="small quiet">${words.processesPlain}</p>
      ${this.is('admin', 'clerk') ? this.doors([{ mode: 'own', label: words.ownAdd }]) : nothing}
      ${this.mode === 'own' ? this.renderOwn() : nothing} ${items.map((item) => this.renderProcess(item))}`
  }

  private named({ zh, en }: { zh: string; en: string }): string {
    return this.tongue === 'en' && en ? en : zh
  }

  private renderProcess(item: ProcessItem): TemplateResult {
    const { words, tongue, mode } = this
    const { process, version, savedAt, retired } = item
    const { key, startedBy } = process
    const staff = this.is('admin', 'clerk')
    return html`<section class="part" id="process-${key.replaceAll('.', '-')}">
      <div class="top">
        <h3>${this.named(process.title)}</h3>
        <span class="tag">${version === null ? words.shipped : words.ownVersion(version, formatDay(savedAt!, tongue))}</span>
      </div>
      ${retired ? html`<p class="small official">${words.retiredSince(formatDay(retired.at, tongue), retired.reason)}</p>` : nothing}
      <p class="small quiet">
        ${words.basis(this.named(process.basis), formatDate(`${process.effectiveFrom}T00:00:00+08:00`, tongue))}
        ${words.startedBy(startedBy.map((role) => words.starter[role]).join('、'))}
      </p>
      <details>
        <summary>${words.stagesOf(process.stages.length)}</summary>
        <ol class="flow">
          ${process.stages.map((spec, at) => this.renderStage(spec, item, at))}
        </ol>
      </details>
      ${
        mode === `change ${key}`
          ? this.renderChange(item)
          : mode === `begin ${key}`
            ? this.renderBegin(item)
            : mode === `retire ${key}`
              ? this.renderRetire(item)
              : this.doors([
                  ...(staff && item.mayChange.length ? [{ mode: `change ${key}`, label: words.change }] : []),
                  ...(this.is('clerk') && startedBy.includes('clerk') && !retired
                    ? [{ mode: `begin ${key}`, label: words.begin }]
                    : []),
                  ...(staff && key.startsWith('own.') && !retired && item.zone === this.zone
                    ? [{ mode: `retire ${key}`, label: words.retire }]
                    : []),
                ])
      }
    </section>`
  }

  private renderStage(spec: StageSpec, { marks, rules }: ProcessItem, at: number): TemplateResult {
    const { words } = this
    const rule = 'rule' in spec ? rules.find(({ key }) => key === spec.rule) : undefined
    return html`<li>
      <span class="mark" aria-hidden="true">${words.mark[marks[at]!]}</span>
      <b>${words.stage[spec.kind]}</b>
      <span class="small quiet">${stageLines(spec, words).join(' · ')}</span>
      ${
        rule
          ? html`<div class="small">
              ${[...rule.quorum, ...rule.approval].map(
                (each) =>
                  html`<div>
                    ${words.conditionOf(
                      words.measure[each.measure] ?? each.measure,
                      words.partName[each.part] ?? each.part,
                      words.partName[each.whole] ?? each.whole,
                    )}
                    ${each.comparison === '>' ? words.moreThan(words.fraction(each.threshold)) : words.atLeast(words.fraction(each.threshold))}
                  </div>`,
              )}
              <div class="quiet">${this.named(rule.basis)}</div>
            </div>`
          : nothing
      }
    </li>`
  }

  private labelOf({ at }: Bound, { process }: ProcessItem): string {
    const { words } = this
    const [, index = '0', ...rest] = at.split('.')
    const spec = process.stages[Number(index)]!
    const place = rest.filter((step) => step !== 'days' || rest.length === 1).join('.') || 'whole'
    const field = rest[0] === 'days' ? `days.${rest[1]}` : place
    return words.changeOf(words.stage[spec.kind], words.numberOf[field] ?? field)
  }

  /** A place in the process as the id of its field: `stages-1-period-days` shows what is refused at it. */
  private renderChange(item: ProcessItem): TemplateResult {
    const { words, form } = this
    const { process, mayChange } = item
    form.propose(
      Object.fromEntries(
        mayChange.map((bound) => {
          const value = valueAt(process, bound.at)
          const shown = 'oneOf' in bound ? chosenOf(bound.oneOf, value) : value
          return [idOf(bound.at), String(shown)]
        }),
      ),
    )
    return html`<h4 id="form" tabindex="-1">${words.change}</h4>
      <p class="small quiet">${words.changePlain}</p>
      ${form.draw({
        act: 'saveProcess',
        button: words.save,
        leave: () => this.enter(undefined),
        sure: { question: words.saveSure, yes: words.save },
        send: () => this.saveChange(item),
        fields: () =>
          mayChange.map((bound) =>
            'oneOf' in bound
              ? form.select(
                  idOf(bound.at),
                  this.labelOf(bound, item),
                  bound.oneOf.map((value, i) => ({ value: String(i), label: this.valueName(value) })),
                  this.named(bound.basis),
                )
              : form.number({
                  id: idOf(bound.at),
                  label: this.labelOf(bound, item),
                  hint: words.within(bound.least, bound.most, this.named(bound.basis)),
                  least: bound.least,
                  greatest: bound.most,
                }),
          ),
      })}`
  }

  private valueName(value: unknown): string {
    const { words } = this
    if (typeof value === 'object' && value !== null && 'body' in value)
      return words.body[value.body as keyof typeof words.body]
    const known = words.forceMark[value as PollForce] ?? words.valueName[String(value)]
    return known ?? String(value)
  }

  private async saveChange({ process, mayChange }: ProcessItem): Promise<void> {
    const { form, zone, words } = this
    const changed = changedProcess(process, mayChange, (at) => form.value(idOf(at)))
    const answer = await this.act('saveProcess', { zone: zone!, process: changed as never })
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.saved(answer.value.version))
  }

  private renderBegin({ process }: ProcessItem): TemplateResult {
    const { words, form } = this
    return html`<h4 id="form" tabindex="-1">${words.begin}</h4>
      ${form.draw({
        act: 'propose',
        button: words.beginNow,
        leave: () => this.enter(undefined),
        send: () => this.begin(process.key),
        fields: () => html`${form.text({ id: 'title', label: words.beginTitle, most: 60 })}
        ${form.text({ id: 'body', label: words.beginBody, lines: 5, most: 4000 })}
        ${form.text({ id: 'place', label: words.beginPlace, most: 100, optional: true })}`,
      })}`
  }

  private async begin(process: string): Promise<void> {
    const { form, zone, words } = this
    const [title, body, place] = ['title', 'body', 'place'].map((id) => form.value(id))
    const sent = { zone: zone!, process, title: title!, body: body!, place: place! }
    const answer = await this.act('propose', sent)
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.begun)
  }

  private renderRetire({ process: { key } }: ProcessItem): TemplateResult {
    const { words, form } = this
    return html`<h4 id="form" tabindex="-1">${words.retire}</h4>
      <p class="small quiet">${words.retirePlain}</p>
      ${form.draw({
        act: 'retireProcess',
        button: words.retireNow,
        leave: () => this.enter(undefined),
        sure: { question: words.retireSure, yes: words.retireNow },
        send: () => this.retire(key),
        fields: () => form.text({ id: 'reason', label: words.retireReason, lines: 3, most: 500 }),
      })}`
  }

  private async retire(key: string): Promise<void> {
    const { form, zone, words } = this
    const answer = await this.act('retireProcess', { zone: zone!, key, reason: form.value('reason') })
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.retired)
  }

  private renderOwn(): TemplateResult {
    const { words, form } = this
    const fault = (text: string) => (readJson(text) === undefined ? words.ownUnreadable : '')
    return html`<section class="part">
      <h3 id="form" tabindex="-1">${words.ownAdd}</h3>
      <p class="small quiet">${words.ownPlain}</p>
      ${form.draw({
        act: 'saveProcess',
        button: words.save,
        leave: () => this.enter(undefined),
        sure: { question: words.saveSure, yes: words.save },
        send: () => this.saveOwn(),
        fields: () =>
          html`${form.text({ id: 'own', label: words.ownText, lines: 16, most: mostText, fault })}
          ${this.placeOfFault()}`,
      })}
    </section>`
  }

  /** Where in the text it is wrong; the sentence of the refusal stands below. */
  private placeOfFault(): TemplateResult | typeof nothing {
    const { words, wrongAt } = this
    return wrongAt ? html`<p class="refusal" role="alert">${words.ownAt(wrongAt)}</p>` : nothing
  }

  private async saveOwn(): Promise<void> {
    const { form, zone, words } = this
    const answer = await this.act('saveProcess', {
      zone: zone!,
      process: readJson(form.value('own')) as never,
    })
    this.wrongAt = answer?.ok === false ? (answer.refusal.path ?? '').replace(/^process\./, '') : ''
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.saved(answer.value.version))
  }
}

const idOf = (at: string): string => `process-${at.replaceAll('.', '-')}`

function readJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

define('yishi-desk-processes', DeskProcesses)
