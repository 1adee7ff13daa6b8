import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import type { Accepted, Context } from '../act.ts'
import { update } from '../change.ts'
import type { Matter } from '../matter.ts'
import { type NoticeDraft, type Published, type Publishing, publication } from './publication.ts'

/** What is known of the stage before something is published in it. */
export interface InStage extends Omit<Publishing, 'least'> {
  /** A notice hangs in this stage already. */
  standing: boolean
}

/**
 * Publish in the stage that a matter is in: once, and for at least the period of the stage's own numbers. The stage closes
 * with its notice.
 */
export function publishInStage(
  draft: NoticeDraft,
  { standing, ...about }: InStage,
  context: Context<Matter>,
): Accepted<Published> | Refused {
  const { proposal, stage, spec } = context.matter
  if (standing) return refuse('already-done')
  if (!spec || !('period' in spec)) throw new RangeError(`stage ${spec?.kind} has no period`)
  const made = publication(draft, { ...about, least: spec.period }, context)
  if (!made.ok) return made
  const { value, closesAt, change, open, sealed } = made
  const fixed = update(t.stage, { proposalId: proposal.proposalId, seq: stage!.seq }, { closesAt })
  return { ok: true, value, changes: [change, fixed], open, sealed }
}
