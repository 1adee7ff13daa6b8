import type { DeskItem, DeskWork, Role } from '@yishi/schema/words'
import type { MatterWork, Work } from './readWork.ts'
import { recountWork } from './recountWork.ts'

/** Whose desk it is. */
export interface Desk {
  roles: readonly Role[]
  person: string
  now: Date
}

/** What waits for somebody with these roles. Pure. */
export function deskOf(work: Work, desk: Desk): DeskItem[] {
  const is = (...roles: Role[]) => roles.some((role) => desk.roles.includes(role))
  const items: DeskItem[] = []
  const add = (
    name: DeskWork,
    it: Omit<Partial<DeskItem>, 'dueAt' | 'since'> & { title: string; since: Date; dueAt?: Date | null },
  ) =>
    items.push({
      proposal: null,
      notice: null,
      task: null,
      count: null,
      ...it,
      work: name,
      since: it.since.toISOString(),
      dueAt: it.dueAt?.toISOString() ?? null,
      overdue: it.dueAt ? it.dueAt <= desk.now : false,
    })
  for (const matter of work.matters)
    for (const [name, count] of matterWork(matter, is))
      add(name, {
        proposal: matter.proposal,
        title: matter.title,
        since: matter.since,
        dueAt: matter.dueAt,
        count,
      })
  for (const objection of work.objections) {
    const { notice, proposal, title, raisedAt: since, dueAt } = objection
    if (!objection.met && is('clerk', 'gridworker'))
      add('meet-objector', { notice, proposal, title, since, dueAt })
    if (objection.met && (is('councillor') || (objection.ofFigures && is('clerk'))))
      add('answer-objection', { notice, proposal, title, since, dueAt })
  }
  if (is('clerk', 'gridworker'))
    // It has to hang when its period begins.
    for (const { opensAt, ...notice } of work.unposted)
      add('post-notice', { ...notice, since: opensAt, dueAt: opensAt })
  if (is('clerk'))
    for (const sheet of work.sheets) {
      const { proposal, title, handedInAt: since, count } = sheet
      if (sheet.enteredBy === null) add('enter-paper', { proposal, title, since, count })
      else if (sheet.enteredBy !== desk.person) add('confirm-paper', { proposal, title, since, count })
    }
  for (const { person, ...task } of work.tasks) {
    if (person === desk.person) add('task', task)
    else if (is('clerk') && task.dueAt <= desk.now) add('task-overdue', task)
  }
  if (is('clerk', 'gridworker'))
    for (const recount of work.recounts) {
      const { proposal, title, since } = recount
      for (const [name, count] of recountWork(recount, { person: desk.person, clerk: is('clerk') }))
        add(name, { proposal, title, since, count })
    }
  if (is('clerk'))
    for (const { number, closedAt } of work.minutes)
      add('minutes', { title: '', since: closedAt, count: number })
  return items
}

type Is = (...roles: Role[]) => boolean

/** The work that a matter's stage asks for, with the figure that goes with it. */
function matterWork(matter: MatterWork, is: Is): [name: DeskWork, count: number | null][] {
  const clerk = is('clerk')
  switch (matter.kind) {
    case 'screen':
      return clerk ? [['screen', null]] : []
    case 'consult':
      return visits(matter, is)
    case 'deliberate':
      return [...visits(matter, is), ...councilWork(matter, is)]
    case 'preliminary':
      return clerk ? [...lots(matter), ...unpublished(matter)] : []
    case 'notice':
    case 'call':
      return clerk ? unpublished(matter) : []
    case 'poll':
      return clerk && matter.polls === 0 ? [['announce-poll', null]] : []
    case 'act':
      return clerk && matter.tasks === 0 ? [['add-task', null]] : []
    case 'publish':
      return clerk && matter.closesAt === null ? [['publish-outcome', null]] : []
    case 'count':
    case 'appraise':
      return clerk ? lots(matter) : []
    case 'second':
    case 'accept':
    case 'rate':
    case 'ask':
      return []
    case 'study':
      return clerk ? [['record-study', null]] : []
    case 'meet':
      return clerk && matter.motionsAhead === 0 ? [['call-session', null]] : []
  }
}

function lots({ ties }: MatterWork): [DeskWork, number | null][] {
  return ties > 0 ? [['draw-lot', ties]] : []
}

function unpublished({ closesAt }: MatterWork): [DeskWork, number | null][] {
  return closesAt === null ? [['publish-notice', null]] : []
}

function visits(matter: MatterWork, is: Is): [DeskWork, number | null][] {
  return is('gridworker') && matter.unheard > 0 ? [['visit', matter.unheard]] : []
}

function councilWork(matter: MatterWork, is: Is): [DeskWork, number | null][] {
  if (matter.carried === null) {
    if (!is('clerk')) return []
    if (matter.plan === null) return [['draft-plan', null]]
    return matter.motionsAhead === 0 ? [['call-session', null]] : []
  }
  const parties = [
    ['community', 'clerk'],
    ['council', 'councillor'],
    ['property', 'property'],
  ] as const
  return parties.some(([party, role]) => is(role) && !matter.signed.includes(party))
    ? [['sign-off', null]]
    : []
}
