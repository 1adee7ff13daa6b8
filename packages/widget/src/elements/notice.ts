import type { Answer, NoticeView } from '@yishi/schema/words'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ClientElement } from '../clientElement.ts'
import { copyText } from '../copyText.ts'
import { define } from '../define.ts'
import type { BaseWords } from '../element.ts'
import { YishiOpenEvent } from '../events.ts'
import { formatLastDay } from '../format/day.ts'
import { formatCount } from '../format/number.ts'
import { hrefOf } from '../hrefs.ts'
import type { words as actingWords } from '../locales/zh/acting.ts'
import type { words as boardWords } from '../locales/zh/board.ts'
import type { words } from '../locales/zh/notice.ts'
import { choicesStyle } from '../parts/choices.ts'
import { conditionStyle } from '../parts/condition.ts'
import { confirmBarStyle } from '../parts/confirmBar.ts'
import { LongPicture, longPictureStyle } from '../parts/longPicture.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import type { ActName } from '../router.ts'
import { common } from '../styles/common.ts'
import { Objecting } from './notice/objecting.ts'
import { objections, objectionsStyle } from './notice/objections.ts'
import { paper, paperStyle } from './notice/paper.ts'
import { postings, postingsStyle } from './notice/postings.ts'
import { told } from './notice/told.ts'

/** The words of a notice. */
export type NoticeWords = typeof words & typeof boardWords & typeof actingWords & BaseWords

/** What asks for a notice. */
interface NoticeQuestion {
  zone: string
  notice: string
}

/**
 * 公示: one notice in its official form, its attachments and postings, what was held against it and what was answered. Who is
 * signed in for a household can object while it runs.
 *
 * @attr zone - The zone's address.
 * @attr notice - The notice's id.
 * @attr proposal-href - Where its matter opens, `/p?id={id}`; default: its page on the server.
 * @slot - What stands there until the notice is here, and when it cannot be read.
 * @event {YishiOpenEvent} yishi-open - Its matter, or a notice that took its place, is to be opened; cancelable.
 * @event {YishiChangedEvent} yishi-changed - An objection was raised or withdrawn, or a review asked for.
 * @event {YishiSignInNeededEvent} yishi-sign-in-needed - Somebody wants to object and is not signed in.
 * @csspart sheet - The sheet around all of it.
 * @csspart paper - The notice itself.
 * @csspart result - Under a notice of a result: its force, and how it was corrected.
 * @csspart postings - Where it hung.
 * @csspart objections - Objections and replies.
 * @cssproperty --yishi-title-font - The face of the title.
 */
export class YishiNotice extends ClientElement<NoticeView, typeof words & typeof boardWords, NoticeQuestion> {
  static override styles = [
    ...common,
    conditionStyle,
    choicesStyle,
    confirmBarStyle,
    longPictureStyle,
    skeletonStyle,
    paperStyle,
    postingsStyle,
    objectionsStyle,
  ]
  static override properties = {
    notice: {},
    proposalHref: { attribute: 'proposal-href' },
    shared: { state: true },
  }
  static override areas = [
    import.meta.glob<{ words: object }>('../locales/*/notice.ts'),
    import.meta.glob<{ words: object }>('../locales/*/board.ts'),
  ]

  declare notice: string | undefined
  declare proposalHref: string | undefined
  /** The text to share, where it could not be copied. */
  declare private shared: string | undefined
  private readonly objecting = new Objecting(this)
  private readonly long = new LongPicture(this)

  protected question(): NoticeQuestion | null {
    return this.zone && this.notice ? { zone: this.zone, notice: this.notice } : null
  }

