import type { Answer, BoardItem } from '@yishi/schema/words'
import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatDay, formatLastDay } from '../../format/day.ts'
import type { words as boardWords } from '../../locales/zh/board.ts'
import type { words as matterWords } from '../../locales/zh/deskMatter.ts'
import { toldMarks } from '../../parts/toldMarks.ts'
import type { Locales } from '../../words.ts'
import { DeskTool } from './tool.ts'

interface Question {
  zone: string
  past: boolean
}

/** 公示管理: the notices that hang, and those that hung; each opens with the work that it asks for. */
export class DeskNotices extends DeskTool<BoardItem[], typeof boardWords & typeof matterWords, Question> {
  static override properties: PropertyDeclarations = { past: { state: true } }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/board.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/deskMatter.ts'),
  ]

  declare private past: boolean

  constructor() {
    super()
    this.past = false
  }

  protected question(): Question | null {
    return this.zone ? { zone: this.zone, past: this.past } : null
  }

  protected async read({ zone, past }: Question): Promise<Answer<BoardItem[]>> {
    const board = await this.client.read('board', { zone, past, limit: 50 })
    return board.ok ? { ok: true, value: board.value.items } : board
  }

  protected renderHere(items: BoardItem[]): TemplateResult {
    const { words, tongue } = this
    return html`<div class="row">
        ${[false, true].map(
          (past) =>
            html`<button aria-pressed=${this.past === past} class=${this.past === past ? 'primary' : ''} @click=${() => this.turn(past)}>
              ${past ? words.pastToo : words.hangNow}
            </button>`,
        )}
      </div>
      <p role="status" class="quiet">${items.length ? '' : words.noticesNone}</p>
      <ul class="plain chosen">
        ${items.map(
          ({ id, title, year, number, opensAt, closesAt, ...marks }) =>
            html`<li class="top">
              <span
                >${title}<span class="hint"
                  >${words.number(year, number)}${toldMarks(marks, words)} · ${formatDay(opensAt, tongue)}–${formatLastDay(closesAt, tongue)}</span
                ></span
              >
              <button aria-label=${words.openMatter(title)} @click=${() => this.turnTo('notice', { notice: id })}>
                ${words.openMatter('').trim()}
              </button>
            </li>`,
        )}
      </ul>`
  }

  private turn(past: boolean): void {
    this.past = past
  }
}

define('yishi-desk-notices', DeskNotices)
