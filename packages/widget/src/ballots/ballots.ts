import type { QuestionForm, QuestionResult, QuestionView } from '@yishi/schema/words'
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { failedState } from '../parts/failedState.ts'
import type { Asked, AskedLarge, Mark } from './ballotForm.ts'
import type { TallyDrawn, WithOptions, Without } from './withOptions.ts'
import { type PlainWords, yesNoAbstain } from './yes-no-abstain.ts'

interface Host extends ReactiveControllerHost {
  readonly tongue: string
  readonly renderRoot: HTMLElement | DocumentFragment
  words: PlainWords & { loading: string; failed: string; retry: string }
  focusOn(selector: string): Promise<void>
}

type Plain = Extract<QuestionForm, 'yes-no-abstain'>
const isPlain = (form: QuestionForm): form is Plain => form === 'yes-no-abstain'
const noFocus = (): void => {}

/**
 * Draws and says the questions of a ballot, each by its form. Yes, no and abstain are always here; the other forms, their words and
 * their looks are fetched when a question needs them: `here(questions)` says whether all that is needed has come, and asks for it
 * where not.
 */
export class Ballots implements ReactiveController {
  private readonly host: Host
  private others: WithOptions | undefined
  private wanted = ''
  private got = ''
  private failed = false

  constructor(host: Host) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.wanted = this.got
  }

  /** Whether all is here that these questions need. */
  here(questions: readonly Pick<QuestionView, 'form'>[]): boolean {
    const forms = [...new Set(questions.map(({ form }) => form))].filter((form) => !isPlain(form))
    if (!forms.length) return true
    const wanted = [this.host.tongue, ...forms].join()
    if (wanted !== this.wanted) this.fetch(forms as Exclude<QuestionForm, Plain>[], wanted)
    return wanted === this.got
  }

  /** What stands in the place of a ballot that is not here. */
  waiting(): TemplateResult {
    const { loading, failed, retry } = this.host.words
    return this.failed
      ? failedState(failed, { label: retry, act: this.again })
      : html`<p class="quiet skeleton" role="status">${loading}</p>`
  }

  draw(asked: Without<Asked<unknown>>): TemplateResult {
    return isPlain(asked.question.form)
      ? yesNoAbstain.draw({ ...asked, words: this.host.words, focus: noFocus })
      : this.others!.draw(asked)
  }

  drawLarge(asked: Without<AskedLarge<unknown>>): TemplateResult {
    return isPlain(asked.question.form)
      ? yesNoAbstain.drawLarge({ ...asked, words: this.host.words, focus: noFocus })
      : this.others!.drawLarge(asked)
  }

  /** A choice word in words, a line for each thing that it says; as it is while its form is not here. */
  say(question: QuestionView, choice: Mark, large = false): string[] {
    return isPlain(question.form) || choice === 'invalid'
      ? yesNoAbstain.say({ question, choice, large }, this.host.words)
      : (this.others?.say(question, choice, large) ?? [choice])
  }

  /** The same in one sentence. */
  sayShort(question: QuestionView, choice: Mark): string {
    return this.say(question, choice).join(this.others?.words.and)
  }

  /** What to do where a question was passed over. */
  missing(question: QuestionView): string {
    return isPlain(question.form) ? yesNoAbstain.missing(this.host.words) : this.others!.missing(question)
  }

  /** How a question with options is counted, and its rule where that judges the winner; else the rule alone. */
  rule(question: QuestionView, rule = ''): string {
    return this.others?.rule(question, rule) ?? rule
  }

  /** What a method made of the ballots of a question; null for yes, no and abstain. */
  tally(question: QuestionView | undefined, result: QuestionResult): TallyDrawn | null {
    return (question && this.others?.tally(question, result)) ?? null
  }

  private again = (): void => {
    this.wanted = this.got
    this.host.requestUpdate()
  }

  private async fetch(forms: readonly Exclude<QuestionForm, Plain>[], wanted: string): Promise<void> {
    const { host } = this
    this.wanted = wanted
    this.failed = false
    const others = await import('./withOptions.ts')
      .then(({ withOptions }) => withOptions(host, forms))
      .catch(() => null)
    if (this.wanted !== wanted) return
    if (others) {
      this.others = others
      this.got = wanted
    } else this.failed = true
    host.requestUpdate()
  }
}
