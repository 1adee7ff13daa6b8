import type { Answer, CouncilView, SessionItem } from '@yishi/schema/words'
import { html, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatInstant } from '../../format/date.ts'
import type { words as sessionWords } from '../../locales/zh/deskSessions.ts'
import type { Locales } from '../../words.ts'
import { DeskTool } from './tool.ts'
import { fromField, toField } from './when.ts'

/** 会议改期与取消: every session that was called and has not begun; a clerk moves it or calls it off, with the reason. */
export class DeskSessions extends DeskTool<CouncilView, typeof sessionWords, { zone: string }> {
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskSessions.ts'),
  ]

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  protected read(question: { zone: string }): Promise<Answer<CouncilView>> {
    return this.client.read('council', question)
  }

  protected renderHere({ current, items }: CouncilView): TemplateResult {
    const { words } = this
    const called = [...(current ? [current] : []), ...items].filter(({ state }) => state === 'called')
    return html`<p class="small quiet">${words.sessionsPlain}</p>
      ${called.length ? called.map((session) => this.renderSession(session)) : html`<p class="help">${words.sessionsNone}</p>`}`
  }

  private renderSession(session: SessionItem): TemplateResult {
    const { words, tongue, mode } = this
    const { id, number, startsAt, place, titles, changes } = session
    return html`<section class="part" id="session-${id}">
      <h3>${words.sessionTitle(number)}</h3>
      <p>${formatInstant(startsAt, tongue)} · ${place}</p>
      <p class="small quiet">${titles.join(' · ')}</p>
      ${changes.map(
        (was) =>
          html`<p class="small quiet">${words.sessionWas(formatInstant(was.startsAt, tongue), was.place)} · ${was.reason}</p>`,
      )}
      ${
        mode === `move ${id}`
          ? this.renderMove(session)
          : mode === `off ${id}`
            ? this.renderCallOff(session)
            : this.doors([
                { mode: `move ${id}`, label: words.move },
                { mode: `off ${id}`, label: words.callOff },
              ])
      }
    </section>`
  }

  private renderMove({ id, startsAt, place }: SessionItem): TemplateResult {
    const { words, form } = this
    form.propose({ startsAt: toField(startsAt), place })
    return html`<h4 id="form" tabindex="-1">${words.move}</h4>
      ${form.draw({
        act: 'moveSession',
        button: words.moveNow,
        leave: () => this.enter(undefined),
        sure: { question: words.moveSure, yes: words.moveNow },
        send: () => this.move(id),
        fields: () => html`${form.instant({ id: 'startsAt', label: words.moveAt })}
          <p class="small quiet">${words.moveHint}</p>
          ${form.text({ id: 'place', label: words.movePlace, most: 100 })}
          ${form.text({ id: 'reason', label: words.moveReason, lines: 3, most: 500 })}`,
      })}`
  }

  private renderCallOff({ id }: SessionItem): TemplateResult {
    const { words, form } = this
    return html`<h4 id="form" tabindex="-1">${words.callOff}</h4>
      ${form.draw({
        act: 'cancelSession',
        button: words.callOffNow,
        leave: () => this.enter(undefined),
        sure: { question: words.callOffSure, yes: words.callOffNow },
        send: () => this.callOff(id),
        fields: () => form.text({ id: 'reason', label: words.moveReason, lines: 3, most: 500 }),
      })}`
  }

  private async move(session: string): Promise<void> {
    const { form, zone, words } = this
    const [startsAt, place, reason] = [
      fromField(form.value('startsAt')),
      form.value('place'),
      form.value('reason'),
    ]
    const answer = await this.act('moveSession', { zone: zone!, session, startsAt, place, reason })
    if (answer?.ok) this.done(words.moveDone)
  }

  private async callOff(session: string): Promise<void> {
    const { form, zone, words } = this
    const answer = await this.act('cancelSession', { zone: zone!, session, reason: form.value('reason') })
    if (answer?.ok) this.done(words.callOffDone)
  }

  private done(sentence: string): void {
    this.form.clear()
    this.enter(undefined)
    this.tell(sentence)
  }
}

define('yishi-desk-sessions', DeskSessions)
