import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { Draft } from '../../draft.ts'
import type { words as deskWords } from '../../locales/zh/desk.ts'
import { choices } from '../../parts/choices.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import { field } from '../../parts/field.ts'
import type { ActName } from '../../router.ts'
import { fromField } from './when.ts'

/** What a form needs of the tool that it belongs to. */
export interface FormHost extends ReactiveControllerHost {
  words: typeof deskWords & { cancel: string; working: string }
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly updateComplete: Promise<boolean>
  acting: string
  asking: string
  refusalOf(act: ActName): unknown
  refusalAt(act: ActName, path: string): string
  focusOn(selector: string): Promise<void>
}

/** A form as it is drawn. */
export interface FormFace {
  /** The act that it sends: its refusals stand here. */
  act: ActName
  button: string
  fields(): unknown
  send(): unknown
  leave?(): void
  /** Asked before it is sent, with what is to be looked at. */
  sure?: { question: string; yes: string; shown?: unknown }
}

/** One line or area of a form. */
export interface TextAsked {
  id: string
  label: string
  hint?: string
  lines?: number
  most?: number
  type?: string
  /** It may stay empty. */
  optional?: boolean
  /** What is wrong with what stands there; empty: nothing. */
  fault?(value: string): string
}

interface Check {
  at: string
  fault: string
}

/**
 * A form of the desk: its draft survives a refusal and a reload, every field says by itself what is missing once it was tried to
 * send, and the focus goes to the first such field.
 */
export class Form {
  readonly draft: Draft
  private readonly host: FormHost
  private readonly key: () => string
  private tried = ''
  private proposed: Record<string, string> = {}
  private checks: Check[] = []
  private ids: string[] = []
  private act: ActName | undefined

  constructor(host: FormHost, key: () => string) {
    this.host = host
    this.key = key
    this.draft = new Draft(host, key)
  }

  /** What stands in a field, without blanks around it. */
  value(id: string): string {
    return this.raw(id).trim()
  }

  /** What is proposed for fields that nobody has touched. */
  propose(values: Record<string, string>): void {
    this.proposed = values
  }

  /** A list that the form keeps under a name. */
  list<T>(id: string): T[] {
    return JSON.parse(this.draft.value(id) || '[]') as T[]
  }

  setList(id: string, list: readonly unknown[]): void {
    this.draft.set(id, JSON.stringify(list))
  }

  private raw(id: string): string {
    return this.draft.value(id) || (this.draft.value(`${id}?`) ? '' : (this.proposed[id] ?? ''))
  }

  set(id: string, value: string): void {
    this.draft.set(id, value)
  }

  /** Whether it was tried to send, so that what is missing may be said. */
  get wasTried(): boolean {
    return this.tried === this.key()
  }

  /** Names of the fields that show their own refusals, as the act calls them. */
  pathsOf(act: ActName): readonly string[] {
    return act === this.act ? this.ids.map(pathOf) : []
  }

  /** It was sent. */
  clear(): void {
    this.tried = ''
    this.draft.clear()
  }

  draw(face: FormFace): TemplateResult {
    const { host } = this
    const { words } = host
    this.checks = []
    this.ids = []
    this.act = face.act
    const fields = face.fields()
    const asking = Boolean(face.sure) && host.asking === this.key()
    const busy = host.acting !== ''
    return html`<form class="tool-form" novalidate @submit=${(event: Event) => this.submit(event, face)}>
        <fieldset ?disabled=${asking} ?hidden=${Boolean(asking && face.sure!.shown)}>${fields}</fieldset>
        ${asking ? face.sure!.shown : nothing} ${host.refusalOf(face.act)}
        ${
          asking
            ? nothing
            : html`<div class="row">
                <button class="primary" ?disabled=${busy}>${busy ? words.working : face.button}</button>
                ${face.leave ? html`<button type="button" @click=${face.leave}>${words.cancel}</button>` : nothing}
              </div>`
        }
      </form>
      ${
        asking
          ? confirmBar({
              question: face.sure!.question,
              yes: busy ? words.working : face.sure!.yes,
              no: words.sureNo,
              busy,
              agree: () => this.send(face),
              leave: () => this.stopAsking(),
            })
          : nothing
      }`
  }

  /** A text field or area. */
  text({ id, optional = false, fault, ...of }: TextAsked): TemplateResult {
    const { words } = this.host
    const value = this.raw(id)
    const wrong = value.trim() ? (fault?.(value.trim()) ?? '') : optional ? '' : words.required
    this.check(`#${id}`, wrong)
    return field({
      ...of,
      id,
      label: optional ? of.label + words.optional : of.label,
      value,
      required: !optional,
      error: this.wasTried && wrong ? wrong : this.refusedAt(id),
      input: (event) => {
        if (!this.draft.value(`${id}?`)) this.draft.set(`${id}?`, 'touched')
        this.draft.keep(id)(event)
      },
    })
  }

