import type { Answer, BallotTold, BoardItem, MineView, ProposalItem, Waiting } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type ActingWords, ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import type { BaseWords } from '../element.ts'
import { YishiOpenEvent } from '../events.ts'
import type { words as boardWords } from '../locales/zh/board.ts'
import type { words } from '../locales/zh/mine.ts'
import type { words as terms } from '../locales/zh/terms.ts'
import { emptyState, emptyStateStyle } from '../parts/emptyState.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { stageTrackStyle } from '../parts/stageTrack.ts'
import { matterHref, noticeHref, receiptHref, votingHref } from '../permalink.ts'
import { common } from '../styles/common.ts'
import { matterRow, noticeRow, toldRow, waitingRow } from './mine/rows.ts'

type Spoken = typeof words & typeof boardWords & typeof terms

/** The words of what is mine. */
export type MineWords = Spoken & ActingWords & BaseWords

/** So many of a list are shown before one asks for all. */
const first = 5

/** What something opens as. */
type Noun = 'proposal' | 'poll' | 'notice'

/**
 * 我的: what waits for my voice, what I proposed, what I follow, and the latest notices. Who is not signed in is asked to.
 *
 * @attr zone - The zone's address; the notices are its.
 * @attr proposal-href - Where a matter opens on the site's own pages, `/m?id={id}`; default: its page on the server.
 * @attr poll-href - Where a poll opens, `/v?id={id}`; default: the matter where the site says where that opens, else its page on the server.
 * @attr notice-href - Where a notice opens, `/n?id={id}`; default: its page on the server.
 * @attr propose-href - Where somebody can propose; without it no button invites to.
 * @attr receipt-href - Where one's ballot is checked; default: the server's own page.
 * @slot - What stands there until it is here, and when it cannot be read.
 * @event {YishiOpenEvent} yishi-open - A matter, a poll, a notice, or the form for a new matter (`propose`), is to be opened; cancelable.
 * @event {YishiSignInNeededEvent} yishi-sign-in-needed - Somebody wants to see what is theirs and is not signed in.
 * @csspart sheet - The paper.
 * @csspart waiting - What waits.
 * @csspart ballots - Where two ballots came, which of them counts.
 */
export class YishiMine extends ClientElement<MineView | null, Spoken, { zone: string }> {
  static override styles = [
    ...common,
    emptyStateStyle,
    skeletonStyle,
    stageTrackStyle,
    css`
      .rows > li {
        position: relative;
        min-height: var(--y-tap);
        padding: 10px 0;
        border-top: 1px solid var(--y-line);
      }
      .rows > li:first-child {
        border: 0;
      }
      .rows p {
        margin: 2px 0;
      }
      .rows a {
        font-weight: 600;
        text-decoration: none;
      }
      .rows a:hover {
        text-decoration: underline;
      }
      /* The whole row opens it. */
      .rows a::after {
        content: '';
        position: absolute;
        inset: 0;
      }
      .rows .one {
        white-space: nowrap;
      }
      .rows .tag {
        margin-inline-end: 6px;
      }
      .count {
        font-weight: 400;
        color: var(--y-ink-2);
      }
      .empty {
        padding: 14px 0;
        text-align: start;
      }
    `,
  ]
  static override properties = {
    proposalHref: { attribute: 'proposal-href' },
    pollHref: { attribute: 'poll-href' },
    noticeHref: { attribute: 'notice-href' },
    proposeHref: { attribute: 'propose-href' },
    receiptHref: { attribute: 'receipt-href' },
    whole: { state: true },
  }
  static override areas = [
    import.meta.glob<{ words: object }>('../locales/*/board.ts'),
    import.meta.glob<{ words: object }>('../locales/*/terms.ts'),
    import.meta.glob<{ words: object }>('../locales/*/mine.ts'),
  ]

  declare proposalHref: string | undefined
  declare pollHref: string | undefined
  declare noticeHref: string | undefined
  declare proposeHref: string | undefined
  declare receiptHref: string | undefined
  /** The lists that are shown whole, by name. */
  declare private whole: ReadonlySet<string>

