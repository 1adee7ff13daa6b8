/** What can be read on a sheet. */
export const readings = ['for', 'against', 'abstain', 'invalid'] as const
export type Reading = (typeof readings)[number]

/** A sheet as it is being read: what is marked, and at which question one stands. */
export interface Marking {
  marks: Readonly<Record<string, Reading>>
  at: number
}

/** What a key does to a marking: a new one, `send` when all is marked and Enter comes, null where the key means nothing. */
export function pressed(
  marking: Marking,
  key: string,
  questions: readonly string[],
): Marking | 'send' | null {
  const { marks, at } = marking
  const move = (to: number): Marking => ({ marks, at: Math.min(questions.length - 1, Math.max(0, to)) })
  const reading = readingOf(key)
  if (reading) return mark(marking, reading, questions)
  switch (key) {
    case 'j':
    case 'J':
    case 'ArrowDown':
      return move(at + 1)
    case 'k':
    case 'K':
    case 'ArrowUp':
      return move(at - 1)
    case 'Enter': {
      const open = questions.findIndex((question) => !marks[question])
      return open < 0 ? 'send' : move(open)
    }
    default:
      return null
  }
}

/** Mark the question at which one stands, and go on to the next. */
export function mark({ marks, at }: Marking, reading: Reading, questions: readonly string[]): Marking {
  const question = questions[at]
  if (question === undefined) return { marks, at }
  return { marks: { ...marks, [question]: reading }, at: Math.min(questions.length - 1, at + 1) }
}

function readingOf(key: string): Reading | undefined {
  return ({ '1': 'for', '2': 'against', '3': 'abstain', '0': 'invalid' } as const)[key]
}
