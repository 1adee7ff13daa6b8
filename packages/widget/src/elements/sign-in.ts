import type { Answer, HouseholdOther } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { type ActingWords, ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import type { BaseWords } from '../element.ts'
import { Later } from '../later.ts'
import { LaterWords } from '../laterWords.ts'
import type { words } from '../locales/zh/signIn.ts'
import type { words as accountWords } from '../locales/zh/signInAccount.ts'
import type { words as formWords } from '../locales/zh/signInForms.ts'
import { confirmBarStyle } from '../parts/confirmBar.ts'
import { skeleton, skeletonStyle } from '../parts/skeleton.ts'
import { waiting } from '../parts/waiting.ts'
import { signInHref } from '../permalink.ts'
import type { ActName } from '../router.ts'
import { common } from '../styles/common.ts'
import { readWhoIsHere, type WhoIsHere } from '../whoIsHere.ts'
import { Entrance } from './sign-in/entrance.ts'
import { signInStyle } from './sign-in/styles.ts'
import { waysScreen } from './sign-in/waysScreen.ts'
import { whoScreen } from './sign-in/whoScreen.ts'

/** The words of the ways in, and of who is signed in. */
export type WaysWords = typeof words & ActingWords & BaseWords

/** All words of signing in, those of its forms too. */
export type SignInWords = WaysWords & typeof formWords

/**
 * 登录: residents come in by the code of a letter, and later by address and the PIN that they chose; staff by name and password. Who is
 * signed in sees their households, who else has claimed them, and the way out. On our own claim page the code is read from behind the
 * `#` of the address. On a site of somebody else it offers a window of the platform's own, and takes the site's word where that has a
 * `hostToken`. It answers `yishi-sign-in-needed` of any element on the page.
 *
 * The token is bound to this site. It is kept for the tab, since most sites are many pages, and is gone with it; with `forget` it lives in
 * the page's memory alone.
 *
 * @attr zone - The zone's address.
 * @attr forget - Do not keep the sign-in over a reload.
 * @attr claim - Begin with the code of a letter.
 * @attr bare - Without a sheet of its own, within another element.
 * @slot - What stands there until it is known who is here, and when that cannot be read.
 * @event {YishiSignedInEvent} yishi-signed-in - Somebody has shown who they are, or done so anew.
 * @event {YishiChangedEvent} yishi-changed - Somebody has signed in or out, or contested a claim: every element reads again.
 * @event {YishiRefusedEvent} yishi-refused - A contest was refused.
 * @csspart sheet - The paper.
 */
export class YishiSignIn extends ClientElement<WhoIsHere, typeof words, { zone: string }> {
  static override styles = [...common, confirmBarStyle, skeletonStyle, signInStyle]
  static override properties = {
    forget: { type: Boolean },
    bare: { type: Boolean },
    claim: { type: Boolean },
    hostToken: { attribute: false },
  }
  static override areas = [import.meta.glob<{ words: object }>('../locales/*/signIn.ts')]

  declare forget: boolean
  declare bare: boolean
  declare claim: boolean
  /**
   * The page's own site vouches for its user: a JWT as the platform's guide on identity says, made by its server for this call; null where
   * nobody is signed in there.
   */
  declare hostToken: (() => Promise<string | null>) | undefined
  /** For its parts, not for the page, as what follows. */
  readonly entrance = new Entrance(this)
  /** The words of what is typed; they come with it, when somebody takes one of the ways in. */
  readonly formWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof formWords }>('../locales/*/signInForms.ts'),
  )
  readonly forms = new Later(this, () => import('./sign-in/forms.ts'))
  readonly account = new Later(this, () => import('./sign-in/account.ts'))
  readonly accountWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof accountWords }>('../locales/*/signInAccount.ts'),
  )

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  protected read({ zone }: { zone: string }): Promise<Answer<WhoIsHere>> {
    return readWhoIsHere(this.client, zone)
  }

  /** Whether this page is one of the server's own, without foreign scripts. */
  get isAtHome(): boolean {
    return new URL(this.office, location.href).origin === location.origin
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet ${this.bare ? 'bare' : ''}">${skeleton(this.words.loading)}</div>`
  }

  protected renderHere(view: WhoIsHere): TemplateResult {
    return html`<div class="sheet ${this.bare ? 'bare' : ''}" part="sheet">${this.renderScreen(view)}</div>`
  }

  private renderScreen({ me, contact }: WhoIsHere): TemplateResult | typeof nothing {
    const { entrance, words } = this
    const number = contact.telephone
    if (entrance.step === 'ways' && !entrance.barred)
      return me ? whoScreen(this, me, { words, number }) : waysScreen(this, { words, number })
    const [forms, own] = [this.forms.here, this.formWords.here]
    if (!forms || !own) return waiting([this.forms, this.formWords], words)
    const drawn = { words: { ...words, ...own }, number }
    if (entrance.barred)
      return forms.barredScreen(entrance, entrance.barred, {
        ...drawn,
        home: signInHref(this.office, contact.zone),
      })
    switch (entrance.step) {
      case 'ways':
        return nothing
      case 'code':
        return forms.codeScreen(entrance, drawn)
      case 'letter':
        return forms.letterScreen(entrance, { ...drawn, signedIn: me !== null })
      case 'again':
        return forms.againScreen(entrance, drawn)
      case 'staff':
        return forms.staffScreen(entrance, drawn)
      case 'prove':
        return forms.proveScreen(this, drawn)
    }
  }

  /** All its words; those of its forms once these are on the screen. */
  get allWords(): SignInWords {
    return { ...this.words, ...this.formWords.now! }
  }

  /** Move the focus to the screen that one came to, once it is here. */
  async reach(): Promise<void> {
    const { step, barred } = this.entrance
    if (step !== 'ways' || barred) await Promise.all([this.forms.come(), this.formWords.come()])
    await this.focusOn('#step')
  }

  /** Ask before something that hurts. */
  ask(what: string): void {
    this.asking = what
    this.focusOn('.confirm button')
  }

  protected override fieldsOf(act: ActName): readonly string[] {
    return act === 'correctPerson' ? ['name', 'phone'] : []
  }

  /** Doubt that somebody lives in one's household. */
  async contest(zone: string, { household, person }: HouseholdOther): Promise<void> {
    const answer = await this.act('contestClaim', { zone, household, person })
    this.asking = ''
    if (answer?.ok) this.tell(this.words.contested)
  }
}

define('yishi-sign-in', YishiSignIn)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-sign-in': YishiSignIn
  }
}
