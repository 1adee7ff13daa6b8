import type { AffectedView, Answer, NoticeView, ObjectionView, PostingView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatEnd, formatInstant } from '../../format/date.ts'
import { formatDay, formatLastDay } from '../../format/day.ts'
import type { words as boardWords } from '../../locales/zh/board.ts'
import type { words as deskNoticeWords } from '../../locales/zh/deskNotice.ts'
import { officeNow } from '../../officeNow.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import { noticeHref } from '../../permalink.ts'
import type { Locales } from '../../words.ts'
import { FileField } from './fileField.ts'
import { type Door, HouseholdSearch } from './households.ts'
import { DeskTool } from './tool.ts'
import { fromField, toField } from './when.ts'

/** A notice with what its work needs beside it. */
export interface NoticeAtWork {
  notice: NoticeView
  now: string
  /** Acts on its matter that could be done now. */
  may: string[]
  affected: AffectedView[]
}

interface Question {
  zone: string
  notice: string
}

/** 公示管理: where a notice hangs, on whom it was served, what is held against it, corrections and extensions. */
export class DeskNotice extends DeskTool<NoticeAtWork, typeof deskNoticeWords & typeof boardWords, Question> {
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskNotice.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/board.ts'),
  ]

  private readonly photo = new FileField(this)
  private readonly search = new HouseholdSearch(this, async (text) => {
    const answer = await this.client.read('households', { zone: this.zone!, search: text })
    return answer.ok ? answer.value : null
  })

  protected question(): Question | null {
    const { zone, notice } = this
    return zone && notice ? { zone, notice } : null
  }

  protected async read(question: Question): Promise<Answer<NoticeAtWork>> {
    const { client } = this
    const { zone } = question
    const [notice, now] = await Promise.all([client.read('notice', question), officeNow(client, zone)])
    if (!notice.ok) return notice
    const { proposal } = notice.value
    const matter = proposal ? await client.read('proposal', { zone, proposal }) : null
    const value = {
      notice: notice.value,
      now,
      may: matter?.ok ? (matter.value.mine?.may ?? []) : [],
      affected: matter?.ok ? matter.value.affected : [],
    }
    return { ok: true, value }
  }

  protected renderHere(view: NoticeAtWork): TemplateResult {
    const { words, tongue, office } = this
    const { notice } = view
    const hangs = ['coming', 'running'].includes(notice.state)
    return html`<h3>${notice.title}</h3>
      <p class="quiet small">
        ${words.number(notice.year, notice.number)} · ${formatDay(notice.opensAt, tongue)}–${formatLastDay(notice.closesAt, tongue)} ·
        <a href=${noticeHref(office, notice.id)}>${words.seeNotice}</a>
      </p>
      ${notice.proposal ? this.renderObjections(view) : nothing} ${this.renderPostings(view, hangs)} ${this.renderServing(view)}
      ${hangs ? this.renderChanges(view) : nothing}`
  }

  private renderPostings({ notice, now }: NoticeAtWork, hangs: boolean): TemplateResult {
    const { words, mode } = this
    return html`<section class="part">
      <h3>${words.hangs}</h3>
      <ul class="plain chosen">
        ${notice.postings.map((posting) => this.renderPosting(posting))}
      </ul>
      ${
        mode === 'post' || (hangs && !mode && !notice.postings.length && !this.waiting(notice).length)
          ? this.renderPost(now)
          : hangs && this.is('clerk', 'gridworker')
            ? this.doors([{ mode: 'post', label: words.post }])
            : nothing
      }
    </section>`
  }

  private renderPosting({ id, place, postedAt, takenDownAt }: PostingView): TemplateResult {
    const { words, tongue } = this
    const asked = `down ${id}`
    return html`<li>
      <b>${place}</b>
      <span class="small quiet"
        >${formatInstant(postedAt, tongue)}${takenDownAt ? html` – ${formatInstant(takenDownAt, tongue)}` : nothing}</span
      >
      ${
        takenDownAt || !this.is('clerk', 'gridworker')
          ? nothing
          : this.asking === asked
            ? confirmBar({
                question: words.takeDownSure(place),
                yes: words.takeDown,
                no: words.sureNo,
                busy: this.acting !== '',
                agree: () => this.takeDown(id),
                leave: () => {
                  this.asking = ''
                },
              })
            : html`<button class="link" @click=${() => this.ask(asked)}>${words.takeDown}</button>`
      }
      ${this.asking === asked ? this.refusalOf('takeDown') : nothing}
    </li>`
  }

  private renderPost(now: string): TemplateResult {
    const { words, form, photo } = this
    form.propose({ postedAt: toField(now) })
    return html`<h4 id="form" tabindex="-1">${words.post}</h4>
      ${form.draw({
        act: 'postNotice',
        button: words.postNow,
        send: () => this.post(),
        fields:
          () => html`${form.text({ id: 'place', label: words.postPlace, hint: words.postPlaceHint, most: 100 })}
        ${form.instant({ id: 'postedAt', label: words.postAt })}
        ${photo.draw({
          id: 'photo',
          label: words.postPhoto,
          hint: words.postPhotoHint,
          picture: true,
          fault: form.need('#photo', photo.chosen ? '' : words.postPhotoFirst),
        })}`,
      })}`
  }

  private renderServing({ affected, may }: NoticeAtWork): TemplateResult | typeof nothing {
    const { words, tongue } = this
    const doors = affected.filter(({ household }) => household)
    if (!doors.length || !may.includes('serveNotice')) return nothing
    return html`<section class="part">
      <h3>${words.serveTitle}</h3>
      <ul class="plain chosen">
        ${doors.map(
          ({ household, label, servedAt }) =>
            html`<li class="top">
              <span>${label}</span>
              ${
                servedAt
                  ? html`<span class="small done">✓ ${words.servedOn(formatDay(servedAt, tongue))}</span>`
                  : html`<button ?disabled=${this.acting !== ''} @click=${() => this.serve({ household, label })}>
                      ${words.serveNow(label)}
                    </button>`
              }
            </li>`,
        )}
      </ul>
      ${this.refusalOf('serveNotice')}
    </section>`
  }

  private renderChanges({ notice, may }: NoticeAtWork): TemplateResult | typeof nothing {
    const { words, form, mode } = this
    const { proposal, id } = notice
    const mine = ['extendNotice', 'revisePlan', 'renewNotice'].some((act) => may.includes(act))
    if (!mine && !this.is('clerk')) return nothing
    const turn = (tool: string, label: string, to?: string) =>
      html`<button @click=${() => this.turnTo(tool, { proposal: proposal ?? undefined, notice: to === 'correct' ? id : undefined, mode: to })}>
        ${label}
      </button>`
    return html`<section class="part">
      ${
        mode === 'extend'
          ? html`<h4 id="form" tabindex="-1">${words.extend}</h4>
              ${form.draw({
                act: 'extendNotice',
                button: words.extendNow,
                leave: () => this.enter(undefined),
                send: () => this.extend(notice),
                fields:
                  () => html`${form.number({ id: 'days', label: words.extendDays, least: notice.days + 1, greatest: 365 })}
                ${form.text({ id: 'reason', label: words.extendReason, lines: 2, most: 500 })}`,
              })}`
          : nothing
      }
      <div class="row">
        ${this.is('clerk') ? turn('publish', words.correct, 'correct') : nothing}
        ${
          may.includes('extendNotice') && mode !== 'extend'
            ? html`<button @click=${() => this.enter('extend')}>${words.extend}</button>`
            : nothing
        }
        ${may.includes('revisePlan') ? turn('plan', words.revise) : nothing}
        ${may.includes('renewNotice') ? turn('publish', words.renew, 'renew') : nothing}
      </div>
    </section>`
  }

  /** Objections that wait for something. */
  private waiting({ objections }: NoticeView): ObjectionView[] {
    return objections.filter(({ outcome }) => outcome === null)
  }

  private renderObjections(view: NoticeAtWork): TemplateResult {
    const { words, mode } = this
    const waiting = this.waiting(view.notice)
    return html`<section class="part">
      <h3>${words.objectionsTitle}</h3>
      ${waiting.length ? nothing : html`<p class="quiet">${words.noObjectionsYet}</p>`}
      <ul class="plain chosen">
        ${waiting.map((objection) => this.renderObjection(objection, view))}
      </ul>
      ${
        mode === 'write'
          ? this.renderWrite()
          : view.may.includes('writeObjection') && view.notice.open
            ? this.doors([{ mode: 'write', label: words.write }])
            : nothing
      }
    </section>`
  }

  private renderObjection(objection: ObjectionView, { may, now, notice }: NoticeAtWork): TemplateResult {
    const isResult = notice.kind === 'preliminary'
    const { words, tongue, mode } = this
    const { id, number, full, metAt, metDeclined, dueAt } = objection
    const met = metAt !== null || metDeclined
    const mayMeet = may.includes('meetObjector') && !met
    const mayAnswer = may.includes('answerObjection')
    return html`<li>
      <div class="top">
        <b>${words.objectorOf(number, full?.householdLabel ?? '')}</b>
        <span class="small official">${words.answerBy(formatEnd(dueAt, tongue))}</span>
      </div>
      <p class="prose">${full?.body ?? objection.words}</p>
      ${met ? html`<p class="small quiet">${metAt ? words.isMet(formatDay(metAt, tongue)) : words.isDeclined}</p>` : nothing}
      ${full?.metNote ? html`<p class="small quiet">${words.metNote(full.metNote)}</p>` : nothing}
      ${
        mode === `meet ${id}`
          ? this.renderMeet(objection, now)
          : mode === `answer ${id}`
            ? this.renderAnswer(objection, isResult)
            : this.doors([
                ...(mayMeet ? [{ mode: `meet ${id}`, label: words.meet }] : []),
                ...(mayAnswer && met ? [{ mode: `answer ${id}`, label: words.answer }] : []),
              ])
      }
      ${mayAnswer && !met ? html`<p class="small quiet">${words.answerFirstMeet}</p>` : nothing}
    </li>`
  }

  private renderMeet({ id }: ObjectionView, now: string): TemplateResult {
    const { words, form } = this
    form.propose({ metAt: toField(now) })
    const met = form.value('answer') === 'met'
    return html`<h4 id="form" tabindex="-1">${words.meet}</h4>
      ${form.draw({
        act: 'meetObjector',
        button: words.meetNow,
        leave: () => this.enter(undefined),
        send: () => this.meet(id),
        fields: () => html`${form.choice('answer', words.meetHow, [
          { value: 'met', label: words.meetMet },
          { value: 'declined', label: words.meetDeclined },
        ])}
        ${met ? form.instant({ id: 'metAt', label: words.meetAt }) : nothing}
        ${form.text({ id: 'note', label: words.meetNote, lines: 4, most: 2000, optional: !met })}`,
      })}`
  }

  private renderAnswer({ id }: ObjectionView, isResult: boolean): TemplateResult {
    const { words, form } = this
    const effect = isResult && form.value('outcome') === 'upheld'
    return html`<h4 id="form" tabindex="-1">${words.answer}</h4>
      ${form.draw({
        act: 'answerObjection',
        button: words.answerNow,
        leave: () => this.enter(undefined),
        sure: { question: words.answerSure, yes: words.answerNow },
        send: () => this.answerInWriting(id, effect),
        fields: () => html`${form.choice(
          'outcome',
          words.answerOutcome,
          (['upheld', 'dismissed'] as const).map((value) => ({
            value,
            label: words.answers[value],
            hint: words.answerHints[value],
          })),
        )}
        ${
          effect
            ? form.choice(
                'effect',
                words.answerEffect,
                (['recount', 'wording'] as const).map((value) => ({
                  value,
                  label: words.answerEffects[value],
                  hint: words.answerEffectHints[value],
                })),
              )
            : nothing
        }
        ${form.text({ id: 'reply', label: words.answerReply, hint: words.answerReplyHint, lines: 6, most: 4000 })}`,
      })}`
  }

  private renderWrite(): TemplateResult {
    const { words, form } = this
    const [whose] = form.list<Door>('whose')
    return html`<h4 id="form" tabindex="-1">${words.write}</h4>
      ${form.draw({
        act: 'writeObjection',
        button: words.writeNow,
        leave: () => this.enter(undefined),
        send: () => this.writeDown(whose),
        fields: () => html`${
          whose
            ? html`<p class="field">
                <b>${words.writeChosen(whose.label)}</b>
                <button type="button" class="link" @click=${() => form.setList('whose', [])}>${words.writeOther}</button>
              </p>`
            : this.search.draw({
                label: words.writeWhose,
                pick: (door) => form.setList('whose', [door]),
                fault: form.need('#household-search', words.chooseFirst),
              })
        }
        ${form.choice(
          'channel',
          words.writeChannel,
          (['written', 'telephone', 'in-person'] as const).map((value) => ({
            value,
            label: words.writeChannels[value],
          })),
        )}
        ${form.text({ id: 'body', label: words.writeBody, lines: 5, most: 4000 })}
        ${form.box('consent', words.writeConsent)} ${form.box('readBack', words.writeRead, { must: words.writeReadFirst })}`,
      })}`
  }

  private ask(what: string): void {
    this.asking = what
    this.focusOn('.confirm button')
  }

  private get ofMatter(): { zone: string; proposal: string } {
    return { zone: this.zone!, proposal: this.view?.notice.proposal ?? '' }
  }

  private async post(): Promise<void> {
    const { form, words, zone, notice } = this
    const place = form.value('place')
    const photo = await this.photo.send(words.postPhotoAlt(place), 'public')
    if (!photo) return
    const postedAt = fromField(form.value('postedAt'))
    const answer = await this.act('postNotice', { zone: zone!, notice: notice!, place, photo, postedAt })
    if (!answer?.ok) return
    this.photo.clear()
    this.finished(words.posted)
  }

  private async takeDown(posting: string): Promise<void> {
    const { zone, notice, words } = this
    const takenDownAt = await officeNow(this.client, zone!)
    const answer = await this.act('takeDown', { zone: zone!, notice: notice!, posting, takenDownAt })
    if (!answer?.ok) return
    this.asking = ''
    this.tell(words.takenDown)
  }

  private async serve({ household, label }: Door): Promise<void> {
    const servedAt = await officeNow(this.client, this.zone!)
    const answer = await this.act('serveNotice', { ...this.ofMatter, household, servedAt })
    if (answer?.ok) this.tell(this.words.serveDone(label))
  }

  private async extend({ id }: NoticeView): Promise<void> {
    const { form } = this
    const answer = await this.act('extendNotice', {
      ...this.ofMatter,
      notice: id,
      days: Number(form.value('days')),
      reason: form.value('reason'),
    })
    if (answer?.ok) this.finished(this.words.extended)
  }

  private async meet(objection: string): Promise<void> {
    const { form } = this
    const of = { ...this.ofMatter, objection, note: form.value('note') }
    const answer =
      form.value('answer') === 'met'
        ? await this.act('meetObjector', { ...of, answer: 'met', metAt: fromField(form.value('metAt')) })
        : await this.act('meetObjector', { ...of, answer: 'declined' })
    if (answer?.ok) this.finished(this.words.meetDone)
  }

  private async answerInWriting(objection: string, effect: boolean): Promise<void> {
    const { form } = this
    const outcome = form.value('outcome') === 'upheld' ? 'upheld' : 'dismissed'
    const answer = await this.act('answerObjection', {
      ...this.ofMatter,
      objection,
      outcome,
      ...(effect
        ? { effect: form.value('effect') === 'recount' ? ('recount' as const) : ('wording' as const) }
        : {}),
      reply: form.value('reply'),
    })
    if (answer?.ok) this.finished(this.words.answerDone)
  }

  private async writeDown(whose: Door | undefined): Promise<void> {
    const { form, notice } = this
    const answer = await this.act('writeObjection', {
      ...this.ofMatter,
      notice: notice!,
      household: whose?.household ?? '',
      body: form.value('body'),
      consent: form.value('consent') === 'yes',
      channel: form.value('channel') as 'written',
      readBack: true,
    })
    if (answer?.ok) this.finished(this.words.writeDone)
  }

  /** A form was sent; its notice stays open, for there may be more to do on it. */
  private finished(sentence: string): void {
    this.form.clear()
    this.enter(undefined)
    this.tell(sentence)
    this.refresh()
  }
}

define('yishi-desk-notice', DeskNotice)
