import type { MyElector, PollView } from '@yishi/schema/words'
import { isWhole, type Mark } from '../../ballots/ballotForm.ts'
import type { Cast } from './flow.ts'
import { sayableFor } from './mandate.ts'

/** One ballot of several that are cast together. */
export interface OneOfMany {
  elector: MyElector
  choices: Record<string, Mark>
}

/** Several ballots being filled in. It lives in memory alone, as a single one does. */
export interface Many {
  /** The electors whose turn it is now; nobody is in it before they are ticked. */
  chosen: readonly string[]
  /** By elector and question. */
  marks: Readonly<Record<string, Readonly<Record<string, Mark>>>>
  /** What was passed over: an elector and a question, or nobody was chosen. */
  missing: { elector: string; question: string } | 'nobody' | null
  step: 'mark' | 'confirm' | 'done'
  /** What the server answered for each: taken, or the sentence of its no. */
  answers: Readonly<Record<string, Cast | { no: string }>>
}

/** Before anything was touched. */
export const none: Many = { chosen: [], marks: {}, missing: null, step: 'mark', answers: {} }

/** Tick an elector, or let it go. */
export function turned(many: Many, elector: string): Many {
  const has = many.chosen.includes(elector)
  return {
    ...many,
    chosen: has ? many.chosen.filter((each) => each !== elector) : [...many.chosen, elector],
    missing: null,
  }
}

/** Mark one question of one elector. */
export function markedFor(
  many: Many,
  elector: string,
  { question, mark }: { question: string; mark: Mark },
): Many {
  const { missing } = many
  const found = missing !== 'nobody' && missing?.elector === elector && missing.question === question
  const marks = { ...many.marks, [elector]: { ...many.marks[elector], [question]: mark } }
  return { ...many, marks, missing: found ? null : missing }
}

/** On to the confirmation, or to the first question of a chosen elector that has no mark. */
export function reviewedAll(many: Many, view: PollView): Many {
  const electors = chosenOf(many, view)
  if (!electors.length) return { ...many, missing: 'nobody' }
  for (const elector of electors) {
    const open = sayableFor(elector, view.questions).asked.find(
      ({ key }) => !isWhole(many.marks[elector.elector]?.[key]),
    )
    if (open) return { ...many, missing: { elector: elector.elector, question: open.key } }
  }
  return { ...many, missing: null, step: 'confirm' }
}

/** Every ballot that is to be cast, with what the mandates fix. */
export function ballotsOf(many: Many, view: PollView): OneOfMany[] {
  return chosenOf(many, view).map((elector) => {
    const { asked, bound } = sayableFor(elector, view.questions)
    const choices: Record<string, Mark> = { ...bound }
    for (const { key } of asked) {
      const mark = many.marks[elector.elector]?.[key]
      if (mark && isWhole(mark)) choices[key] = mark
    }
    return { elector, choices }
  })
}

/** The chosen electors in the order of the view. */
function chosenOf({ chosen }: Many, { mine }: PollView): MyElector[] {
  return (mine?.electors ?? []).filter(({ elector }) => chosen.includes(elector))
}
