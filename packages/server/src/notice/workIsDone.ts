import type { Matter } from '../matter.ts'

/** Whether the work lies behind a matter: the publication before it is of what was decided, the one after it of what was done. */
export function workIsDone({ proposal, stage }: Matter): boolean {
  return proposal.process.stages.slice(0, stage!.position).some((spec) => spec.kind === 'act')
}
