import type { AssignableView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Draft } from '../../draft.ts'
import { choices } from '../../parts/choices.ts'
import { field } from '../../parts/field.ts'
import type { LatePhotos } from '../../parts/latePhotos.ts'
import type { WorkWords } from './progressWords.ts'

/** A form of the work as it is being filled in. */
export interface Filling {
  draft: Draft
  photos: LatePhotos
  /** It was tried, so what is missing may be said. */
  tried: boolean
  busy: boolean
  refusal: unknown
  send(event: Event): void
  leave(): void
}

/** 添加一项工作: what, by whom, until when. Whoever has an account here and does it finds it on their own desk. */
export function taskForm(
  of: Filling & { people: readonly AssignableView[]; give(person: string): void },
  words: WorkWords,
): TemplateResult {
  return form(of, words, {
    button: words.addTaskNow,
    body: html`${asked(of, words, { id: 'title', label: words.taskTitle, most: 120 })}
    ${of.people.length ? giving(of, words) : nothing}
    ${asked(of, words, { id: 'owner', label: words.taskOwner, hint: words.taskOwnerHint, most: 60 })}
    ${asked(of, words, { id: 'dueOn', label: words.taskDueDay, type: 'date' })}`,
  })
}

/** Whom it is given to, those who carry things out first; nobody is chosen. */
function giving(
  { draft, people, give }: { draft: Draft; people: readonly AssignableView[]; give(person: string): void },
  words: WorkWords,
): TemplateResult {
  const chosen = draft.value('person')
  const group = (label: string, of: readonly AssignableView[]) =>
    of.length
      ? html`<optgroup label=${label}>
          ${of.map(({ person, name }) => html`<option value=${person} ?selected=${person === chosen}>${name}</option>`)}
        </optgroup>`
      : nothing
  return html`<div class="field">
    <label for="person">${words.taskPerson}<span class="hint" id="person-hint">${words.taskPersonHint}</span></label>
    <select id="person" aria-describedby="person-hint" @change=${({ target }: Event) => give((target as HTMLSelectElement).value)}>
      <option value="" ?selected=${!chosen}>${words.taskPersonNone}</option>
      ${group(
        words.taskAssignees,
        people.filter(({ role }) => role === 'assignee'),
      )}
      ${group(
        words.taskClerks,
        people.filter(({ role }) => role !== 'assignee'),
      )}
    </select>
  </div>`
}

/** 报告完成: a note and photos of what was done. */
export function finishForm(of: Filling, words: WorkWords): TemplateResult {
  const { draft, photos } = of
  const note = field({
    id: 'note',
    label: words.finishNote,
    value: draft.value('note'),
    lines: 2,
    most: 1000,
    input: draft.keep('note'),
  })
  return form(of, words, {
    button: words.finishNow,
    body: html`${photos.draw(words.finishPhotos)} ${note}`,
  })
}

/** 添加现场照片: from before or after, neither preselected, and their day. */
export function evidenceForm(of: Filling, words: WorkWords): TemplateResult {
  const { draft, photos, tried } = of
  const moment = draft.value('moment')
  const missing = tried && !moment
  return form(of, words, {
    button: words.addEvidenceNow,
    body: html`${choices({
      name: 'moment',
      legend: words.evidenceMoment,
      options: [
        { value: 'before', label: words.before },
        { value: 'after', label: words.after },
      ],
      chosen: moment || undefined,
      fault: missing ? 'moment-missing' : undefined,
      choose: (value) => draft.set('moment', value),
    })}
    ${missing ? html`<p class="refusal" role="alert" id="moment-missing">${words.momentFirst}</p>` : nothing}
    ${asked(of, words, { id: 'takenOn', label: words.evidenceDay, type: 'date' })}
    ${photos.draw(words.photosTitle, tried && !photos.count ? words.photosFirst : '')}`,
  })
}

/** A field that may not stay empty. */
function asked(
  { draft, tried }: Filling,
  words: WorkWords,
  { id, label, hint, type, most }: { id: string; label: string; hint?: string; type?: string; most?: number },
): TemplateResult {
  return field({
    id,
    label,
    hint,
    type,
    most,
    value: draft.value(id),
    required: true,
    error: tried && !draft.value(id).trim() ? words.fieldMissing : '',
    input: draft.keep(id),
  })
}

function form(
  { busy, refusal, send, leave }: Filling,
  words: WorkWords,
  { body, button }: { body: TemplateResult; button: string },
): TemplateResult {
  return html`<form class="form" novalidate @submit=${send}>
    ${body} ${refusal}
    <div class="row">
      <button class="primary" ?disabled=${busy}>${busy ? words.working : button}</button>
      <button type="button" ?disabled=${busy} @click=${leave}>${words.cancel}</button>
    </div>
  </form>`
}