  constructor() {
    super()
    this.whole = new Set()
  }

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  /** Nobody is signed in: there is nothing of anybody's to ask for. */
  protected async read({ zone }: { zone: string }): Promise<Answer<MineView | null>> {
    if (!this.client.token) return { ok: true, value: null }
    const answer = await this.client.read('mine', { zone })
    return !answer.ok && answer.refusal.code === 'not-signed-in' ? { ok: true, value: null } : answer
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected renderHere(view: MineView | null): TemplateResult {
    const { words } = this
    if (!view)
      return html`<div class="sheet" part="sheet">
        <h2>${words.mine}</h2>
        <p class="quiet">${words.signedOut}</p>
        <div class="row">
          <button class="primary" @click=${() => this.askForSignIn('mine')}>${words.signIn}</button>
        </div>
      </div>`
    return html`<div class="sheet" part="sheet">
      <section part="waiting">
        <h2>${words.waiting} ${view.waiting.length ? html`<span class="count">${view.waiting.length}</span>` : nothing}</h2>
        ${
          view.waiting.length
            ? html`<ul class="plain rows">${view.waiting.map(this.renderWaiting)}</ul>`
            : emptyState(words.nothingWaits, words.nothingWaitsHint)
        }
      </section>
      ${
        view.ballots.length
          ? html`<section class="part" part="ballots">
              <h3>${words.ballots}</h3>
              <ul class="plain rows">${view.ballots.map(this.renderTold)}</ul>
            </section>`
          : nothing
      }
      ${this.renderList('proposals', view.proposals.map(this.renderMatter))}
      ${
        this.proposeHref
          ? html`<div class="row">
              <a class="button" href=${this.proposeHref} @click=${(event: Event) => this.open(event, 'propose', '', this.proposeHref!)}
                >${words.propose}</a
              >
            </div>`
          : nothing
      }
      ${this.renderList('follows', view.follows.map(this.renderMatter))}
      ${this.renderList('notices', view.notices.map(this.renderNotice))}
      <p class="part"><a href=${this.receiptHref ?? receiptHref(this.office, this.zone ?? '')}>${words.checkBallot}</a></p>
    </div>`
  }

  private renderWaiting = (it: Waiting): TemplateResult => {
    const toPoll = it.poll && (this.pollHref || !this.proposalHref)
    return waitingRow(
      it,
      this.row((title) =>
        toPoll
          ? this.link('poll', it.poll!, title, it.zone)
          : this.link('proposal', it.proposal, title, it.zone),
      ),
    )
  }

  private renderTold = (told: BallotTold): TemplateResult =>
    toldRow(
      told,
      this.row((title) => this.link('poll', told.poll, title, told.zone)),
    )

  private renderMatter = (item: ProposalItem): TemplateResult =>
    matterRow(
      item,
      this.row((title) => this.link('proposal', item.id, title, item.zone)),
    )

  private renderNotice = (item: BoardItem): TemplateResult =>
    noticeRow(
      item,
      this.row((title) => this.link('notice', item.id, title)),
    )

  private renderList(
    name: 'proposals' | 'follows' | 'notices',
    rows: readonly TemplateResult[],
  ): TemplateResult {
    const { words, whole } = this
    const shown = whole.has(name) ? rows : rows.slice(0, first)
    const unfold = () => {
      this.whole = new Set([...whole, name])
    }
    return html`<section class="part">
      <h3>${words[name]}</h3>
      ${rows.length ? html`<ul class="plain rows">${shown}</ul>` : html`<p class="quiet">${words.none[name]}</p>`}
      ${shown.length < rows.length ? html`<button class="link" @click=${unfold}>${words.all(rows.length)}</button>` : nothing}
    </section>`
  }

  private row(link: (title: string) => TemplateResult) {
    return { words: this.words, lang: this.tongue, link }
  }

  private link(noun: Noun, id: string, title: string, zone: string = this.zone ?? ''): TemplateResult {
    const href = this.hrefOf(noun, id, zone)
    return html`<a href=${href} @click=${(event: Event) => this.open(event, noun, id, href)}>${title}</a>`
  }

  private hrefOf(noun: Noun, id: string, zone: string): string {
    const { office } = this
    const patterns = { proposal: this.proposalHref, poll: this.pollHref, notice: this.noticeHref }
    const own = patterns[noun]?.replace('{id}', encodeURIComponent(id))
    if (own) return own
    if (noun === 'notice') return noticeHref(office, id)
    return noun === 'poll' ? votingHref(office, zone, id) : matterHref(office, zone, id)
  }

  private open(event: Event, noun: string, id: string, href: string): void {
    if (!this.dispatchEvent(new YishiOpenEvent(noun, id, href))) event.preventDefault()
  }
}

define('yishi-mine', YishiMine)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-mine': YishiMine
  }
}
