import { announcePollInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type PollForce, refuse, type SpecOf } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct, specOf } from '../act.ts'
import { insert, update } from '../change.ts'
import { questionsAsked } from '../poll/questionsAsked.ts'
import { ruleOfQuestion } from '../poll/questionView.ts'
import { freezing, rereadRoot } from '../roll/freezing.ts'
import { lockRoll } from '../roll/lockRoll.ts'
import { openRollObjections } from '../roll/openRollObjections.ts'

/**
 * 表决公告: the questions, the roll and the two instants are fixed, and the roll freezes. Force, mode and rule are those of the
 * matter's process, and so is how each question may be counted; the rules are copied with their numbers.
 */
export const announcePoll = matterAct({
  name: 'announcePoll',
  who: ['clerk'],
  stage: ['poll'],
  when: 'settling',
  input: announcePollInput,
  async load(tx, context, [input]) {
    const { proposal, stage } = context.matter
    const announced = await tx.$count(
      t.poll,
      and(
        eq(t.poll.tenantId, proposal.tenantId),
        eq(t.poll.proposalId, proposal.proposalId),
        eq(t.poll.stageSeq, stage!.seq),
      ),
    )
    const roll = announced > 0 ? undefined : await lockRoll(tx, context, input!.roll)
    const clauses = await tx.$count(
      t.attachment,
      and(eq(t.attachment.tenantId, proposal.tenantId), eq(t.attachment.attachmentId, input!.clause ?? '')),
    )
    return {
      announced,
      roll,
      frozen: roll ? await rereadRoot(tx, roll) : null,
      objections: roll ? await openRollObjections(tx, roll) : 0,
      clauses,
    }
  },
  decide(input, { announced, roll, frozen, objections, clauses }, { matter, now, due, id }) {
    if (announced > 0) return refuse('already-done')
    const spec = specOf(matter, 'poll')
    if (!roll) return refuse('unknown-roll', undefined, 'roll')
    if (roll.kind !== spec.electorate)
      return refuse('roll-mismatch', { kind: roll.kind, wanted: spec.electorate }, 'roll')
    if (objections > 0) return refuse('objections-open', { open: objections }, 'roll')
    if (!frozen) return refuse('roll-mismatch', undefined, 'roll')
    const { fewest, most } = spec.days
    if (input.days < fewest) return refuse('period-too-short', { days: input.days, fewest }, 'days')
    if (input.days > most) return refuse('period-too-long', { days: input.days, most }, 'days')
    const opensAt = input.opensAt === null ? now : new Date(input.opensAt)
    if (opensAt < now) return refuse('input-invalid', undefined, 'opensAt')
    if (input.clause !== null && clauses === 0) return refuse('unknown-attachment', undefined, 'clause')
    // Silence counts for something only where the assembly's own rules say so; the clause is named, and the rules are on file.
    if (input.nonResponse !== 'absent' && input.clause === null)
      return refuse('clause-missing', undefined, 'clause')
    if (input.nonResponse !== 'absent' && input.clauseText === undefined)
      return refuse('clause-missing', undefined, 'clauseText')
    const force = input.force ?? spec.force
    if (!mayHaveForce(spec.force, force)) return refuse('not-available', undefined, 'force')
    const proxies = input.proxies ?? defaultProxies(spec.electorate)
    if (proxies > 0 && spec.electorate === 'members')
      return refuse('proxies-not-allowed', undefined, 'proxies')
    const { proposalId, zoneId, process } = matter.proposal
    const asked = questionsAsked(input.questions, { process, spec, force })
    if (!asked.ok) return asked
    const questions = asked.value
    const closesAt = due(opensAt, { days: input.days, unit: 'day' })
    const pollId = id()
    const { title, paper, nonResponse, clause, invalidParticipates } = input
    const { mode } = spec
    // No process that asks for it is ever kept.
    if (mode === 'secret') return refuse('secret-with-area', undefined, 'mode')
    const { seq } = matter.stage!
    const ballot = questions.map(({ key, method, options, rule }) => ({
      key,
      method,
      options: options.length,
      rule: ruleOfQuestion({ rule }).key,
    }))
    return {
      ok: true,
      value: { poll: pollId, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
      changes: [
        ...freezing(roll, now),
        insert(t.poll, {
          pollId,
          zoneId,
          proposalId,
          stageSeq: seq,
          rollId: roll.rollId,
          title,
          questions,
          force,
          mode,
          nonResponse,
          clause,
          clauseText: nonResponse === 'absent' ? undefined : input.clauseText,
          proxies,
          invalidParticipates,
          announcedAt: now,
          opensAt,
          closesAt,
          paper,
        }),
        update(t.stage, { proposalId, seq }, { opensAt, closesAt }),
      ],
      open: {
        poll: pollId,
        roll: roll.rollId,
        ...frozen,
        rule: ballot.every(({ rule }) => rule === ballot[0]!.rule) ? ballot[0]!.rule : undefined,
        ballot,
        force,
        mode,
        nonResponse,
        clause: nonResponse === 'absent' ? undefined : input.clauseText,
        invalidParticipates,
        proxies,
        questions: questions.length,
        opensAt: opensAt.toISOString(),
        closesAt: closesAt.toISOString(),
      },
      sealed: { title, questions: questions.map(({ text, options }) => ({ text, options })) },
    }
  },
})

/**
 * A process that only consults never binds, and nobody makes a vote binding whose process does not. Where owners decide, the clerk
 * says whether the papers are counted here, on the official platform, or for consultation alone.
 */
function mayHaveForce(own: PollForce, wanted: PollForce): boolean {
  return wanted === own || (own !== 'advisory' && wanted !== 'binding')
}

/** A household's ballot is given by any of its adults, and members of a body come themselves. */
function defaultProxies(electorate: SpecOf<'poll'>['electorate']): number {
  return electorate === 'owners' || electorate === 'adults' ? 3 : 0
}
