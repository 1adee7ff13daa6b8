import type { Answer, RecountView, RereadingView } from '@yishi/schema/words'
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { Ballots } from '../../ballots/ballots.ts'
import { define } from '../../define.ts'
import type { words as paperWords } from '../../locales/zh/deskPaper.ts'
import type { words as recountWords } from '../../locales/zh/deskRecount.ts'
import type { Locales } from '../../words.ts'
import { firstOpen, type Marking } from './sheetKeys.ts'
import { questionsOf, sheetReadingStyle } from './sheetReading.ts'
import { StaffPhoto } from './staffPhoto.ts'
import { DeskTool } from './tool.ts'

const blank: Marking = { marks: {}, at: 0 }

/**
 * 重读与重新计票: preliminary results against which an objection was upheld. Two persons read its sheets again, somebody else than who upheld
 * it counts again, and the corrected result goes on notice anew. Marks live in memory alone.
 */
export class DeskRecount extends DeskTool<
  RecountView[],
  typeof recountWords & typeof paperWords,
  { zone: string }
> {
  static override styles: CSSResultGroup = [DeskTool.styles, sheetReadingStyle]
  static override properties: PropertyDeclarations = { marking: { state: true }, tried: { state: true } }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskRecount.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/deskPaper.ts'),
  ]

  declare private marking: Marking
  declare private tried: boolean
  private readonly ballots = new Ballots(this)
  private readonly photo = new StaffPhoto(this)

  constructor() {
    super()
    this.marking = blank
    this.tried = false
  }

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  protected read(question: { zone: string }): Promise<Answer<RecountView[]>> {
    return this.client.read('recounts', question)
  }

  protected renderHere(views: RecountView[]): TemplateResult {
    const { words } = this
    const mine = views.filter(({ proposal }) => !this.proposal || proposal === this.proposal)
    return html`<p class="small quiet">${words.recountPlain}</p>
      ${mine.length ? mine.map((view) => this.renderMatter(view)) : html`<p class="help">${words.recountNone}</p>`}`
  }

  private renderMatter(view: RecountView): TemplateResult {
    const { words } = this
    const { title, objections, recounted, official, proposal } = view
    return html`<section class="part">
      <h3>${title}</h3>
      ${objections.map(
        ({
          number,
          body,
          reply,
        }) => html`<p class="prose"><b>${words.recountObjection(number)}</b> ${body}</p>
          <p class="small quiet">${words.recountReply}: ${reply}</p>`,
      )}
      ${
        recounted
          ? html`<p class="done">✓ ${words.recounted}</p>
              ${this.is('clerk') ? html`<div class="row"><button class="primary" @click=${() => this.turnTo('publish', { proposal })}>${words.recountPublish}</button></div>` : nothing}`
          : official
            ? this.renderOfficial(view)
            : html`${this.renderSheets(view)} ${this.is('clerk') ? this.renderRecount(view) : nothing}`
      }
    </section>`
  }

  private renderOfficial({ proposal }: RecountView): TemplateResult {
    const { words } = this
    return html`<p class="help">${words.recountOfficial}</p>
      ${this.is('clerk') ? html`<div class="row"><button class="primary" @click=${() => this.turnTo('official', { proposal, mode: 'correct' })}>${words.recountTitle}</button></div>` : nothing}`
  }

  private renderSheets(view: RecountView): TemplateResult {
    const { words, mode } = this
    const { rereadings, poll, sheets } = view
    return html`<h4>${words.recountSheets}</h4>
      <p class="small quiet">${words.recountSheetsPlain}</p>
      <ul class="plain chosen">
        ${rereadings.map((each) => this.renderRereading(view, each))}
      </ul>
      ${
        sheets.length === 0
          ? nothing
          : mode === `add ${poll}`
            ? this.renderChoose(view)
            : html`<div class="row"><button @click=${() => this.begin(`add ${poll}`)}>${words.rereadAdd}</button></div>`
      }`
  }

  private renderRereading(view: RecountView, each: RereadingView): TemplateResult {
    const { words, mode } = this
    const { sheet, label, state, readBy, readByMe, changed } = each
    const said = {
      read: readByMe ? words.rereadMine : words.rereadWait(readBy),
      differs: words.rereadDiffers,
      settled: changed ? words.rereadChanged : words.rereadSame,
    }[state]
    return html`<li>
      <div class="top">
        <b>${label}</b><span class="small ${state === 'settled' ? 'done' : 'official'}">${said}</span>
      </div>
      ${
        state === 'settled' || readByMe
          ? nothing
          : mode === `read ${sheet}`
            ? this.renderReading(view, {
                sheet,
                help: state === 'differs' ? words.rereadThird : words.rereadSecond,
              })
            : html`<div class="row"><button @click=${() => this.begin(`read ${sheet}`)}>${words.rereadDo}</button></div>`
      }
    </li>`
  }

  /** The first person chooses the sheet; one that is being read already is chosen above. */
  private renderChoose(view: RecountView): TemplateResult {
    const { words, form } = this
    const busy = new Set(view.rereadings.flatMap(({ sheet, state }) => (state === 'settled' ? [] : [sheet])))
    const free = view.sheets.filter(({ id }) => !busy.has(id))
    const chosen = free.find(({ id }) => id === form.value('sheet'))
    return html`<h4 id="form" tabindex="-1">${words.rereadAdd}</h4>
      ${form.select('sheet', words.rereadWhich, [
        { value: '', label: words.rereadChoose },
        ...free.map(({ id, label }) => ({ value: id, label })),
      ])}
      ${chosen ? this.renderReading(view, { sheet: chosen.id, help: '' }) : nothing}`
  }

  private renderReading(view: RecountView, { sheet, help }: { sheet: string; help: string }): TemplateResult {
    const { words, marking, ballots } = this
    if (!ballots.here(view.questions)) return html`${ballots.waiting()}`
    const picture = view.sheets.find(({ id }) => id === sheet)?.photo ?? null
    const open = firstOpen(marking, view.questions) >= 0
    return html`${help ? html`<p class="help" id="form" tabindex="-1">${help}</p>` : nothing}
      ${picture ? this.photo.draw(picture, words.rereadWhich) : nothing}
      ${questionsOf(
        {
          questions: view.questions,
          marking,
          ballots,
          turn: (next) => {
            this.marking = next
          },
        },
        words,
      )}
      ${this.tried && open ? html`<p class="refusal" role="alert">${words.allMarked}</p>` : nothing}
      ${this.refusalOf('rereadSheet')}
      <div class="row">
        <button class="primary" ?disabled=${this.acting !== ''} @click=${() => this.send(view, sheet)}>${words.rereadNow}</button>
        <button @click=${() => this.begin(undefined)}>${words.cancel}</button>
      </div>`
  }

  private begin(mode: string | undefined): void {
    this.marking = blank
    this.tried = false
    this.enter(mode)
  }

  private async send(view: RecountView, sheet: string): Promise<void> {
    const { zone, marking, words } = this
    this.tried = true
    if (firstOpen(marking, view.questions) >= 0) return
    const objection =
      view.rereadings.find((each) => each.sheet === sheet && each.state !== 'settled')?.objection ??
      view.objections[0]!.id
    const answer = await this.act('rereadSheet', {
      zone: zone!,
      proposal: view.proposal,
      poll: view.poll,
      sheet,
      objection,
      choices: { ...marking.marks },
    })
    if (!answer?.ok) return
    this.form.clear()
    this.begin(undefined)
    this.tell(words.rereadDone[answer.value.state])
  }

  private renderRecount(view: RecountView): TemplateResult {
    const { words, form, mode } = this
    const { objections, rereadings, poll } = view
    if (objections.every(({ answeredByMe }) => answeredByMe))
      return html`<h4>${words.recountTitle}</h4>
        <p class="help">${words.recountBySomebody}</p>`
    if (rereadings.some(({ state }) => state !== 'settled')) return html``
    if (mode !== `count ${poll}`)
      return html`<div class="row">
        <button class="primary" @click=${() => this.begin(`count ${poll}`)}>${words.recountTitle}</button>
      </div>`
    return html`<h4 id="form" tabindex="-1">${words.recountTitle}</h4>
      ${form.draw({
        act: 'recountPoll',
        button: words.recountNow,
        leave: () => this.begin(undefined),
        sure: { question: words.recountSure, yes: words.recountNow },
        send: () => this.recount(view),
        fields: () =>
          form.text({
            id: 'reason',
            label: words.recountReason,
            hint: words.recountReasonHint,
            lines: 3,
            most: 1000,
          }),
      })}`
  }

  private async recount({ proposal, poll }: RecountView): Promise<void> {
    const { zone, form, words } = this
    const answer = await this.act('recountPoll', {
      zone: zone!,
      proposal,
      poll,
      reason: form.value('reason'),
    })
    if (!answer?.ok) return
    form.clear()
    this.begin(undefined)
    this.tell(words.recountDone)
  }
}

define('yishi-desk-recount', DeskRecount)
