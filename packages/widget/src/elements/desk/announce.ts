import type {
  Answer,
  ContactView,
  PollForce,
  PollView,
  ProposalView,
  RollItem,
  ServiceView,
} from '@yishi/schema/words'
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatDate } from '../../format/date.ts'
import { formatDay } from '../../format/day.ts'
import type { words as boardWords } from '../../locales/zh/board.ts'
import type { words as pollWords } from '../../locales/zh/deskPoll.ts'
import { officeNow } from '../../officeNow.ts'
import type { Locales } from '../../words.ts'
import { proposedFor, questionFields, questionsOf } from './announceQuestions.ts'
import { electorateOf } from './electorateOf.ts'
import { FileField } from './fileField.ts'
import { extensionFields, extensionOf, proposeExtension } from './pollExtension.ts'
import { DeskTool } from './tool.ts'
import { daysAfter, fromField, toField } from './when.ts'

/** What a poll is announced from. */
export interface Announcing {
  matter: ProposalView
  rolls: RollItem[]
  poll: PollView | null
  /** Whom the papers have reached, while it runs. */
  service: ServiceView['totals'] | null
  /** What the notice of an extension says of the community. */
  contact: ContactView
  now: string
}

interface Question {
  zone: string
  proposal: string
}

const silences = ['absent', 'deemed-abstain', 'deemed-majority'] as const
const mostQuestions = 10
/** What a clerk may say where the law leaves it open; a process that only consults stays so, and one alone that binds lets a vote bind. */
const forces = [
  'binding',
  'paper-ledger',
  'import-official',
  'advisory',
] as const satisfies readonly PollForce[]

