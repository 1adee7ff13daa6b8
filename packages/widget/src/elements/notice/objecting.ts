import type { NoticeView, ObjectionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { Draft } from '../../draft.ts'
import { Homes } from '../../homes.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import type { YishiNotice } from '../notice.ts'
import { objectForm } from './objectForm.ts'

/** The reader's own side of a notice: object to it, withdraw one's objection, ask for review of the reply. */
export class Objecting {
  private readonly host: YishiNotice
  private readonly homes: Homes
  private readonly draft: Draft
  private writing = false
  /** It was tried to send, so what is missing may be said. */
  private tried = false

  constructor(host: YishiNotice) {
    this.host = host
    this.homes = new Homes(host)
    this.draft = new Draft(host, () => `objection ${host.notice ?? host.view?.id ?? ''}`)
  }

  /** The way to object, while the notice is open for it. */
  render(view: NoticeView): TemplateResult | typeof nothing {
    const { host } = this
    const { words } = host
    if (!view.open || !view.proposal) return nothing
    if (!host.client.token && !host.data)
      return html`${this.button(() => host.askForSignIn('raiseObjection'))}
        <p class="small quiet">${words.signInFirst}</p>`
    if (!this.writing) return this.button(() => this.write(true))
    const households = this.homes.list ?? []
    if (this.homes.list && !households.length)
      return html`<p class="quiet" role="alert">${words.noHousehold}</p>`
    return objectForm({
      words,
      draft: this.draft,
      households,
      errors: this.errors(),
      refusal: host.refusalOf('raiseObjection'),
      busy: host.acting === 'raiseObjection',
      send: (event) => this.send(event, view),
      leave: () => this.write(false),
    })
  }

  /** What can be done with an objection of one's own. */
  renderButtons(objection: ObjectionView, view: NoticeView): TemplateResult | typeof nothing {
    const { host } = this
    const { words } = host
    if (!objection.mine || !view.proposal) return nothing
    const about = { zone: view.zone, proposal: view.proposal, objection: objection.id }
    if (objection.outcome === null) return this.renderWithdraw(about)
    if (objection.outcome !== 'dismissed' || objection.reviewAskedAt) return nothing
    return html`<button
        class="link"
        ?disabled=${host.acting !== ''}
        @click=${() => this.settle('askReview', about, words.reviewSent)}
      >
        ${words.askReview}</button
      >${host.refusalOf('askReview')}`
  }

  private renderWithdraw(about: About): TemplateResult {
    const { host } = this
    const { words } = host
    const asked = `withdraw ${about.objection}`
    return html`${
      host.asking === asked
        ? confirmBar({
            question: words.withdrawSure,
            yes: words.withdrawYes,
            no: words.cancel,
            busy: host.acting !== '',
            agree: () => this.settle('withdrawObjection', about, words.withdrawDone),
            leave: () => {
              host.asking = ''
            },
          })
        : html`<button
          class="link"
          @click=${() => {
            host.asking = asked
            host.focusOn('.confirm button')
          }}
        >
          ${words.withdraw}
        </button>`
    }${host.refusalOf('withdrawObjection')}`
  }

  private button(press: () => void): TemplateResult {
    return html`<div class="row"><button class="primary" @click=${press}>${this.host.words.object}</button></div>`
  }

  private write(writing: boolean): void {
    this.writing = writing
    this.tried = false
    this.host.requestUpdate()
    if (writing) this.host.focusOn('#object')
  }

  private get household(): string | undefined {
    return this.homes.pick(this.draft.value('household'))
  }

  private errors(): { body: string; household: string } {
    const { host, draft, tried } = this
    const { words } = host
    const missing = {
      body: tried && !draft.value('body').trim() ? words.objectBodyMissing : '',
      household: tried && !this.household ? words.householdMissing : '',
    }
    return {
      body: missing.body || host.refusalAt('raiseObjection', 'body'),
      household: missing.household || host.refusalAt('raiseObjection', 'household'),
    }
  }

  private async send(event: Event, view: NoticeView): Promise<void> {
    event.preventDefault()
    const { host, draft, household } = this
    this.tried = true
    host.requestUpdate()
    const body = draft.value('body').trim()
    if (!household || !body) return host.focusOn(household ? '#body' : 'form input')
    const { zone, id: notice } = view
    const consent = draft.value('consent') === 'yes'
    const input = { zone, proposal: view.proposal!, notice, household, body, consent }
    const answer = await host.act('raiseObjection', input)
    if (!answer?.ok) return
    draft.clear()
    this.write(false)
    host.tell(host.words.sent)
  }

  private async settle(act: 'withdrawObjection' | 'askReview', about: About, said: string): Promise<void> {
    const answer = await this.host.act(act, about)
    this.host.asking = ''
    if (answer?.ok) this.host.tell(said)
  }
}

/** What an act on an objection names. */
interface About {
  zone: string
  proposal: string
  objection: string
}
