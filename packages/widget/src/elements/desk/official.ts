import type { Answer, PollView, Weight } from '@yishi/schema/words'
import { type CSSResultGroup, css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatArea, formatCount } from '../../format/number.ts'
import type { words as officialWords } from '../../locales/zh/deskOfficial.ts'
import type { Locales } from '../../words.ts'
import { FileField } from './fileField.ts'
import { areaFault, beyondRoll, headsFault, type Voice, voices } from './officialFigures.ts'
import { DeskTool } from './tool.ts'
import { fromField, toField } from './when.ts'

interface Question {
  zone: string
  proposal: string
}

/** 登记官方结果: the figures of the official platform's document, question by question, looked at once more beside the roll. */
export class DeskOfficial extends DeskTool<PollView, typeof officialWords, Question> {
  static override styles: CSSResultGroup = [
    DeskTool.styles,
    css`
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr));
        gap: 0 12px;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        margin: 10px 0;
      }
      th,
      td {
        padding: 6px 0;
        border-top: 1px solid var(--y-line);
        text-align: end;
        font-weight: 400;
      }
      th:first-child {
        text-align: start;
      }
    `,
  ]
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskOfficial.ts'),
  ]

  private readonly paper = new FileField(this)

  protected question(): Question | null {
    const { zone, proposal } = this
    return zone && proposal ? { zone, proposal } : null
  }

  protected read(question: Question): Promise<Answer<PollView>> {
    return this.client.read('poll', question)
  }

  protected renderHere(view: PollView): TemplateResult {
    const { words, form, paper } = this
    if (view.force !== 'import-official') return html`<p class="help">${words.officialNot}</p>`
    const corrects = view.official !== null && this.mode === 'correct'
    if (view.official && !corrects)
      return html`<p class="done">${words.officialThere(view.official.platform)} ✓</p>`
    if (!corrects && view.state !== 'counting') return html`<p class="help">${words.officialNotYet}</p>`
    form.propose({ decidedAt: toField(view.closesAt) })
    return html`<h3 id="form" tabindex="-1">${view.title}</h3>
      <p class="small quiet">
        ${words.officialPlain} ${words.officialRoll(formatCount(view.roll.heads), formatArea(view.roll.area))}
      </p>
      ${form.draw({
        act: corrects ? 'correctOfficial' : 'importOfficial',
        button: words.officialCheck,
        sure: {
          question: corrects ? words.officialCorrectSure : words.officialSure,
          yes: words.officialNow,
          shown: this.renderTable(view),
        },
        send: () => this.send(view),
        fields: () => html`${form.text({ id: 'platform', label: words.officialPlatform, most: 60 })}
          ${form.instant({ id: 'decidedAt', label: words.officialAt })}
          ${paper.draw({
            id: 'document',
            label: words.officialPaper,
            hint: words.officialPaperHint,
            fault: form.need('#document', paper.chosen ? '' : words.officialPaperFirst),
          })}
          ${view.questions.map((_, at) => this.renderQuestion(view, at))}
          ${corrects ? form.text({ id: 'reason', label: words.officialReason, lines: 3, most: 1000 }) : nothing}`,
      })}`
  }

  private renderQuestion(view: PollView, at: number): TemplateResult {
    const { words, form } = this
    const measured = view.measures.includes('area')
    const beyond = beyondRoll(this.votesOf(view, at), view.roll)
    const fault = form.need(
      `#${figureId(at, 'for', 'heads')}`,
      beyond[0] ? words.officialBeyond[beyond[0]] : '',
    )
    return html`<fieldset class="part">
      <legend>${view.questions[at]!.text}</legend>
      ${voices.map(
        (voice) => html`<div class="figures">
          ${form.text({
            id: figureId(at, voice, 'heads'),
            label: words.officialHeads(words.officialVoice[voice]),
            type: 'text',
            most: 7,
            fault: (value) => (headsFault(value) ? words.officialNoHeads : ''),
          })}
          ${
            measured
              ? form.text({
                  id: figureId(at, voice, 'area'),
                  label: words.officialArea(words.officialVoice[voice]),
                  most: 13,
                  fault: (value) => (areaFault(value) ? words.officialNoArea : ''),
                })
              : nothing
          }
        </div>`,
      )}
      ${fault ? html`<p class="refusal" role="alert">${fault}</p>` : nothing}
    </fieldset>`
  }

  /** What is recorded, once more, beside the roll. */
  private renderTable(view: PollView): TemplateResult {
    const { words } = this
    const measured = view.measures.includes('area')
    return html`${view.questions.map(({ text }, at) => {
      const votes = this.votesOf(view, at)
      return html`<p><b>${text}</b></p>
        <table aria-label=${text}>
          <tbody>
            ${voices.map(
              (voice) =>
                html`<tr>
                  <th scope="row">${words.officialVoice[voice]}</th>
                  <td>${formatCount(votes[voice].heads)} ${words.officialPeople}</td>
                  ${measured ? html`<td>${formatArea(votes[voice].area)}</td>` : nothing}
                </tr>`,
            )}
          </tbody>
        </table>`
    })}`
  }

  private votesOf({ measures }: PollView, at: number): Record<Voice, Weight> {
    const { form } = this
    const weight = (voice: Voice): Weight => {
      const heads = form.value(figureId(at, voice, 'heads'))
      const area = form.value(figureId(at, voice, 'area'))
      return {
        heads: headsFault(heads) ? 0 : Number(heads),
        area: measures.includes('area') && !areaFault(area) ? area : '0',
      }
    }
    return {
      for: weight('for'),
      against: weight('against'),
      abstain: weight('abstain'),
      invalid: weight('invalid'),
    }
  }

  private async send(view: PollView): Promise<void> {
    const { form, words } = this
    const document = await this.paper.send(words.officialPaperOf(view.title), 'public')
    if (!document) return
    const figures = {
      zone: view.zone,
      proposal: view.proposal,
      poll: view.id,
      platform: form.value('platform'),
      document,
      decidedAt: fromField(form.value('decidedAt')),
      votes: view.questions.map((_, at) => this.votesOf(view, at)),
    }
    const answer = view.official
      ? await this.act('correctOfficial', { ...figures, reason: form.value('reason') })
      : await this.act('importOfficial', figures)
    if (!answer?.ok) return
    form.clear()
    this.finish(words.officialDone)
  }
}

const figureId = (at: number, voice: Voice, measure: 'heads' | 'area'): string =>
  `votes-${at}-${voice}-${measure}`

define('yishi-desk-official', DeskOfficial)
