import type { Answer, PlanView, ProposalView } from '@yishi/schema/words'
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import type { words as matterWords } from '../../locales/zh/deskMatter.ts'
import type { words as photoWords } from '../../locales/zh/photos.ts'
import { PhotoField, photoFieldStyle } from '../../parts/photoField.ts'
import { photosStyle } from '../../parts/photos.ts'
import type { Locales } from '../../words.ts'
import { fenOf, yuanOf } from './fen.ts'
import { matterShort } from './matterShort.ts'
import { DeskTool } from './tool.ts'

interface Question {
  zone: string
  proposal: string
}

const changes = ['substance', 'correction'] as const

/** 拟定方案: the first version, the next one, or, while a plan hangs, one that is to hang anew. */
export class DeskPlan extends DeskTool<ProposalView, typeof matterWords & typeof photoWords, Question> {
  static override styles: CSSResultGroup = [DeskTool.styles, photosStyle, photoFieldStyle]
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskMatter.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/photos.ts'),
  ]

  private readonly photos = new PhotoField(this)

  protected question(): Question | null {
    const { zone, proposal } = this
    return zone && proposal ? { zone, proposal } : null
  }

  protected read(question: Question): Promise<Answer<ProposalView>> {
    return this.client.read('proposal', question)
  }

  protected renderHere(view: ProposalView): TemplateResult {
    const { words, form } = this
    const last = lastPlan(view)
    const revising = view.stage?.kind === 'notice'
    const act = revising ? 'revisePlan' : 'draftPlan'
    const short = matterShort(view, { words, lang: this.tongue, server: this.office })
    if (!view.mine?.may.includes(act)) return html`${short}<p class="help">${words.notNow}</p>`
    form.propose(last ? valuesOf(last) : { place: view.place })
    return html`${short}
      <h3 id="form" tabindex="-1">${words.planTitle((last?.version ?? 0) + 1)}</h3>
      ${last ? html`<p class="small quiet">${words.planNow(last.version)}</p>` : nothing}
      ${revising ? html`<p class="help">${words.planRevise}</p>` : nothing}
      ${form.draw({
        act,
        button: words.saveDraft,
        send: () => this.send(last, revising),
        fields: () => this.renderFields(last, revising),
      })}`
  }

  private renderFields(last: PlanView | undefined, revising: boolean): TemplateResult {
    const { words, form } = this
    return html`${
      last && !revising
        ? form.choice(
            'change',
            words.change,
            changes.map((value) => ({ value, label: words.changes[value], hint: words.changeHints[value] })),
          )
        : nothing
    }
    ${form.text({ id: 'sentence', label: words.sentence, hint: words.sentenceHint, lines: 2, most: 200 })}
    ${form.text({ id: 'body', label: words.body, lines: 8, most: 20_000 })}
    ${form.text({ id: 'scope', label: words.scope, hint: words.scopeHint, lines: 3, most: 1000 })}
    ${form.text({ id: 'place', label: words.planPlace, most: 200 })}
    ${form.text({
      id: 'cost',
      label: words.cost,
      most: 14,
      fault: (value) => (fenOf(value) === null ? words.costWrong : ''),
    })}
    ${form.text({ id: 'money', label: words.planMoney, lines: 2, most: 500 })}
    ${form.text({ id: 'explanation', label: words.explanation, hint: words.explanationHint, lines: 5, most: 4000 })}
    ${last?.photos.length ? this.renderOld(last) : nothing} ${this.photos.draw(words, words.photos)}`
  }

  private renderOld({ photos }: PlanView): TemplateResult {
    return html`<fieldset class="field">
      <legend>${this.words.photosOld}</legend>
      ${photos.map(({ id, alt, name }) => this.form.box(`drop-${id}`, alt || name))}
    </fieldset>`
  }

  private async send(last: PlanView | undefined, revising: boolean): Promise<void> {
    const { form, zone, proposal } = this
    const fresh = await this.photos.send()
    if (!fresh) return void this.focusOn(this.photos.firstMissing || '.photo-field')
    const kept = (last?.photos ?? []).flatMap(({ id }) => (form.value(`drop-${id}`) === 'yes' ? [] : [id]))
    const plan = {
      zone: zone!,
      proposal: proposal!,
      sentence: form.value('sentence'),
      body: form.value('body'),
      scope: form.value('scope'),
      place: form.value('place'),
      cost: fenOf(form.value('cost')) ?? 0,
      money: form.value('money'),
      explanation: form.value('explanation'),
      photos: [...kept, ...fresh].slice(0, 9),
    }
    const change = last ? changes.find((each) => each === form.value('change')) : 'first'
    const answer = revising
      ? await this.act('revisePlan', plan)
      : await this.act('draftPlan', { ...plan, change: change ?? 'substance' })
    if (!answer?.ok) return
    form.clear()
    this.photos.clear()
    this.finish(this.words.saved(answer.value.version))
  }
}

/** The newest version. */
function lastPlan({ plans }: ProposalView): PlanView | undefined {
  return plans.reduce<PlanView | undefined>(
    (last, plan) => (last && last.version > plan.version ? last : plan),
    undefined,
  )
}

function valuesOf({
  sentence,
  body,
  scope,
  place,
  cost,
  money,
  explanation,
}: PlanView): Record<string, string> {
  return { sentence, body, scope, place, cost: yuanOf(cost), money, explanation }
}

define('yishi-desk-plan', DeskPlan)
