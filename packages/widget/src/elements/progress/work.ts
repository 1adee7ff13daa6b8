import type { Answer, AssignableView, ProgressView, TaskView } from '@yishi/schema/words'
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Client } from '../../client.ts'
import type { ActingWords } from '../../clientElement.ts'
import { Draft } from '../../draft.ts'
import { isoDay } from '../../format/isoDay.ts'
import { officeNow } from '../../officeNow.ts'
import { LatePhotos } from '../../parts/latePhotos.ts'
import type { ActInput, ActName, ActValue } from '../../router.ts'
import { evidenceForm, type Filling, finishForm, taskForm } from './forms.ts'
import { may } from './may.ts'
import type { WorkWords } from './progressWords.ts'

/** What it has from its element. */
export interface WorkHost {
  element: ReactiveControllerHost & {
    readonly client: Client
    readonly office: string
    readonly tongue: string
    readonly renderRoot: HTMLElement | DocumentFragment
    readonly words: ActingWords
    zone: string | undefined
    proposal: string | undefined
  }
  /** It is drawn where they are here. */
  words(): WorkWords
  isBusy(): boolean
  act<N extends ActName>(name: N, input: ActInput<N>): Promise<Answer<ActValue<N>> | null>
  refusalOf(name: ActName): unknown
  focusOn(selector: string): Promise<void>
  askForSignIn(act: string): void
}

/** What staff and assignees report: a task more, a task done, photos of the place. One form is open at a time. */
export class Work {
  private readonly host: WorkHost
  private readonly draft: Draft
  private readonly photos: LatePhotos
  /** `task`, `evidence`, `finish <task>`; empty: none. */
  private form = ''
  /** It was tried, so what is missing may be said. */
  private tried = false
  /** Photos are on their way, before the act itself. */
  private sending = false
  /** Photos were to be sent by somebody who is not signed in. */
  private unknown = false
  /** Photos that the server took as evidence of a task before the task itself was refused: not to be added twice. */
  private evidenced = ''
  /** Who can be given a task; empty until it is known. */
  private people: readonly AssignableView[] = []

  constructor(host: WorkHost) {
    this.host = host
    this.photos = new LatePhotos(host.element)
    this.draft = new Draft(host.element, () => `progress ${host.element.proposal} ${this.form}`)
  }

  /** Beneath a task: that it is done, with photos. */
  drawFinish(task: TaskView, view: ProgressView): TemplateResult | typeof nothing {
    const words = this.host.words()
    const ours = task.mine || may(view, 'addTask')
    if (task.doneAt || !ours || !may(view, 'finishTask')) return nothing
    const form = `finish ${task.id}`
    return this.form === form
      ? finishForm(
          this.filling(['finishTask', 'addEvidence'], () => this.finish(task, view)),
          words,
        )
      : html`<div class="row"><button @click=${() => this.open(form)}>${words.finishTask}</button></div>`
  }

  /** Beneath all tasks: one more, or photos. */
  drawAdding(view: ProgressView): TemplateResult | typeof nothing {
    const words = this.host.words()
    if (this.form === 'task')
      return taskForm(
        {
          ...this.filling(['addTask'], () => this.addTask(view)),
          people: this.people,
          give: (person) => this.give(person),
        },
        words,
      )
    if (this.form === 'evidence')
      return evidenceForm(
        this.filling(['addEvidence'], () => this.addEvidence(view)),
        words,
      )
    const offered = [
      { act: 'addTask', opens: 'task', label: words.addTask },
      { act: 'addEvidence', opens: 'evidence', label: words.addEvidence },
    ].filter(({ act }) => may(view, act))
    if (!offered.length) return nothing
    return html`<div class="row">
      ${offered.map(({ opens, label }) => html`<button @click=${() => this.open(opens)}>${label}</button>`)}
    </div>`
  }

