import type { Answer } from '@yishi/schema/words'
import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { YishiElement } from '../element.ts'
import type { words } from '../locales/zh/hall.ts'
import { failedState } from '../parts/failedState.ts'
import { buttons } from '../styles/buttons.ts'
import { text } from '../styles/text.ts'
import { tones } from '../styles/tones.ts'
import { tokens } from '../tokens.ts'
import { turnElder } from '../turnElder.ts'
import type { Locales } from '../words.ts'
import { type Place, placeOf } from './hall/routes.ts'

/** What the entrance is made of. */
const entrance = () => Promise.all([import('./notice-board.ts'), import('./proposals.ts')])

/** All other rooms, in one piece with the first of them that is opened. */
const rooms = () => import('./hall/rooms.ts')

/** How long the entrance is read before the other rooms are fetched, so that the first of them opens at once. Milliseconds. */
const patience = 3000

/** Whether the reader has asked their browser to fetch no more than it must. */
const spares = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false

const shownInNavigation = ['home', 'propose', 'council', 'mine', 'receipt', 'sign-in'] as const

/**
 * 议事厅: everything in one tag, for a site that has no pages of its own for it. Its places stand behind the `#` of the page (`#/p/m-12`), so
 * that the back button works and a link can be shared; any other `#` is the site's own and is left alone.
 *
 * @attr zone - The zone's address.
 * @slot - What stands there until the words are here.
 * @event {YishiOpenEvent} yishi-open - Something is to be opened; a site that opens it itself calls `preventDefault()`.
 * @event {YishiChangedEvent} yishi-changed - Something was done.
 * @event {YishiSignedInEvent} yishi-signed-in - Somebody has shown who they are.
 * @csspart navigation - The ways to its rooms.
 * @csspart room - The room that is open.
 */
export class YishiHall extends YishiElement<null, typeof words, { zone: string }> {
  static override styles = [
    tokens,
    tones,
    text,
    buttons,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 18px;
        margin-bottom: 12px;
        border-bottom: 1px solid var(--y-line);
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-height: var(--y-tap);
        text-decoration: none;
      }
      nav a[aria-current] {
        font-weight: 600;
        box-shadow: inset 0 -2px var(--y-official);
      }
      nav .link {
        margin-inline-start: auto;
        min-height: var(--y-tap);
      }
      nav .link[aria-pressed='true'] {
        font-weight: 600;
      }
      h2 {
        margin: 18px 0 10px;
      }
    `,
  ]
  static override properties: PropertyDeclarations = { place: { state: true }, lost: { state: true } }
  static override ground: Locales<object>[] = [import.meta.glob<{ words: object }>('../locales/*/acting.ts')]
  static override areas: Locales<object>[] = [import.meta.glob<{ words: object }>('../locales/*/hall.ts')]

  declare private place: Place
  /** The room could not be fetched. */
  declare private lost: boolean
  /** Where somebody was when a sign-in was needed. */
  private cameFrom = ''
  private moves = false
  private rest: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.place = placeOf(location.hash) ?? { room: 'home', id: '' }
    this.lost = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.follow)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.follow)
    clearTimeout(this.rest)
  }

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  /** The hall itself asks nothing; what stands in it does. */
  protected async read(): Promise<Answer<null>> {
    return { ok: true, value: null }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('place')) this.furnish()
  }

  protected override updated(): void {
    if (!this.moves) return
    this.moves = false
    this.renderRoot.querySelector<HTMLElement>('#room')?.focus()
  }

  /** The `#` of the page changed. One that is not the hall's leaves it where it is; none at all is its entrance. */
  private follow = (): void => {
    const place = placeOf(location.hash || '#/')
    if (!place || (place.room === this.place.room && place.id === this.place.id)) return
    this.place = place
    this.moves = true
  }

  private furnish = async (): Promise<void> => {
    this.lost = false
    clearTimeout(this.rest)
    try {
      await (this.place.room === 'home' ? entrance() : rooms())
      if (!spares()) this.rest = setTimeout(() => this.bringAll().catch(() => {}), patience)
    } catch {
      this.lost = true
    }
  }

  /** The rooms and their words, before anybody asks. */
  private bringAll = async (): Promise<void> => {
    const { roomWords } = await rooms()
    await roomWords(this.tongue)
  }

  /** The hall has a place to sign in; the page need not know. Afterwards one is back where one was. */
  private signIn = (event: Event): void => {
    event.stopPropagation()
    if (this.place.room === 'sign-in') return
    this.cameFrom = location.hash || '#/'
    location.hash = '#/sign-in'
  }

  private signedIn = (): void => {
    if (this.cameFrom) location.hash = this.cameFrom
    this.cameFrom = ''
  }

  private turnElder = (): void => {
    turnElder(!this.elder)
  }

  protected renderHere(): TemplateResult {
    const { words, place, elder } = this
    const retry = { label: words.retry, act: this.furnish }
    return html`<nav part="navigation" aria-label=${words.hall}>
        ${shownInNavigation.map(
          (room) =>
            html`<a href="#/${room === 'home' ? '' : room}" aria-current=${room === place.room ? 'page' : nothing}
              >${words.rooms[room]}</a
            >`,
        )}
        <button class="link" aria-pressed=${elder ? 'true' : 'false'} @click=${this.turnElder}>${words.elderMode}</button>
      </nav>
      <div
        part="room"
        @yishi-sign-in-needed=${this.signIn}
        @yishi-signed-in=${this.signedIn}
      >
        <h2 id="room" tabindex="-1">${place.room === 'home' ? words.board : words.rooms[place.room]}</h2>
        ${this.lost ? failedState(words.roomLost, retry) : this.renderRoom(place)}
      </div>`
  }

  private renderRoom({ room, id }: Place): TemplateResult {
    const { office: server, zone, tongue: lang, elder } = this
    const theme = this.theme ?? nothing
    switch (room) {
      case 'home':
        return html`<yishi-notice-board server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} notice-href="#/n/{id}"></yishi-notice-board>
          <h2>${this.words.matters}</h2>
          <yishi-proposals server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} proposal-href="#/p/{id}" propose-href="#/propose"></yishi-proposals>`
      case 'n':
        return html`<yishi-notice server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} notice=${id} proposal-href="#/p/{id}"></yishi-notice>`
      case 'p':
        return html`<yishi-proposal server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} proposal=${id} notice-href="#/n/{id}" poll-href="#/v/{id}" proposal-href="#/p/{id}"></yishi-proposal>
          <yishi-progress server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} proposal=${id} notice-href="#/n/{id}"></yishi-progress>`
      case 'v':
        return html`<yishi-poll server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} poll=${id} notice-href="#/n/{id}"></yishi-poll>`
      case 'council':
        return html`<yishi-council server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} proposal-href="#/p/{id}"></yishi-council>`
      case 'mine':
        return html`<yishi-mine server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} proposal-href="#/p/{id}" poll-href="#/v/{id}" notice-href="#/n/{id}" propose-href="#/propose" receipt-href="#/receipt"></yishi-mine>`
      case 'propose':
        return html`<yishi-propose server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} proposal-href="#/p/{id}"></yishi-propose>`
      case 'receipt':
        return html`<yishi-receipt server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder} code=${id || nothing} poll-href="#/v/{id}"></yishi-receipt>`
      case 'sign-in':
        return html`<yishi-sign-in server=${server} zone=${zone} lang=${lang} theme=${theme} ?elder=${elder}></yishi-sign-in>`
    }
  }
}

define('yishi-hall', YishiHall)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-hall': YishiHall
  }
}