  protected read(question: NoticeQuestion): Promise<Answer<NoticeView>> {
    return this.client.read('notice', question)
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 6)}</div>`
  }

  protected override fieldsOf(act: ActName): readonly string[] {
    return act === 'raiseObjection' ? ['body', 'household'] : []
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    // A roll on inspection comes with its own element; it is fetched for such a notice alone.
    if (this.view?.kind === 'roll' && this.view.roll) import('./roll.ts')
  }

  protected renderHere(view: NoticeView): TemplateResult {
    const { words, tongue, office } = this
    return html`<div class="sheet" part="sheet">
      ${paper(view, words, tongue)} ${this.renderTold(view)} ${this.renderLinks(view)} ${this.renderAttachments(view)}
      ${postings(view.postings, words, { lang: tongue, server: office })}
      <section class="part" part="objections">
        <h3>${words.objections(view.objections.length)}</h3>
        ${
          view.objections.length
            ? objections(view.objections, {
                words,
                lang: tongue,
                buttons: (it) => this.objecting.renderButtons(it, view),
              })
            : html`<p class="quiet">${words.noObjections}</p>`
        }
        ${view.objections.some(({ outcome }) => outcome === 'dismissed') ? html`<p class="small quiet">${words.further}</p>` : nothing}
        ${this.objecting.render(view)}
      </section>
      ${
        view.checkpoint
          ? html`<p class="part small quiet">${words.checkpoint(formatCount(view.checkpoint.size))} <code>${view.checkpoint.root}</code></p>`
          : nothing
      }
    </div>
    ${
      view.kind === 'roll' && view.roll
        ? html`<yishi-roll
            server=${office}
            zone=${view.zone}
            roll=${view.roll.id}
            lang=${tongue}
            theme=${this.theme ?? nothing}
            ?elder=${this.elder}
          ></yishi-roll>`
        : nothing
    }`
  }

  private renderTold({ result }: NoticeView): TemplateResult | typeof nothing {
    if (!result) return nothing
    const href = hrefOf('poll', result.poll, { office: this.office, pattern: undefined })
    return told(result, this.words, { lang: this.tongue, href })
  }

  private renderLinks(view: NoticeView): TemplateResult {
    const { words } = this
    const other = (it: { id: string; year: number; number: number }, say: (number: string) => string) =>
      html`<p class="small">
        <a href=${this.noticeHref(it.id)} @click=${(event: Event) => this.open(event, 'notice', it.id, this.noticeHref(it.id))}
          >${say(words.number(it.year, it.number))}</a
        >
      </p>`
    return html`${view.replaces ? other(view.replaces, words.replaces) : nothing}
      ${view.replacedBy ? other(view.replacedBy, words.replacedBy) : nothing}
      <div class="row">
        ${
          view.proposal
            ? html`<a
              class="button"
              href=${this.hrefOfMatter(view.proposal)}
              @click=${(event: Event) => this.open(event, 'proposal', view.proposal!, this.hrefOfMatter(view.proposal!))}
              >${words.seeMatter}</a
            >`
            : nothing
        }
        <a class="button" href=${this.noticeHref(view.id)}>${words.print}</a>
        <a class="button" href="${this.noticeHref(view.id)}/poster">${words.poster}</a>
        <button @click=${() => this.share(view)}>${words.copy}</button>
        ${this.long.button(words)}
      </div>
      ${this.long.picture(this.noticeHref(view.id), view.title, { ...words, lang: this.tongue })}
      ${this.shared ? html`<p class="small">${this.shared}</p>` : nothing}`
  }

  private renderAttachments({ attachments }: NoticeView): TemplateResult | typeof nothing {
    if (!attachments.length) return nothing
    return html`<section class="part">
      <h3>${this.words.attachments}</h3>
      <ol>
        ${attachments.map(({ url, name, alt }) => html`<li><a href=${this.office + url}>${name || alt}</a></li>`)}
      </ol>
    </section>`
  }

  private async share(view: NoticeView): Promise<void> {
    const { words } = this
    const text = words.share(
      view.title,
      words.number(view.year, view.number),
      formatLastDay(view.closesAt, this.tongue),
      this.noticeHref(view.id),
    )
    const copied = await copyText(text)
    this.shared = copied ? undefined : text
    this.tell(copied ? words.copied : words.notCopied)
  }

  private noticeHref(id: string): string {
    return hrefOf('notice', id, { office: this.office, pattern: undefined })
  }

  private hrefOfMatter(id: string): string {
    return hrefOf('proposal', id, { office: this.office, pattern: this.proposalHref })
  }

  private open(event: Event, noun: string, id: string, href: string): void {
    if (!this.dispatchEvent(new YishiOpenEvent(noun, id, href))) event.preventDefault()
  }
}

define('yishi-notice', YishiNotice)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-notice': YishiNotice
  }
}