  private filling(acts: readonly ActName[], send: () => Promise<void>): Filling {
    const { host, draft, photos, tried, close } = this
    return {
      draft,
      photos,
      tried,
      busy: this.sending || host.isBusy(),
      refusal: [
        this.unknown ? html`<p class="refusal" role="alert">${host.words().signInFirst}</p>` : nothing,
        ...acts.map((act) => host.refusalOf(act)),
      ],
      send: (event) => {
        event.preventDefault()
        this.tried = true
        this.redraw()
        send()
      },
      leave: close,
    }
  }

  private async addTask(view: ProgressView): Promise<void> {
    const [title, owner, dueOn] = ['title', 'owner', 'dueOn'].map((name) => this.draft.value(name).trim())
    if (!title || !owner || !dueOn) return this.host.focusOn('[aria-invalid]')
    const person = this.people.find((one) => one.person === this.draft.value('person'))?.person
    const task = { ...this.matter(view), title, owner, dueOn, ...(person ? { person } : {}) }
    await this.finished(this.host.act('addTask', task))
  }

  /** A task is given to somebody: their name stands there as who does it, unless something else was written. */
  private give(person: string): void {
    const { draft, people } = this
    const nameOf = (id: string) => people.find((one) => one.person === id)?.name ?? ''
    const written = draft.value('owner').trim()
    if (!written || written === nameOf(draft.value('person'))) draft.set('owner', nameOf(person))
    draft.set('person', person)
  }

  /** Whom a task can be given to; without an answer the form goes without the choice. */
  private async meetPeople(): Promise<void> {
    const { client, zone = '' } = this.host.element
    const answer = await client.read('assignable', { zone }).catch(() => null)
    if (!answer?.ok) return
    this.people = answer.value
    this.redraw()
  }

  private async addEvidence(view: ProgressView): Promise<void> {
    const moment = this.draft.value('moment')
    const takenOn = this.draft.value('takenOn')
    if ((moment !== 'before' && moment !== 'after') || !takenOn || !this.photos.count)
      return this.host.focusOn(moment ? '[aria-invalid], .photo-field input' : 'form input')
    const photos = await this.send()
    if (!photos) return
    await this.finished(this.host.act('addEvidence', { ...this.matter(view), moment, photos, takenOn }))
  }

  private async finish(task: TaskView, view: ProgressView): Promise<void> {
    const about = { ...this.matter(view), task: task.id }
    const photos = await this.send()
    if (!photos) return
    const key = [task.id, ...photos].join()
    if (photos.length && this.evidenced !== key) {
      const { element } = this.host
      const takenOn = isoDay(await officeNow(element.client, element.zone ?? ''))
      const added = await this.host.act('addEvidence', { ...about, moment: 'after', photos, takenOn })
      if (!added?.ok) return
      this.evidenced = key
    }
    const note = this.draft.value('note').trim()
    await this.finished(this.host.act('finishTask', { ...about, note }))
  }

  /** The ids of all photos, or null and the focus where something is missing or did not get through. */
  private async send(): Promise<string[] | null> {
    const { photos, host } = this
    this.unknown = !host.element.client.token && photos.count > 0
    if (this.unknown) {
      host.askForSignIn('addEvidence')
      this.redraw()
      return null
    }
    this.sending = true
    const ids = await photos.send()
    this.sending = false
    this.redraw()
    if (!ids && photos.firstMissing) await host.focusOn(photos.firstMissing)
    return ids
  }

  /** Once it is done, the form is empty and closed. */
  private async finished(answer: Promise<Answer<unknown> | null>): Promise<void> {
    if (!(await answer)?.ok) return
    this.draft.clear()
    this.close()
    await this.host.focusOn('#tasks')
  }

  private matter({ proposal }: ProgressView): { zone: string; proposal: string } {
    return { zone: this.host.element.zone ?? '', proposal }
  }

  private open(form: string): void {
    this.turn(form)
    if (form === 'task') this.meetPeople()
    this.host.focusOn('.form input, .form textarea')
  }

  private close = (): void => {
    this.turn('')
  }

  private turn(form: string): void {
    this.form = form
    this.tried = false
    this.unknown = false
    this.photos.clear()
    this.redraw()
  }

  private redraw(): void {
    this.host.element.requestUpdate()
  }
}
