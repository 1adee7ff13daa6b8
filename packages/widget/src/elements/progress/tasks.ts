import type { ProgressView, TaskView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDay, formatLastDay } from '../../format/day.ts'
import type { Drawn } from './progressWords.ts'

/** Every task with who does it, until when, and whether it is done; what one can do about it stands beneath. */
export function tasks(
  { view, actions }: { view: ProgressView; actions(task: TaskView): unknown },
  drawn: Drawn,
): TemplateResult {
  const { words } = drawn
  const done = view.tasks.filter(({ doneAt }) => doneAt).length
  return html`<section class="part" aria-labelledby="tasks">
    <h3 id="tasks" tabindex="-1">
      ${words.tasks} <span class="small quiet">${view.tasks.length ? words.tasksCount(done, view.tasks.length) : nothing}</span>
    </h3>
    ${
      view.tasks.length
        ? html`<ol class="plain steps">
            ${view.tasks.map((task) => html`<li>${line(task, drawn)} ${actions(task)}</li>`)}
          </ol>`
        : html`<p class="quiet">${words.noTasks}</p>`
    }
  </section>`
}

function line(task: TaskView, { words, lang }: Drawn): TemplateResult {
  const { title, owner, doneAt, dueAt, overdue, note } = task
  return html`<span class="step ${doneAt ? 'done' : overdue ? 'official' : 'quiet'}" aria-hidden="true">${doneAt ? '✓' : overdue ? '!' : '○'}</span>
    <span>
      ${title}<span class="vh">${doneAt ? words.taskDone : words.taskOpen}</span>
      <span class="small quiet who">${owner}</span>
      ${note ? html`<span class="small quiet who">${note}</span>` : nothing}
    </span>
    <span class="small when ${overdue && !doneAt ? 'official' : 'quiet'}">
      ${doneAt ? formatDay(doneAt, lang) : html`${words.taskDue(formatLastDay(dueAt, lang))}${overdue ? html`<br /><b>${words.taskOverdue}</b>` : nothing}`}
    </span>`
}
