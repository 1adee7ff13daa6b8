import { describe, expect, it } from 'vitest'
import { decideCommand } from './decide.ts'
import { answers, paths } from './inputs.testing.ts'

describe('yishi decide', () => {
  const meeting = {
    rule: 'council.simple',
    electorate: { heads: 9 },
    present: { heads: 6 },
    votes: { for: { heads: 4 }, against: { heads: 2 }, abstain: { heads: 0 } },
  }
  const owners = {
    rule: 'cn278.general',
    electorate: { heads: 9, area: '900' },
    votes: {
      for: { heads: 6, area: '600.5' },
      against: { heads: 0, area: '0' },
      abstain: { heads: 0, area: '0.00' },
    },
  }
  const own = { measure: 'area', part: 'for', whole: 'electorate', comparison: '>=', threshold: '4/6' }
  const ruled = (rule: unknown) => ({ ...owners, rule })

  it('finds unknown keys wherever they are', async () => {
    expect(
      await paths(decideCommand, [
        { ...meeting, note: '' },
        { ...meeting, electorate: { heads: 9, households: 9 } },
        { ...meeting, present: { head: 6 } },
        { ...meeting, votes: { ...meeting.votes, blank: { heads: 0 } } },
        { ...meeting, votes: { ...meeting.votes, for: { heads: 1, percent: 1 } } },
        { ...meeting, silentServed: { heads: 1, why: '' } },
        { ...meeting, options: { silence: 'absent' } },
        ruled({ quorum: [], approval: [own], veto: [] }),
        ruled({ quorum: [], approval: [{ ...own, basis: '' }] }),
      ]),
    ).toEqual([
      'note',
      'electorate.households',
      'present.head',
      'votes.blank',
      'votes.for.percent',
      'silentServed.why',
      'options.silence',
      'rule.veto',
      'rule.approval.0.basis',
    ])
  })

  it('finds heads that are not safe whole numbers from 0', async () => {
    const given = [-1, 1.5, '3', null, true, 9007199254740992, 1e300].map((heads) => ({
      ...meeting,
      votes: { ...meeting.votes, for: { heads } },
    }))
    expect(new Set(await paths(decideCommand, given))).toEqual(new Set(['votes.for.heads']))
  })

  it('finds areas that are not text of digits with at most two places', async () => {
    const given = [600, '6e2', '-1', '1,000.00', '.5', '1.', '1.005', '', ' 1', '６'].map((area) => ({
      ...owners,
      votes: { ...owners.votes, against: { heads: 0, area } },
    }))
    expect(new Set(await paths(decideCommand, given))).toEqual(new Set(['votes.against.area']))
  })

  it('finds what is missing', async () => {
    const { present: _, ...absent } = meeting
    const { abstain: __, ...twoSided } = meeting.votes
    const { rule: ___, ...unruled } = meeting
    expect(
      await paths(decideCommand, [
        absent,
        { ...meeting, votes: twoSided },
        unruled,
        { ...owners, electorate: { heads: 9 } },
        { ...owners, votes: { ...owners.votes, invalid: { heads: 0 } } },
        { ...owners, silentServed: {} },
      ]),
    ).toEqual([
      'present.heads',
      'votes.abstain',
      'rule',
      'electorate.area',
      'votes.invalid.area',
      'silentServed.area',
    ])
  })

  it('finds figures that contradict each other', async () => {
    expect(
      await paths(decideCommand, [
        { ...meeting, present: { heads: 5 } },
        { ...meeting, present: { heads: 10 } },
        { ...meeting, silentServed: { heads: 4 } },
        { ...owners, votes: { ...owners.votes, invalid: { heads: 0, area: '299.51' } } },
      ]),
    ).toEqual(['present.heads', 'present.heads', 'electorate.heads', 'electorate.area'])
  })

  it('finds rules that are none, and options that are none', async () => {
    expect(
      await paths(decideCommand, [
        ruled('cn278'),
        ruled('constructor'),
        ruled(null),
        ruled({ approval: [own] }),
        ruled({ quorum: [], approval: [] }),
        ruled({ quorum: [{ ...own, threshold: '3/2' }], approval: [own] }),
        ruled({ quorum: [], approval: [own, { ...own, threshold: '01/2' }] }),
        ruled({ quorum: [], approval: [{ ...own, comparison: '=' }] }),
        ruled({ quorum: [], approval: [{ ...own, whole: 'invalid' }] }),
        ruled({ quorum: [], approval: [{ ...own, measure: 'households' }] }),
        { ...meeting, options: { nonResponse: 'deemed-for' } },
        { ...meeting, options: { invalidParticipates: 'yes' } },
      ]),
    ).toEqual([
      'rule',
      'rule',
      'rule',
      'rule.quorum',
      'rule.approval',
      'rule.quorum.0.threshold',
      'rule.approval.1.threshold',
      'rule.approval.0.comparison',
      'rule.approval.0.whole',
      'rule.approval.0.measure',
      'options.nonResponse',
      'options.invalidParticipates',
    ])
  })

  it('takes what a rule does not need, and a rule of one’s own in its own order', async () => {
    const both = { quorum: [{ ...own, measure: 'heads' }, own], approval: [own] }
    const [first, second] = await answers(decideCommand, [
      { ...meeting, electorate: { heads: 9, area: '1' } },
      ruled(both),
    ])
    expect(first).toMatchObject({ outcome: 'passed' })
    expect(second).toMatchObject({
      outcome: 'passed',
      conditions: [
        { kind: 'quorum', measure: 'heads', part: '6', threshold: '4/6' },
        { kind: 'quorum', measure: 'area', part: '600.50', whole: '900.00' },
        { kind: 'approval' },
      ],
    })
  })

  it('takes a number however JSON writes it, and minus zero for zero', async () => {
    const { votes } = JSON.parse(
      '{"votes": {"for": {"heads": 4.0e0}, "against": {"heads": 2.0}, "abstain": {"heads": -0}}}',
    )
    const [answer] = await answers(decideCommand, [{ ...meeting, votes }])
    expect(answer).toMatchObject({ outcome: 'passed', conditions: [{}, { part: '4', whole: '6' }] })
  })

  it('shows the strict count whenever silence is deemed to be anything', async () => {
    const deemed = { ...meeting, options: { nonResponse: 'deemed-abstain' } }
    const [absent, abstaining] = await answers(decideCommand, [meeting, deemed])
    expect(abstaining).toEqual({ ...absent, strict: absent })
  })
})
