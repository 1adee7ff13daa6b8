import type { DeskWork } from '@yishi/schema/words'

/** A tool that can be opened: what fetches it, and the tag that it then has. */
export interface Tool {
  tag: string
  load(): Promise<unknown>
}

/** Every tool by its name; each is fetched when it is opened. */
export const tools: Readonly<Record<string, Tool>> = {
  screen: { tag: 'yishi-desk-screen', load: () => import('./screen.ts') },
  plan: { tag: 'yishi-desk-plan', load: () => import('./plan.ts') },
  matters: { tag: 'yishi-desk-matters', load: () => import('./matters.ts') },
  notices: { tag: 'yishi-desk-notices', load: () => import('./notices.ts') },
  publish: { tag: 'yishi-desk-publish', load: () => import('./publish.ts') },
  free: { tag: 'yishi-desk-publish', load: () => import('./publish.ts') },
  notice: { tag: 'yishi-desk-notice', load: () => import('./notice.ts') },
  visit: { tag: 'yishi-desk-visit', load: () => import('./visit.ts') },
  announce: { tag: 'yishi-desk-announce', load: () => import('./announce.ts') },
  paper: { tag: 'yishi-desk-paper', load: () => import('./paper.ts') },
  stack: { tag: 'yishi-desk-stack', load: () => import('./stack.ts') },
  proxies: { tag: 'yishi-desk-proxies', load: () => import('./proxies.ts') },
  official: { tag: 'yishi-desk-official', load: () => import('./official.ts') },
  recount: { tag: 'yishi-desk-recount', load: () => import('./recount.ts') },
  sessions: { tag: 'yishi-desk-sessions', load: () => import('./sessions.ts') },
  unreached: { tag: 'yishi-desk-unreached', load: () => import('./unreached.ts') },
  rollInspection: { tag: 'yishi-desk-roll-inspection', load: () => import('./rollInspection.ts') },
  rolls: { tag: 'yishi-desk-rolls', load: () => import('./rolls.ts') },
  register: { tag: 'yishi-desk-register', load: () => import('./register.ts') },
  letters: { tag: 'yishi-desk-letters', load: () => import('./letters.ts') },
  claims: { tag: 'yishi-desk-claims', load: () => import('./claims.ts') },
  people: { tag: 'yishi-desk-people', load: () => import('./people.ts') },
  assembly: { tag: 'yishi-desk-assembly', load: () => import('./assembly.ts') },
  processes: { tag: 'yishi-desk-processes', load: () => import('./processes.ts') },
  council: { tag: 'yishi-council', load: () => import('../council.ts') },
  progress: { tag: 'yishi-progress', load: () => import('../progress.ts') },
}

/** Which tool does a piece of work. */
export const toolOfWork: Readonly<Record<DeskWork, string>> = {
  screen: 'screen',
  'draft-plan': 'plan',
  'record-study': 'assembly',
  'call-session': 'council',
  'sign-off': 'council',
  minutes: 'council',
  'publish-notice': 'publish',
  'renew-notice': 'publish',
  'publish-outcome': 'publish',
  'post-notice': 'notice',
  'meet-objector': 'notice',
  'answer-objection': 'notice',
  'announce-poll': 'announce',
  'enter-paper': 'paper',
  'confirm-paper': 'paper',
  'draw-lot': 'assembly',
  reread: 'recount',
  recount: 'recount',
  'correct-official': 'official',
  'add-task': 'progress',
  task: 'progress',
  'task-overdue': 'progress',
  visit: 'visit',
}

/** What can be opened without a piece of work, and by whom. */
export const menu: readonly { tool: string; roles: readonly string[] }[] = [
  { tool: 'matters', roles: ['clerk', 'gridworker', 'councillor', 'property', 'assignee'] },
  { tool: 'visit', roles: ['gridworker'] },
  { tool: 'council', roles: ['clerk', 'councillor', 'property'] },
  { tool: 'notices', roles: ['clerk', 'gridworker', 'councillor'] },
  { tool: 'free', roles: ['clerk'] },
  { tool: 'sessions', roles: ['clerk'] },
  { tool: 'recount', roles: ['clerk', 'gridworker'] },
  { tool: 'rolls', roles: ['clerk'] },
  { tool: 'rollInspection', roles: ['clerk'] },
  { tool: 'register', roles: ['clerk'] },
  { tool: 'letters', roles: ['clerk'] },
  { tool: 'claims', roles: ['clerk'] },
  { tool: 'assembly', roles: ['clerk', 'admin'] },
  { tool: 'processes', roles: ['clerk', 'admin'] },
  { tool: 'people', roles: ['admin'] },
]
