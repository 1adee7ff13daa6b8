import type {
  Answer,
  ContactView,
  NoticeKind,
  NoticeView,
  ProgressView,
  ProposalView,
  RollItem,
} from '@yishi/schema/words'
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatDate } from '../../format/date.ts'
import type { words as boardWords } from '../../locales/zh/board.ts'
import type { words as deskNoticeWords } from '../../locales/zh/deskNotice.ts'
import type { words as noticeWords } from '../../locales/zh/notice.ts'
import { conditionStyle } from '../../parts/condition.ts'
import type { Locales } from '../../words.ts'
import { paper, paperStyle } from '../notice/paper.ts'
import { electorateOf } from './electorateOf.ts'
import { FileField } from './fileField.ts'
import { headOf, type NoticeText, outcomeText, planText } from './noticeText.ts'
import { type PublishMode, publishModeOf, suitableKinds, usualDays } from './publishing.ts'
import { DeskTool } from './tool.ts'
import { daysAfter, isWeekend } from './when.ts'

type Words = typeof deskNoticeWords & typeof noticeWords & typeof boardWords

interface Question {
  zone: string
  proposal: string | null
  notice: string | null
}

/** All that a notice is proposed from. */
export interface Sources {
  now: string
  /** Where the community can be met and called. */
  contact: ContactView
  matter: ProposalView | null
  progress: ProgressView | null
  /** The rolls of owners that are not frozen: one is laid open by a notice of its own, and one is called to vote. */
  rolls: RollItem[]
  /** The notice that is corrected; else the one that was published last, whose issuer and person are proposed again. */
  last: NoticeView | null
}

