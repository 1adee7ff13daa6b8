import type { ProposeView, ProposeWords } from '../propose.ts'
import type { Line } from './checkStep.ts'
import { stepWith } from './stepsOf.ts'
import type { Wizard } from './wizard.ts'

/** Everything once more, in the order in which it was asked, each with the screen on which it is changed. */
export function linesOf(
  view: ProposeView,
  { wizard, words, photos }: { wizard: Wizard; words: ProposeWords; photos: number },
): Line[] {
  const { draft, way } = wizard
  const { steps } = wizard.place(view)
  const text = (fill: 'title' | 'body' | 'place', label: string): Line => ({
    label,
    value: draft.value(fill).trim(),
    step: stepWith(steps, fill),
  })
  const lines: Line[] = [
    { label: words.how, value: way && 'process' in way ? words.process[way.process] : '', step: 'kind' },
    text('title', words.title),
    text('body', words.body),
    text('place', words.line.place),
    { label: words.line.photos, value: words.photosChosen(photos), step: stepWith(steps, 'photos') },
  ]
  return wizard.isReady(view) ? [...lines, household(view, { wizard, words })] : lines
}

function household(view: ProposeView, { wizard, words }: { wizard: Wizard; words: ProposeWords }): Line {
  const speaker = wizard.speaker(view)
  const chosen = wizard.household(view)
  const own = speaker.homes.find((home) => home.household === chosen)
  const other = chosen === null ? words.homeNobody : chosen ? wizard.draft.value('label') : ''
  return { label: words.household, value: own?.label ?? other, step: speaker.asks ? 'home' : null }
}
