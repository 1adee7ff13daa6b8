import type { ProposalView } from '@yishi/schema/words'

/** A step that somebody can take on a matter now: the tool that takes it. */
export interface Step {
  tool: string
}

const stepsOfActs: readonly { acts: readonly string[]; step: Step }[] = [
  { acts: ['screen'], step: { tool: 'screen' } },
  { acts: ['draftPlan', 'revisePlan'], step: { tool: 'plan' } },
  { acts: ['visit'], step: { tool: 'visit' } },
  { acts: ['putMotion', 'voteMotion', 'signOff'], step: { tool: 'council' } },
  { acts: ['publishNotice', 'publishOutcome', 'renewNotice'], step: { tool: 'publish' } },
  { acts: ['announcePoll', 'skipPoll'], step: { tool: 'announce' } },
  { acts: ['openBatch', 'handIn', 'enterSheet'], step: { tool: 'paper' } },
  { acts: ['recordService'], step: { tool: 'unreached' } },
  { acts: ['revokeProxy'], step: { tool: 'proxies' } },
  { acts: ['importOfficial'], step: { tool: 'official' } },
  { acts: ['addTask', 'finishTask', 'addEvidence', 'accept'], step: { tool: 'progress' } },
]

/** What there is no use for before a poll is announced. */
const ofPoll = new Set(['paper', 'unreached', 'proxies', 'official'])

/** The steps that the acts allow, in the order of a matter's way. Paper, service and mandates come with a poll alone. */
export function stepsOf({ mine, poll, stage }: Pick<ProposalView, 'mine' | 'poll' | 'stage'>): Step[] {
  const may = new Set(mine?.may ?? [])
  return stepsOfActs.flatMap(({ acts, step }) => {
    if (!acts.some((act) => may.has(act))) return []
    if (ofPoll.has(step.tool) && !poll) return []
    if (step.tool === 'progress' && stage?.kind !== 'act' && stage?.kind !== 'accept') return []
    return [step]
  })
}