/** 发布公示: what it says is proposed from the matter and edited; it is looked at in its official form before it hangs. */
export class DeskPublish extends DeskTool<Sources, Words, Question> {
  static override styles: CSSResultGroup = [DeskTool.styles, conditionStyle, paperStyle]
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskNotice.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/notice.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/board.ts'),
  ]

  private readonly paper = new FileField(this)

  protected question(): Question | null {
    const { zone, proposal = null, notice = null } = this
    return zone ? { zone, proposal, notice } : null
  }

  protected async read({ zone, proposal, notice }: Question): Promise<Answer<Sources>> {
    const { client } = this
    const [contact, board, matter] = await Promise.all([
      client.read('contact', { zone }),
      client.read('board', { zone, limit: 1 }),
      proposal ? client.read('proposal', { zone, proposal }) : null,
    ])
    if (!contact.ok) return contact
    if (!board.ok) return board
    if (matter && !matter.ok) return matter
    const lastId = notice ?? board.value.items[0]?.id
    const [last, progress, rolls] = await Promise.all([
      lastId ? client.read('notice', { zone, notice: lastId }) : null,
      proposal && matter?.ok && matter.value.stage?.kind === 'publish'
        ? client.read('progress', { zone, proposal })
        : null,
      matter?.ok && electorateOf(matter.value.process) === 'owners' ? client.read('rolls', { zone }) : null,
    ])
    const value: Sources = {
      now: board.value.now,
      contact: contact.value,
      matter: matter ? matter.value : null,
      progress: progress?.ok ? progress.value : null,
      rolls: rolls?.ok ? rolls.value.filter((roll) => roll.kind === 'owners' && !roll.frozenAt) : [],
      last: last?.ok ? last.value : null,
    }
    return { ok: true, value }
  }

  protected renderHere(from: Sources): TemplateResult {
    const { words } = this
    const mode = publishModeOf(this.mode, from)
    if (!mode) return html`<p class="help">${words.nothingToPublish}</p>`
    const kinds = suitableKinds(mode, from)
    const kind = (kinds.find((each) => each === this.form.value('kind')) ?? kinds[0]) as NoticeKind
    this.form.propose(this.proposedFor(from, mode, kind))
    const title = from.matter?.title ?? (mode === 'free' ? '' : words.publishTitle[mode])
    return html`${title ? html`<h3 id="form" tabindex="-1">${title}</h3>` : nothing}
      ${mode === 'renew' ? html`<p class="help">${words.renewPlain}</p>` : nothing}
      ${mode === 'correct' ? html`<p class="help">${words.correctPlain}</p>` : nothing}
      ${this.form.draw({
        act: actOf[mode],
        button: words.preview,
        sure: {
          question: mode === 'correct' ? words.correctSure : words.publishSure,
          yes: mode === 'correct' ? words.correct : words.publishNow,
          shown: this.renderPreview(from, mode, kind),
        },
        send: () => this.send(mode, kind),
        fields: () => this.renderFields(from, mode, kinds),
      })}`
  }

  private renderFields(from: Sources, mode: PublishMode, kinds: readonly NoticeKind[]): TemplateResult {
    const { words, form } = this
    const short = (id: string, label: string, most: number, optional = false) =>
      form.text({ id, label, most, optional })
    return html`${
      kinds.length > 1
        ? form.select(
            'kind',
            words.askKind,
            kinds.map((value) => ({ value, label: words.kinds[value] })),
          )
        : nothing
    }
    ${this.renderRoll(from)}
    ${short('title', words.askTitle, 120)} ${short('addressee', words.askTo, 200)}
    ${form.text({ id: 'basis', label: words.askBasis, lines: 2, most: 1000, optional: true })}
    ${form.text({ id: 'body', label: words.askBody, hint: from.matter ? words.askBodyHint : words.askBodyFree, lines: 10, most: 20_000 })}
    ${
      mode === 'correct'
        ? form.text({
            id: 'correction',
            label: words.askCorrection,
            hint: words.askCorrectionHint,
            lines: 2,
            most: 1000,
          })
        : html`${form.number({ id: 'days', label: words.askDays, least: 1, greatest: 365 })}
          <p class="small quiet" role="status">${this.sayPeriod(from)}</p>`
    }
    ${short('contact-person', words.askPerson, 40, true)}
    ${form.text({
      id: 'contact-telephone',
      label: words.askPhone,
      type: 'tel',
      most: 30,
      fault: (value) => (/^[0-9+() -]*$/.test(value) ? '' : words.askPhoneWrong),
    })}
    ${short('contact-place', words.askPlace, 100)} ${short('contact-hours', words.askHours, 60, true)}
    ${
      mode === 'correct'
        ? nothing
        : html`${short('issuer', words.askIssuer, 60, true)} ${this.paper.draw({ id: 'paper', label: words.askPaper })}`
    }`
  }

  /** From when until when, as far as it can be told without the calendar of holidays. */
  private sayPeriod({ now }: Sources): string {
    const { words, tongue, form } = this
    const days = Number(form.value('days'))
    if (!Number.isInteger(days) || days < 1 || days > 365) return ''
    const last = daysAfter(now, days)
    const period = words.periodFrom(formatDate(daysAfter(now, 1), tongue), formatDate(last, tongue))
    return isWeekend(last) ? `${period} ${words.periodRest}` : period
  }

  /** Which roll a notice is about: one that lies open, or one that is called to vote. */
  private renderRoll({ rolls, matter }: Sources): TemplateResult | typeof nothing {
    const { words, form } = this
    const kind = form.value('kind')
    if (kind !== 'roll' && (kind !== 'call' || electorateOf(matter?.process ?? '') !== 'owners'))
      return nothing
    return form.select(
      'roll',
      words.askRoll,
      rolls.map(({ id, name }) => ({ value: id, label: name })),
      rolls.length ? words.askRollHint[kind] : words.askRollNone,
    )
  }

  private renderPreview(from: Sources, mode: PublishMode, kind: NoticeKind): TemplateResult {
    const { words } = this
    return html`<p class="small quiet">${mode === 'correct' ? nothing : words.previewPlain}</p>
      ${paper(this.asNotice(from, mode, kind), words, this.tongue)}`
  }

  private asNotice({ now, last, contact }: Sources, mode: PublishMode, kind: NoticeKind): NoticeView {
    const { form, zone } = this
    const days = Number(form.value('days')) || 1
    const base = mode === 'correct' ? last : null
    const opensAt = daysAfter(now, 1)
    return {
      ...(base ?? {
        id: 'x',
        zone: zone!,
        zoneName: contact.name,
        proposal: null,
        planVersion: null,
        kind,
        year: Number(opensAt.slice(0, 4)),
        number: (last?.number ?? 0) + 1,
        opensAt,
        closesAt: daysAfter(now, days + 1),
        days,
        // It begins tomorrow.
        daysLeft: -1,
        state: 'coming',
        issuer: form.value('issuer') || last?.issuer || '',
        issuedAt: now,
        attachments: [],
        extensions: [],
        replaces: null,
        replacedBy: null,
        roll: null,
        result: null,
        postings: [],
        objections: [],
        open: false,
        checkpoint: null,
      }),
      ...this.written(),
      correction: mode === 'correct' ? form.value('correction') : null,
    }
  }

  private written() {
    const { form } = this
    return {
      title: form.value('title'),
      addressee: form.value('addressee'),
      basis: form.value('basis'),
      body: form.value('body'),
      contact: {
        person: form.value('contact-person'),
        telephone: form.value('contact-telephone'),
        place: form.value('contact-place'),
        hours: form.value('contact-hours'),
      },
    }
  }

  private proposedFor(from: Sources, mode: PublishMode, kind: NoticeKind): Record<string, string> {
    const { last } = from
    const corrected = mode === 'correct' ? last : null
    const text = corrected ?? this.textOf(from, mode, kind)
    const { telephone, place, hours } = corrected?.contact ?? from.contact
    return {
      kind,
      ...text,
      days: String(usualDays(kind)),
      issuer: last?.issuer ?? '',
      'contact-person': last?.contact.person ?? '',
      'contact-telephone': telephone,
      'contact-place': place,
      'contact-hours': hours,
    }
  }

  private textOf(
    { matter, progress, contact }: Sources,
    mode: PublishMode,
    kind: NoticeKind,
  ): Partial<NoticeText> {
    const { words, tongue } = this
    if (!matter) return { addressee: words.allResidents(contact.name) }
    if (mode === 'outcome') return outcomeText({ matter, progress }, words, tongue)
    if (kind === 'plan') return planText(matter, words, tongue)
    return { ...headOf(matter, words, tongue), title: words.titleOf(matter.title) }
  }

  private async send(mode: PublishMode, kind: NoticeKind): Promise<void> {
    const { form, words } = this
    const attachment = await this.paper.send(form.value('title'), 'public')
    if (attachment === undefined) return
    const answer = await this.publish(mode, kind, {
      ...this.written(),
      ...(form.value('issuer') ? { issuer: form.value('issuer') } : {}),
      attachments: attachment ? [attachment] : [],
      days: Number(form.value('days')),
    })
    if (!answer?.ok) return
    form.clear()
    this.paper.clear()
    this.finish(mode === 'correct' ? words.corrected : words.published)
  }

  private publish(
    mode: PublishMode,
    kind: NoticeKind,
    what: ReturnType<DeskPublish['written']> & { issuer?: string; attachments: string[]; days: number },
  ) {
    const { zone, proposal, notice, form } = this
    const place = { zone: zone! }
    const of = { ...place, proposal: proposal! }
    switch (mode) {
      case 'correct':
        return this.act('correctNotice', {
          ...place,
          notice: notice!,
          ...this.written(),
          correction: form.value('correction'),
        })
      case 'outcome':
        return this.act('publishOutcome', { ...of, ...what })
      case 'renew':
        return this.act('renewNotice', { ...of, ...what })
      case 'free':
        return this.act('publishFreeNotice', {
          ...place,
          ...what,
          kind: kind === 'funds' ? 'funds' : 'other',
        })
      case 'publish':
        return this.act('publishNotice', {
          ...of,
          ...what,
          kind: kind as 'plan',
          ...(form.value('roll') && (kind === 'roll' || kind === 'call') ? { roll: form.value('roll') } : {}),
        })
    }
  }
}

/** Which act a mode is. */
const actOf = {
  publish: 'publishNotice',
  renew: 'renewNotice',
  outcome: 'publishOutcome',
  free: 'publishFreeNotice',
  correct: 'correctNotice',
} as const

define('yishi-desk-publish', DeskPublish)