  /** A day and a time. */
  instant(of: Omit<TextAsked, 'type' | 'fault'>): TemplateResult {
    return this.text({
      ...of,
      type: 'datetime-local',
      fault: (value) => (fromField(value) ? '' : this.host.words.notAPlace),
    })
  }

  /** A whole number within bounds. */
  number(of: Omit<TextAsked, 'type' | 'fault'> & { least: number; greatest: number }): TemplateResult {
    const { least, greatest, ...rest } = of
    const fits = (value: string) =>
      /^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= greatest
    return this.text({
      ...rest,
      type: 'number',
      fault: (value) => (fits(value) ? '' : `${this.host.words.notANumber} ${least}–${greatest}`),
    })
  }

  /** One of several, none of them chosen for anybody. */
  choice<T extends string>(
    id: string,
    legend: string,
    options: readonly { value: T; label: string; hint?: string }[],
  ): TemplateResult {
    const chosen = options.find(({ value }) => value === this.value(id))?.value
    const wrong = chosen ? '' : this.host.words.chooseFirst
    this.check(`input[name=${id}]`, wrong)
    const said = this.wasTried && wrong ? wrong : this.refusedAt(id)
    return html`<div class="field">
      ${choices<T>({
        name: id,
        legend,
        options,
        chosen,
        fault: said ? `${id}-error` : undefined,
        choose: (value) => this.draft.set(id, value),
      })}
      ${this.say(id, said)}
    </div>`
  }

  /** A box to tick; never ticked for anybody. */
  box(
    id: string,
    label: string,
    { hint = '', must = '' }: { hint?: string; must?: string } = {},
  ): TemplateResult {
    const on = this.value(id) === 'yes'
    const wrong = must && !on ? must : ''
    this.check(`#${id}`, wrong)
    return html`<label class="check">
        <input
          type="checkbox"
          id=${id}
          .checked=${on}
          aria-describedby=${this.wasTried && wrong ? `${id}-error` : nothing}
          @change=${this.draft.keep(id)}
        />
        <span>${label}${hint ? html`<span class="hint">${hint}</span>` : nothing}</span>
      </label>
      ${this.say(id, this.wasTried ? wrong : '')}`
  }

  /** One out of a list. */
  select(
    id: string,
    label: string,
    options: readonly { value: string; label: string }[],
    hint = '',
  ): TemplateResult {
    const { words } = this.host
    const value = this.value(id)
    const wrong = options.some((option) => option.value === value) ? '' : words.chooseFirst
    this.check(`#${id}`, wrong)
    const said = this.wasTried && wrong ? wrong : this.refusedAt(id)
    return html`<div class="field">
      <label for=${id}>${label}${hint ? html`<span class="hint">${hint}</span>` : nothing}</label>
      <select
        id=${id}
        aria-invalid=${said ? 'true' : nothing}
        aria-describedby=${said ? `${id}-error` : nothing}
        @change=${this.draft.keep(id)}
      >
        <option value="" ?selected=${!value}>…</option>
        ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
      </select>
      ${this.say(id, said)}
    </div>`
  }

  /** Something else that the form needs; its fault is said where it is drawn, by `sayFault`. */
  need(at: string, fault: string): string {
    this.check(at, fault)
    return this.wasTried ? fault : ''
  }

  private refusedAt(id: string): string {
    this.ids.push(id)
    return this.act ? this.host.refusalAt(this.act, pathOf(id)) : ''
  }

  private say(id: string, sentence: string): TemplateResult | typeof nothing {
    return sentence ? html`<p class="refusal" role="alert" id="${id}-error">${sentence}</p>` : nothing
  }

  private check(at: string, fault: string): void {
    if (fault) this.checks.push({ at, fault })
  }

  private submit(event: Event, face: FormFace): void {
    event.preventDefault()
    const { host } = this
    this.tried = this.key()
    host.requestUpdate()
    const first = this.checks[0]
    if (first) this.show(first.at)
    else if (face.sure) {
      host.asking = this.key()
      host.focusOn('.confirm button')
    } else this.send(face)
  }

  /** Bring a field before the eyes, out of a part that is folded away, too. */
  private show(at: string): void {
    this.host.renderRoot.querySelector(at)?.closest('details')?.setAttribute('open', '')
    this.host.focusOn(at)
  }

  private async send(face: FormFace): Promise<void> {
    const { host } = this
    await face.send()
    this.stopAsking()
    await host.updateComplete
    const said = host.renderRoot.querySelector<HTMLElement>('form [aria-invalid="true"], form .refusal')
    said?.focus()
    said?.scrollIntoView({ block: 'center' })
  }

  private stopAsking(): void {
    if (this.host.asking === this.key()) this.host.asking = ''
  }
}

/** `contact-telephone` is the act's `contact.telephone`. */
const pathOf = (id: string): string => id.replaceAll('-', '.')
