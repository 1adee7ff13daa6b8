import type { Answer, ProposalItem, ProposalsView } from '@yishi/schema/words'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import { YishiOpenEvent } from '../events.ts'
import { formatDay } from '../format/day.ts'
import { hrefOf } from '../hrefs.ts'
import type { words as boardWords } from '../locales/zh/board.ts'
import type { words } from '../locales/zh/proposals.ts'
import type { words as terms } from '../locales/zh/terms.ts'
import { emptyState, emptyStateStyle } from '../parts/emptyState.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { stageTrack, stageTrackStyle } from '../parts/stageTrack.ts'
import { votedMark } from '../parts/votedMark.ts'
import type { ReadInput } from '../router.ts'
import { common } from '../styles/common.ts'

type Question = ReadInput<'proposals'>
type Tab = NonNullable<Question['state']>

const tabs = ['open', 'done', 'ended'] as const satisfies readonly Tab[]

/** How long somebody stops typing before it is looked for, in milliseconds. */
const pause = 350

/**
 * 事项: the matters of a zone, the newest first, by state, with a search; each with a small stage track.
 *
 * @attr zone - The zone's address.
 * @attr proposal-href - Where a matter opens on the site's own pages, `/p?id={id}`; default: its page on the server.
 * @attr propose-href - Where somebody can propose; without it no button invites to.
 * @slot - What stands there until the list is here, and when it cannot be read.
 * @event {YishiOpenEvent} yishi-open - A matter, or the form for a new one (`propose`), is to be opened; cancelable.
 * @csspart sheet - The paper.
 * @csspart item - One matter.
 */
export class YishiProposals extends ClientElement<
  ProposalsView,
  typeof words & typeof terms & typeof boardWords,
  Question
