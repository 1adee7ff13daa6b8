import type { Body, SpecOf } from '@yishi/schema/words'
import type { Matter } from './matter.ts'

/** The meeting that a matter is in, or that it is called for: its numbers, and its place in the process. */
export function meetingOf({ proposal, stage }: Matter): { spec: SpecOf<'meet'>; position: number } | null {
  if (!stage) return null
  const { stages } = proposal.process
  for (let position = stage.position; position < stages.length; position++) {
    const spec = stages[position]!
    if (spec.kind === 'meet') return { spec, position }
    // What is called here is a poll, not a meeting.
    if (spec.kind === 'poll') return null
  }
  return null
}

/** The kind of roll that a body's members stand on; null for the council, which has none. */
export function rollKindOf(body: Body): 'adults' | 'households' | 'members' | null {
  switch (body) {
    case 'council':
      return null
    case 'adults':
    case 'households':
      return body
    case 'representatives':
    case 'party':
    case 'members':
      return 'members'
  }
}

/** An elector of a roll as a member of a meeting. */
export function memberId(roll: string, elector: string): string {
  return `${roll}-${elector}`
}
