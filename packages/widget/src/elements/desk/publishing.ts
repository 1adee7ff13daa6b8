import type { NoticeKind, ProposalView } from '@yishi/schema/words'

/** What publishing can be: of a stage, anew, of what was done, of no matter, or a slip put right. */
export const publishModes = ['publish', 'renew', 'outcome', 'free', 'correct'] as const
export type PublishMode = (typeof publishModes)[number]

/** What is known of the matter, or null for a notice of none. */
export interface Matter {
  matter: Pick<ProposalView, 'stage' | 'plans' | 'notices' | 'stages'> | null
}

/** Which way of publishing is asked for; null where there is nothing to publish. */
export function publishModeOf(asked: string | undefined, { matter }: Matter): PublishMode | null {
  if (asked === 'correct') return asked
  if (!matter) return 'free'
  const stage = matter.stage?.kind
  if (stage === 'publish') return isDone(matter) ? 'outcome' : 'publish'
  if (stage !== 'notice' && stage !== 'call' && stage !== 'preliminary') return null
  // A stage closes with its notice: where it has no end yet, nothing hangs.
  if (matter.stage?.closesAt == null) return 'publish'
  return stage === 'call' ? null : 'renew'
}

/** What a notice can be about there; the first one is proposed. */
export function suitableKinds(mode: PublishMode, { matter }: Matter): NoticeKind[] {
  if (mode === 'free') return ['funds', 'other']
  if (mode === 'outcome') return ['outcome']
  const stage = matter?.stage?.kind
  if (stage === 'call' || stage === 'preliminary') return [stage]
  if (stage === 'publish') return ['result', 'decision']
  return matter?.plans.length ? ['plan', 'roll', 'decision'] : ['roll', 'plan', 'decision']
}

/** How many days such a notice usually hangs; the clerk may make it more. */
export function usualDays(kind: NoticeKind): number {
  return kind === 'plan' || kind === 'roll' || kind === 'preliminary' || kind === 'other' ? 7 : 15
}

/** The work lies behind it: what is published is what was done. */
function isDone({ stages }: NonNullable<Matter['matter']>): boolean {
  return stages.some(({ kind }) => kind === 'act')
}
