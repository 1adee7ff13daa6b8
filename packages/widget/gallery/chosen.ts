/** One picture: an element in a state of its fixtures, as somebody sees it. */
export interface Chosen {
  el: string
  state: string
  how: readonly ('dark' | 'elder' | 'wide')[]
}

/** The chosen dozen: every look that the elements share stands in one of them, for a phone and for a desk, in the dark and for elders. */
export const chosen: readonly Chosen[] = [
  { el: 'notice-board', state: 'running', how: [] },
  { el: 'notice-board', state: 'running', how: ['wide', 'dark'] },
  { el: 'notice', state: 'objections', how: [] },
  { el: 'proposals', state: 'list', how: ['wide'] },
  { el: 'proposal', state: 'notice', how: [] },
  { el: 'proposal', state: 'voting', how: ['dark'] },
  { el: 'poll', state: 'open', how: [] },
  { el: 'poll', state: 'open', how: ['elder'] },
  { el: 'poll', state: 'passed', how: ['wide'] },
  { el: 'council', state: 'voting', how: ['wide'] },
  { el: 'progress', state: 'rated', how: ['elder', 'dark'] },
  { el: 'mine', state: 'busy', how: [] },
]

/** What it is called: its file without the ending. */
export function nameOf({ el, state, how }: Chosen): string {
  return [el, state, ...how].join('-')
}