/** 表决安排: announce the poll of a matter, leave it out with a reason, or make it longer. */
export class DeskAnnounce extends DeskTool<Announcing, typeof boardWords & typeof pollWords, Question> {
  static override styles: CSSResultGroup = [DeskTool.styles]
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/board.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/deskPoll.ts'),
  ]

  private readonly clause = new FileField(this)

  protected question(): Question | null {
    const { zone, proposal } = this
    return zone && proposal ? { zone, proposal } : null
  }

  protected async read(question: Question): Promise<Answer<Announcing>> {
    const { client } = this
    const { zone } = question
    const [matter, rolls, now, contact] = await Promise.all([
      client.read('proposal', question),
      client.read('rolls', { zone }),
      officeNow(client, zone),
      client.read('contact', { zone }),
    ])
    if (!matter.ok) return matter
    if (!rolls.ok) return rolls
    if (!contact.ok) return contact
    const { poll } = matter.value
    const running = poll && matter.value.stage?.closesAt ? await client.read('poll', { zone, poll }) : null
    const service = running?.ok
      ? await client.read('service', { zone, poll: running.value.id }).catch(() => null)
      : null
    return {
      ok: true,
      value: {
        matter: matter.value,
        rolls: rolls.value,
        poll: running?.ok ? running.value : null,
        service: service?.ok ? service.value.totals : null,
        contact: contact.value,
        now,
      },
    }
  }

  protected renderHere(view: Announcing): TemplateResult {
    const { words } = this
    const { matter } = view
    const may = (act: string) => matter.mine?.may.includes(act) ?? false
    // A stage of voting has its end from the announcement on.
    const announced = matter.stage?.kind === 'poll' && matter.stage.closesAt !== null
    if (matter.stage?.kind !== 'poll' || !may('announcePoll'))
      return html`<p class="help">${words.pollNone}</p>`
    return html`<h3 id="form" tabindex="-1">${matter.title}</h3>
      ${announced ? this.renderExtend(view) : this.mode === 'skip' ? this.renderSkip() : this.renderAnnounce(view)}`
  }

  private renderAnnounce(view: Announcing): TemplateResult {
    const { words, form } = this
    const { matter, now } = view
    const electorate = electorateOf(matter.process)
    const rolls = view.rolls.filter(({ kind }) => kind === electorate)
    const plan = matter.plans.at(-1)
    form.propose({
      ...proposedFor(this.questionCount, this.asks(matter)),
      title: matter.title,
      q1: plan?.sentence ?? '',
      days: '7',
      nonResponse: 'absent',
      proxies: electorate === 'owners' ? '3' : '0',
      opensAt: toField(daysAfter(now, 1)),
      roll: rolls.length === 1 ? rolls[0]!.id : '',
    })
    return html`<p class="small quiet">
        ${words.electorate[electorate]}。${electorate === 'households' ? words.advisory : nothing}
      </p>
      ${form.draw({
        act: 'announcePoll',
        button: words.announceNow,
        sure: { question: words.announceSure, yes: words.announceNow },
        send: () => this.announce(),
        fields: () => this.renderFields(view, rolls, electorate),
      })}
      ${this.refusalOf('makeHouseholdRoll')}
      <div class="row"><button class="link" @click=${() => this.enter('skip')}>${words.skip}</button></div>`
  }

  private renderFields({ matter, now }: Announcing, rolls: RollItem[], electorate: string): TemplateResult {
    const { words, form, tongue } = this
    const count = this.questionCount
    const silence = form.value('nonResponse')
    return html`${
      rolls.length
        ? form.select(
            'roll',
            words.roll,
            rolls.map(({ id, name, electors, importedAt }) => ({
              value: id,
              label: words.rollOf(name, electors, formatDay(importedAt, tongue)),
            })),
            words.rollHint,
          )
        : this.renderNoRoll(electorate)
    }
    ${
      electorate === 'households'
        ? html`<button type="button" ?disabled=${this.acting !== ''} @click=${() => this.makeRoll(matter, now)}>${words.rollMake}</button>`
        : nothing
    }
    ${form.text({ id: 'title', label: words.pollTitle, most: 60 })}
    ${Array.from({ length: count }, (_, at) =>
      questionFields(form, { at, count, asks: this.asks(matter), lang: tongue }, words),
    )}
    <div class="row">
      ${count < mostQuestions ? html`<button type="button" class="link" @click=${() => this.resize(count + 1)}>${words.questionAdd}</button>` : nothing}
      ${count > 1 ? html`<button type="button" class="link" @click=${() => this.resize(count - 1)}>${words.questionDrop(count)}</button>` : nothing}
    </div>
    ${form.choice('opens', words.opens, [
      { value: 'now', label: words.opensNow },
      { value: 'later', label: words.opensLater },
    ])}
    ${form.value('opens') === 'later' ? form.instant({ id: 'opensAt', label: words.opensAt }) : nothing}
    ${form.number({ id: 'days', label: words.days, least: 1, greatest: 366 })}
    <p class="small quiet" role="status">${this.sayLast(now)}</p>
    ${form.box('paper', words.paper, { hint: words.paperHint })}
    ${electorate === 'owners' ? this.renderOwners(silence) : nothing}`
  }

  /** What owners' votes leave to be said: what force it has, who may vote for others, what silence means. */
  private renderOwners(silence: string): TemplateResult {
    const { words, form } = this
    return html`${form.choice(
      'force',
      words.force,
      forces
        .filter((value) => value !== 'binding' || this.view?.matter.asks?.force === 'binding')
        .map((value) => ({ value, label: words.forceMark[value], hint: words.forceHints[value] })),
    )}
    ${form.number({ id: 'proxies', label: words.proxies, hint: words.proxiesHint, least: 0, greatest: 20 })}
    ${this.renderSilence(silence)}`
  }

  private renderSilence(silence: string): TemplateResult {
    const { words, form, clause } = this
    return html`${form.choice(
      'nonResponse',
      words.nonResponse,
      silences.map((value) => ({
        value,
        label: words.nonResponses[value],
        hint: words.nonResponseHints[value],
      })),
    )}
    ${
      silence && silence !== 'absent'
        ? html`<section class="help" aria-labelledby="conditions">
              <h4 id="conditions">${words.deemedNeeds}</h4>
              <ol>
                <li>${words.deemedClause} ${this.sayThere(form.value('clauseText') !== '' && clause.chosen)}</li>
                <li>${words.deemedService}</li>
                <li>${words.deemedStrict}</li>
              </ol>
            </section>
            ${form.text({ id: 'clauseText', label: words.clauseText, hint: words.clauseTextHint, most: 100 })}
            ${clause.draw({
              id: 'clause',
              label: words.clause,
              fault: form.need('#clause', clause.chosen ? '' : words.clauseFirst),
            })}`
        : nothing
    }
    ${form.box('invalid', words.invalid, { hint: words.invalidHint })}`
  }

  private sayThere(there: boolean): TemplateResult {
    const { words } = this
    return there
      ? html`<span class="done">${words.deemedThere} ✓</span>`
      : html`<span class="official">${words.deemedMissing}</span>`
  }

  private renderNoRoll(electorate: string): TemplateResult {
    const { words, form } = this
    const fault = form.need('#roll-none', words.rollNone)
    return html`<div class="field" id="roll-none" tabindex="-1">
      <b>${words.roll}</b>
      <p class=${fault ? 'refusal' : 'quiet'}>${words.rollNone} ${electorate === 'owners' ? words.rollOwners : nothing}</p>
    </div>`
  }

  private renderSkip(): TemplateResult {
    const { words, form } = this
    return form.draw({
      act: 'skipPoll',
      button: words.skipNow,
      sure: { question: words.skipSure, yes: words.skipNow },
      leave: () => this.enter(undefined),
      send: () => this.skip(),
      fields: () =>
        form.text({ id: 'reason', label: words.skipReason, hint: words.skipReasonHint, lines: 3, most: 500 }),
    })
  }

  /** How many of those whose silence would count have been served with the warning. */
  private renderWarned({ poll, service }: Announcing): TemplateResult | typeof nothing {
    const { words } = this
    if (!service || !poll || poll.nonResponse === 'absent') return nothing
    const { warned, electors } = service
    return html`<section class="help" aria-labelledby="conditions">
      <h4 id="conditions">${words.nonResponses[poll.nonResponse]}</h4>
      <ol>
        <li>${words.deemedClause} ${this.sayThere(poll.clause !== null)} ${poll.clause?.text ?? nothing}</li>
        <li>${words.deemedService} ${words.warnedOf(warned, electors)} ${this.sayThere(warned >= electors)}</li>
        <li>${words.deemedStrict}</li>
      </ol>
    </section>`
  }

  private renderExtend(view: Announcing): TemplateResult | typeof nothing {
    const { words, form, tongue } = this
    const { poll, contact } = view
    if (!poll) return html`<p class="help">${words.pollNone}</p>`
    proposeExtension(form, { poll, contact }, { words, tongue })
    return html`${this.renderWarned(view)}
      <h4>${words.extendPoll}</h4>
      ${form.draw({
        act: 'extendPoll',
        button: words.extendNow,
        sure: { question: words.extendSure, yes: words.extendNow },
        send: () => this.extend(poll.id),
        fields: () => extensionFields(form, words),
      })}`
  }

  /** What may be asked; an official platform reports yes, no and abstain alone. */
  private asks({ asks }: ProposalView): NonNullable<ProposalView['asks']> | null {
    if (!asks) return null
    return this.form.value('force') === 'import-official' ? { ...asks, methods: [] } : asks
  }

  private get questionCount(): number {
    return Number(this.form.draft.value('questions') || '1')
  }

  private resize(count: number): void {
    this.form.set('questions', String(count))
    this.focusOn(`#q${count}`)
  }

  private sayLast(now: string): string {
    const { form, words, tongue } = this
    const days = Number(form.value('days'))
    const from = form.value('opens') === 'later' ? fromField(form.value('opensAt')) : now
    if (!from || !Number.isInteger(days) || days < 1 || days > 366) return ''
    return words.daysLast(formatDate(daysAfter(from, days), tongue))
  }

  private async makeRoll({ zoneName }: ProposalView, now: string): Promise<void> {
    const { words, tongue, form, zone } = this
    const name = words.rollNameOf(zoneName, formatDay(now, tongue))
    const answer = await this.act('makeHouseholdRoll', { zone: zone!, name })
    if (!answer?.ok) return
    form.set('roll', answer.value.roll)
    await this.refresh()
    this.tell(words.rollMade(answer.value.electors))
    this.focusOn('#roll')
  }

  private async announce(): Promise<void> {
    const { form, zone, proposal, words } = this
    const nonResponse = silences.find((each) => each === form.value('nonResponse')) ?? 'absent'
    const clause = nonResponse === 'absent' ? null : await this.clause.send(words.clause, 'public')
    if (clause === undefined) return
    const force = forces.find((each) => each === form.value('force'))
    const proxies = form.value('proxies')
    const answer = await this.act('announcePoll', {
      zone: zone!,
      proposal: proposal!,
      roll: form.value('roll'),
      title: form.value('title'),
      questions: questionsOf(form, this.questionCount, this.view ? this.asks(this.view.matter) : null),
      opensAt: form.value('opens') === 'later' ? fromField(form.value('opensAt')) : null,
      days: Number(form.value('days')),
      paper: form.value('paper') === 'yes',
      nonResponse,
      clause,
      ...(nonResponse === 'absent' ? {} : { clauseText: form.value('clauseText') }),
      invalidParticipates: form.value('invalid') === 'yes',
      ...(force ? { force, proxies: Number(proxies) } : {}),
    })
    if (!answer?.ok) return
    form.clear()
    this.finish(words.announced)
  }

  private async skip(): Promise<void> {
    const { form, zone, proposal } = this
    const answer = await this.act('skipPoll', {
      zone: zone!,
      proposal: proposal!,
      reason: form.value('reason'),
    })
    if (!answer?.ok) return
    form.clear()
    this.finish(this.words.skipped)
  }

  private async extend(poll: string): Promise<void> {
    const { form, zone, proposal } = this
    const answer = await this.act('extendPoll', {
      zone: zone!,
      proposal: proposal!,
      poll,
      ...extensionOf(form),
    })
    if (!answer?.ok) return
    form.clear()
    this.finish(this.words.extendedPoll)
  }
}

define('yishi-desk-announce', DeskAnnounce)
