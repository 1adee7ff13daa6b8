import type { Answer, ProposalItem, ProposalView } from '@yishi/schema/words'
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { hrefOf } from '../../hrefs.ts'
import type { words as boardWords } from '../../locales/zh/board.ts'
import type { words as matterWords } from '../../locales/zh/deskMatter.ts'
import type { words as terms } from '../../locales/zh/terms.ts'
import { photosStyle } from '../../parts/photos.ts'
import { stageTrack, stageTrackStyle } from '../../parts/stageTrack.ts'
import { toldMarks } from '../../parts/toldMarks.ts'
import { votedMark } from '../../parts/votedMark.ts'
import type { Locales } from '../../words.ts'
import { matterShort } from './matterShort.ts'
import { stepsOf } from './steps.ts'
import { DeskTool } from './tool.ts'

type Matters = { list: ProposalItem[]; one: null } | { list: null; one: ProposalView }

type Words = typeof boardWords & typeof matterWords & typeof terms

interface Question {
  zone: string
  proposal: string | null
  search: string
}

/** 办理事项: finds a matter, and offers every step that can be taken on it now. */
export class DeskMatters extends DeskTool<Matters, Words, Question> {
  static override styles: CSSResultGroup = [DeskTool.styles, photosStyle, stageTrackStyle]
  static override properties: PropertyDeclarations = {
    proposalHref: { attribute: 'proposal-href' },
    search: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/board.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/deskMatter.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/terms.ts'),
  ]

  declare proposalHref: string | undefined
  declare private search: string

  constructor() {
    super()
    this.search = ''
  }

  protected question(): Question | null {
    const { zone, proposal = null, search } = this
    return zone ? { zone, proposal, search } : null
  }

  /** What was found stays until the next search has come back. */
  protected override subject({ proposal }: Question): unknown {
    return proposal
  }

  protected async read({ zone, proposal, search }: Question): Promise<Answer<Matters>> {
    if (proposal) {
      const one = await this.client.read('proposal', { zone, proposal })
      return one.ok ? { ok: true, value: { list: null, one: one.value } } : one
    }
    const list = await this.client.read('proposals', { zone, state: 'open', search, most: 50 })
    return list.ok ? { ok: true, value: { list: list.value.items, one: null } } : list
  }

  protected renderHere({ list, one }: Matters): TemplateResult {
    return one ? this.renderOne(one) : this.renderList(list)
  }

  private renderList(list: readonly ProposalItem[]): TemplateResult {
    const { words } = this
    return html`<div class="field">
        <label for="search">${words.findMatter}</label>
        <input id="search" type="search" maxlength="60" autocomplete="off" .value=${this.search} @change=${this.find} />
      </div>
      <p role="status" class="quiet small">${list.length ? '' : words.mattersNone}</p>
      <ul class="plain chosen">
        ${list.map(
          ({ id, title, stage, zoneName, pollForce }) =>
            html`<li class="top">
              <span
                >${title}<span class="hint">${[stage ? words.stage[stage.kind] : '', zoneName].filter(Boolean).join(' · ')}${votedMark({ pollForce }, words)}</span></span
              >
              <button aria-label=${words.openMatter(title)} @click=${() => this.turnTo('matters', { proposal: id })}>
                ${words.openMatter('').trim()}
              </button>
            </li>`,
        )}
      </ul>`
  }

  private renderOne(matter: ProposalView): TemplateResult {
    const { words, office } = this
    const steps = stepsOf(matter)
    const { id } = matter
    return html`${stageTrack(matter.track, words)}
      ${matter.pollForce ? html`<p class="small quiet">${words.voted(words.forceMark[matter.pollForce])}</p>` : nothing}
      ${matterShort(matter, { words, lang: this.tongue, server: office })}
      <section class="part">
        <h3>${words.steps}</h3>
        ${steps.length ? nothing : html`<p class="quiet">${words.stepsNone}</p>`}
        <div class="row">
          ${steps.map(
            ({ tool }) =>
              html`<button @click=${() => this.turnTo(tool, { proposal: id })}>${words.tool[tool]}</button>`,
          )}
        </div>
      </section>
      ${
        matter.notices.length
          ? html`<section class="part">
              <h3>${words.noticesOf}</h3>
              <ul class="plain">
                ${matter.notices.map(
                  ({ id: notice, title, force, correction }) =>
                    html`<li>
                      <button class="link" @click=${() => this.turnTo('notice', { notice })}>${title}</button>
                      <span class="small quiet">${toldMarks({ force, correction }, words)}</span>
                    </li>`,
                )}
              </ul>
            </section>`
          : nothing
      }
      <div class="row">
        <a class="button" href=${hrefOf('proposal', id, { office, pattern: this.proposalHref })}>${words.readWhole}</a>
        <button @click=${() => this.turnTo('matters', {})}>${words.findOther}</button>
      </div>`
  }

  private find = ({ target }: Event): void => {
    this.search = (target as HTMLInputElement).value.trim()
  }
}

define('yishi-desk-matters', DeskMatters)
