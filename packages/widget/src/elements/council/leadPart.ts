import type { SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { confirmBar } from '../../parts/confirmBar.ts'
import { type Desk, may } from './desk.ts'

/** The clerk opens the session, and closes it after a second look. */
export function leadPart(session: SessionView, desk: Desk): TemplateResult | typeof nothing {
  const { leadWords: words } = desk
  const does = (act: 'openSession' | 'closeSession') => () =>
    desk.act(act, { zone: session.zone, session: session.id }, '#session')
  if (session.state === 'called' && may(session, 'openSession'))
    return html`<div class="row part">
        <button class="primary" ?disabled=${desk.isBusy('openSession')} @click=${does('openSession')}>
          ${words.openSession}
        </button>
      </div>
      ${desk.refusalOf('openSession')}`
  if (session.state !== 'open' || !may(session, 'closeSession')) return nothing
  return html`<div class="part">
    ${
      desk.asking === 'closeSession'
        ? confirmBar({
            question: words.closeSessionConfirm,
            yes: words.closeSession,
            no: words.cancel,
            busy: desk.isBusy('closeSession'),
            agree: does('closeSession'),
            leave: desk.stopAsking,
          })
        : html`<button @click=${() => desk.ask('closeSession')}>${words.closeSession}</button>`
    }
    ${desk.refusalOf('closeSession')}
  </div>`
}
