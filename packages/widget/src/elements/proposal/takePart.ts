import type { ProposalView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { Draft } from '../../draft.ts'
import { Homes } from '../../homes.ts'
import { Later } from '../../later.ts'
import type { ActInput, ActName } from '../../router.ts'
import type { YishiProposal } from '../proposal.ts'
import type { MatterForm } from './matterForm.ts'

type Form = 'second' | 'opine' | 'withdraw' | 'answerSurvey' | 'appraise'

/** The reader's own side of a matter: second it, give an opinion, follow it, withdraw one's own. Only what may be done is drawn. */
export class TakePart {
  private readonly host: YishiProposal
  private readonly homes: Homes
  private readonly draft: Draft
  private readonly forms: Later<typeof import('./forms.ts')>
  private form: Form | null = null
  private tried = false
  private sure = false

  constructor(host: YishiProposal) {
    this.host = host
    this.homes = new Homes(host)
    this.forms = new Later(host, () => import('./forms.ts'))
    this.draft = new Draft(host, () => `matter ${host.proposal ?? host.view?.id ?? ''}`)
  }

  render(view: ProposalView): TemplateResult | typeof nothing {
    const { mine } = view
    if (!mine) return this.renderInvitation(view)
    const { form, forms } = this
    const { words } = this.host
    if (form && forms.now && mine.may.includes(form)) return this.renderForm(form, view, forms.now)
    const may = (act: Form | 'follow', label: string, press: () => void, primary = false) =>
      mine.may.includes(act) ? this.button(label, press, primary) : nothing
    const homeless =
      this.homes.list?.length === 0 && (mine.may.includes('second') || mine.may.includes('opine'))
    return html`<div class="row">
        ${may('second', words.second, () => this.beginSecond(view), true)}
        ${may('opine', mine.opinion ? words.opineChange : words.opine, () => this.open('opine'), !mine.opinion)}
        ${may('answerSurvey', view.answered ? words.surveyChange : words.survey, () => this.open('answerSurvey'), !view.answered)}
        ${view.appraisal ? may('appraise', view.appraisal.mine ? words.appraiseChange : words.appraise, () => this.open('appraise'), !view.appraisal.mine) : nothing}
        ${may('follow', mine.follows ? words.unfollow : words.follow, () => this.follow(view, !mine.follows))}
        ${may('withdraw', words.withdraw, () => this.open('withdraw'))}
      </div>
      ${this.host.refusalOf('second')} ${this.host.refusalOf('follow')} ${this.renderSaid(mine)}
      ${homeless ? html`<p class="small quiet">${words.noHousehold}</p>` : nothing}`
  }

  /** To somebody who has not signed in: what they could do now. */
  private renderInvitation({ stage, end }: ProposalView): TemplateResult | typeof nothing {
    const { words } = this.host
    if (end || !stage) return nothing
    const act = stage.kind === 'second' ? 'second' : stage.kind === 'consult' ? 'opine' : 'follow'
    return html`<div class="row">
        ${this.button(words[act], () => this.host.askForSignIn(act), act !== 'follow')}
      </div>
      <p class="small quiet">${words.signInFirst}</p>`
  }

  private renderSaid({ seconded, opinion }: NonNullable<ProposalView['mine']>): TemplateResult {
    const { words } = this.host
    return html`${seconded ? html`<p class="small done">✓ ${words.seconded}</p>` : nothing}
    ${
      opinion
        ? html`<p class="small">
          ${words.myOpinion(words.stance[opinion.stance])}${opinion.reason ? ` · ${opinion.reason}` : nothing}
        </p>`
        : nothing
    }`
  }

  private button(label: string, press: () => void, primary: boolean): TemplateResult {
    return html`<button class=${primary ? 'primary' : ''} ?disabled=${this.host.acting !== ''} @click=${press}>
      ${label}
    </button>`
  }

  private renderForm(form: Form, view: ProposalView, drawn: typeof import('./forms.ts')): TemplateResult {
    switch (form) {
      case 'second':
        return drawn.secondForm(this.matterForm('second', () => this.second(view)))
      case 'opine':
        return drawn.opineForm(this.matterForm('opine', () => this.opine(view)))
      case 'answerSurvey':
        return drawn.surveyForm(this.matterForm('answerSurvey', () => this.answer(view)))
      case 'appraise':
        return drawn.appraiseForm(
          this.matterForm('appraise', () => this.appraise(view)),
          view.appraisal!,
        )
      case 'withdraw':
        return drawn.withdrawForm(
          this.matterForm('withdraw', () => this.askWithdraw()),
          { open: this.sure, agree: () => this.withdraw(view) },
        )
    }
  }

  private matterForm(act: Form, send: () => void): MatterForm {
    const { host } = this
    return {
      words: host.words,
      draft: this.draft,
      households: this.homes.list ?? [],
      error: (field) => this.missing(field) || host.refusalAt(act, field),
      refusal: host.refusalOf(act),
      busy: host.acting === act,
      send: (event) => {
        event.preventDefault()
        this.tried = true
        host.requestUpdate()
        send()
      },
      leave: () => this.open(null),
    }
  }

  private get household(): string | undefined {
    return this.homes.pick(this.draft.value('household'))
  }

  /** What is missing in a field, said only once it was tried to send. */
  private missing(field: string): string {
    const { words } = this.host
    if (!this.tried) return ''
    if (field === 'household') return this.household ? '' : words.householdMissing
    if (field === 'answer') return this.draft.value('answer').trim() ? '' : words.surveyMissing
    if (field === 'scores') return this.unscored(this.host.view?.appraisal).length ? words.scoresMissing : ''
    if (field === 'stance') return this.draft.value('stance') ? '' : words.stanceMissing
    return field === 'why' && !this.draft.value('why').trim() ? words.withdrawReasonMissing : ''
  }

  /** Open a form, or none. Where its code does not come, everything stays as it is. */
  private async open(form: Form | null): Promise<void> {
    const { host } = this
    if (form && !(await this.forms.come())) return host.tell(host.words.formLost)
    this.form = form
    this.tried = false
    this.sure = false
    host.requestUpdate()
    if (form) await host.focusOn('#form')
  }

  /** With one household there is nothing to ask. */
  private async beginSecond(view: ProposalView): Promise<void> {
    await this.homes.ready
    if (this.household) this.second(view)
    else await this.open('second')
  }

  private async second(view: ProposalView): Promise<void> {
    const { household, host } = this
    if (!household) return host.focusOn('form input')
    await this.send('second', { ...aboutOf(view), household }, host.words.secondDone)
  }

  private async opine(view: ProposalView): Promise<void> {
    const { household, host, draft } = this
    const stance = draft.value('stance') as '' | 'for' | 'against' | 'unsure'
    if (!household || !stance) return host.focusOn('form input')
    const reason = draft.value('reason').trim()
    await this.send('opine', { ...aboutOf(view), household, stance, reason }, host.words.opineDone)
  }

  private unscored(appraisal: ProposalView['appraisal']): string[] {
    return (appraisal?.candidates ?? [])
      .map(({ key }) => key)
      .filter((key) => !this.draft.value(`score ${key}`))
  }

  private async answer(view: ProposalView): Promise<void> {
    const { household, host, draft } = this
    const body = draft.value('answer').trim()
    if (!household) return host.focusOn('form input')
    if (!body) return host.focusOn('#answer')
    await this.send('answerSurvey', { ...aboutOf(view), household, body }, host.words.surveyDone)
  }

  private async appraise(view: ProposalView): Promise<void> {
    const { household, host, draft } = this
    if (!household) return host.focusOn('form input')
    const [missing] = this.unscored(view.appraisal)
    if (missing) return host.focusOn(`input[name=${missing}]`)
    const scores = Object.fromEntries(
      view.appraisal!.candidates.map(({ key }) => [key, Number(draft.value(`score ${key}`))]),
    )
    await this.send('appraise', { ...aboutOf(view), household, scores }, host.words.appraiseDone)
  }

  private askWithdraw(): void {
    this.sure = this.missing('why') === ''
    this.host.requestUpdate()
    this.host.focusOn(this.sure ? '.confirm button' : '#why')
  }

  private async withdraw(view: ProposalView): Promise<void> {
    const reason = this.draft.value('why').trim()
    await this.send('withdraw', { ...aboutOf(view), reason }, this.host.words.withdrawDone)
  }

  private async follow(view: ProposalView, active: boolean): Promise<void> {
    const { words } = this.host
    await this.send('follow', { ...aboutOf(view), active }, active ? words.followed : words.unfollowed)
  }

  private async send<N extends ActName>(act: N, input: ActInput<N>, said: string): Promise<void> {
    const answer = await this.host.act(act, input)
    if (!answer?.ok) return
    this.draft.clear()
    await this.open(null)
    this.host.tell(said)
  }
}

/** What an act on a matter names. */
function aboutOf({ zone, id }: ProposalView): { zone: string; proposal: string } {
  return { zone, proposal: id }
}