> {
  static override styles = [
    ...common,
    stageTrackStyle,
    emptyStateStyle,
    skeletonStyle,
    css`
      .tabs {
        display: flex;
        gap: 4px 20px;
        flex-wrap: wrap;
        margin-bottom: 12px;
        border-bottom: 1px solid var(--y-line);
      }
      .tabs button {
        padding: 0;
        border: 0;
        border-bottom: 2px solid transparent;
        border-radius: 0;
        color: var(--y-ink-2);
        font-weight: 400;
      }
      .tabs [aria-pressed='true'] {
        border-color: var(--y-official);
        color: var(--y-ink);
        font-weight: 600;
      }
      .items > li {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 14px;
        padding: 16px 0;
        border-top: 1px solid var(--y-line);
      }
      .items > li:first-child {
        border: 0;
      }
      .items a {
        text-decoration: none;
        font-weight: 600;
      }
      .items a:hover {
        text-decoration: underline;
      }
      .items p {
        margin: 2px 0;
      }
      .items img {
        width: 84px;
        height: 63px;
        object-fit: cover;
        border-radius: 4px;
        background: var(--y-line);
      }
      .summary {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
    `,
  ]
  static override properties = {
    proposalHref: { attribute: 'proposal-href' },
    proposeHref: { attribute: 'propose-href' },
    tab: { state: true },
    sought: { state: true },
    further: { state: true },
  }
  static override areas = [
    import.meta.glob<{ words: object }>('../locales/*/board.ts'),
    import.meta.glob<{ words: object }>('../locales/*/proposals.ts'),
    import.meta.glob<{ words: object }>('../locales/*/terms.ts'),
  ]

  declare proposalHref: string | undefined
  declare proposeHref: string | undefined
  declare private tab: Tab | undefined
  declare private sought: string | undefined
  /** What was read beyond the first part. */
  declare private further: { items: ProposalItem[]; next: string | null } | undefined
  private typing = 0

  protected question(): Question | null {
    if (!this.zone) return null
    return { zone: this.zone, state: this.tab ?? 'open', search: this.sought ?? '', most: 20 }
  }

  protected override subject(question: Question): unknown {
    return question.zone
  }

  protected read(question: Question): Promise<Answer<ProposalsView>> {
    return this.client.read('proposals', question)
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('tab') || changed.has('sought') || changed.has('zone')) this.further = undefined
    super.willUpdate(changed)
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected renderHere(view: ProposalsView): TemplateResult {
    const { words, further } = this
    const items = [...view.items, ...(further?.items ?? [])]
    const next = further ? further.next : view.next
    return html`<section class="sheet" part="sheet" aria-label=${words.proposals}>
      ${this.renderControls(view)}
      <p class="vh" role="status">${words.found(view.total)}</p>
      ${items.length ? html`<ul class="plain items">${items.map(this.renderItem)}</ul>` : this.renderEmpty()}
      ${next ? html`<button class="wide" @click=${() => this.readOn(next)}>${words.showMore}</button>` : nothing}
    </section>`
  }

  private renderControls({ counts }: ProposalsView): TemplateResult {
    const { words, tab = 'open' } = this
    return html`<div class="tabs">
        ${tabs.map(
          (each) =>
            html`<button aria-pressed=${each === tab} @click=${() => this.turn(each)}>
              ${words.tabCount(words.tab[each], counts[each])}
            </button>`,
        )}
      </div>
      <input
        type="search"
        aria-label=${words.search}
        placeholder=${words.searchHint}
        .value=${this.sought ?? ''}
        @input=${this.seek}
      />`
  }

  private renderItem = (item: ProposalItem): TemplateResult => {
    const { words, tongue, office } = this
    const href = this.hrefOf(item.id)
    const { photo, stage, end } = item
    return html`<li part="item">
      <div>
        <span class="tag ${end ? (end.end === 'done' ? 'done' : '') : 'official'}"
          >${end ? words.end[end.end] : stage ? words.stage[stage.kind] : nothing}</span
        >
        <p><a href=${href} @click=${(event: Event) => this.open(event, 'proposal', item.id, href)}>${item.title}</a></p>
        <p class="small quiet">${words.by(words.proposer[item.by] ?? item.by)} · ${item.zoneName} · ${formatDay(item.createdAt, tongue)}${votedMark(item, words)}</p>
        <p class="small summary">${item.summary}</p>
        ${end ? nothing : stageTrack(item.track, words, true)}
      </div>
      ${photo ? html`<img src=${office + photo.url} alt=${photo.alt} loading="lazy" decoding="async" />` : nothing}
    </li>`
  }

  private renderEmpty(): TemplateResult {
    const { words, tab = 'open', sought, proposeHref } = this
    if (sought) return emptyState(words.noneFound(sought), words.inviteSearch)
    if (tab !== 'open')
      return emptyState(tab === 'done' ? words.noneDone : words.noneEnded, words.inviteOther)
    const invite = proposeHref
      ? html`<a class="button" href=${proposeHref} @click=${(event: Event) => this.open(event, 'propose', '', proposeHref)}
          >${words.propose}</a
        >`
      : undefined
    return emptyState(words.noneOpen, words.inviteOpen, invite)
  }

  private turn(tab: Tab): void {
    this.tab = tab
  }

  private seek = ({ target }: Event): void => {
    clearTimeout(this.typing)
    this.typing = setTimeout(() => {
      this.sought = (target as HTMLInputElement).value.trim()
    }, pause) as unknown as number
  }

  private async readOn(after: string): Promise<void> {
    const question = this.question()
    if (!question) return
    const answer = await this.read({ ...question, after }).catch(() => null)
    if (!answer?.ok) return
    const { items, next } = answer.value
    this.further = { items: [...(this.further?.items ?? []), ...items], next }
  }

  private hrefOf(id: string): string {
    return hrefOf('proposal', id, { office: this.office, pattern: this.proposalHref })
  }

  private open(event: Event, noun: string, id: string, href: string): void {
    if (!this.dispatchEvent(new YishiOpenEvent(noun, id, href))) event.preventDefault()
  }
}

define('yishi-proposals', YishiProposals)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-proposals': YishiProposals
  }
}
