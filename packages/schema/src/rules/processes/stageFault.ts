import type { Body, Period, Process, SpecOf } from '../../words/index.ts'
import { knowsFor } from '../knowsFor.ts'
import { conditionsOf, measuresOf, type NamedRule } from '../rule.ts'
import { ruleIn } from '../ruleIn.ts'
import type { ProcessFault } from './processFault.ts'

/** Rules under which a body may decide: the law sets their numbers. The council sets its own. */
const rulesOf: Record<Exclude<Body, 'council'>, readonly string[]> = {
  adults: ['residents.meeting', 'village.meeting.villagers'],
  households: ['residents.meeting', 'village.meeting.households', 'village.group'],
  representatives: ['residents.representatives', 'village.representatives'],
  party: ['party.assembly'],
  members: ['collective.members'],
}

/** How many days before a meeting its members are called, at least. */
const ahead: Record<Body, number> = {
  adults: 10,
  households: 10,
  members: 10,
  representatives: 3,
  party: 1,
  council: 1,
}
/** Owners are called so many days before they vote, and vote for so many at least. */
const owners = { call: 15, poll: 5 }
/** Results hang for so long; anything else that is open to objections for so long. */
const hangs = { publish: 15, notice: 5 }
/** Groups below these are not broken down, and do not speak for a neighbourhood. */
const fewest = { raters: 10, ratings: 5 }

/** Where one stage goes below what law and practice ask of its kind, or names a rule that does not fit it. */
export function stageFault(process: Process, at: number): ProcessFault | undefined {
  const spec = process.stages[at]!
  const path = `stages.${at}`
  switch (spec.kind) {
    case 'publish':
      return shorter(spec.period, hangs.publish, `${path}.period`)
    case 'notice':
    case 'preliminary':
      return shorter(spec.period, hangs.notice, `${path}.period`)
    case 'call':
      return shorter(spec.period, callOf(process, at), `${path}.period`)
    case 'meet':
      return shorter(spec.ahead, ahead[spec.body], `${path}.ahead`) ?? meetFault(process, spec, path)
    case 'deliberate':
      return byHeads(ruleIn(process, spec.rule), `${path}.rule`)
    case 'poll':
      return pollFault(process, at, spec)
    case 'appraise':
      return spec.raters < fewest.raters
        ? { code: 'process-invalid', path: `${path}.raters`, params: { least: fewest.raters } }
        : undefined
    case 'rate':
      return spec.fewest < fewest.ratings
        ? { code: 'process-invalid', path: `${path}.fewest`, params: { least: fewest.ratings } }
        : undefined
    case 'screen':
    case 'second':
    case 'consult':
    case 'count':
    case 'act':
    case 'accept':
    case 'ask':
    case 'study':
      return undefined
  }
}

/** A period in working days is never shorter than as many natural ones. */
function shorter({ days }: Period, least: number, path: string): ProcessFault | undefined {
  if (days >= least) return undefined
  return { code: 'period-too-short', path: `${path}.days`, params: { days: least } }
}

/** Who is called, says how long before. */
function callOf({ stages }: Process, at: number): number {
  const called = stages.slice(at).find((spec) => spec.kind === 'meet' || spec.kind === 'poll')
  if (called?.kind === 'meet') return ahead[called.body]
  return called?.kind === 'poll' && called.electorate === 'owners' ? owners.call : 1
}

function meetFault(process: Process, { body, rule }: SpecOf<'meet'>, path: string): ProcessFault | undefined {
  if (body === 'council') return byHeads(ruleIn(process, rule), `${path}.rule`)
  return rulesOf[body].includes(rule)
    ? undefined
    : { code: 'rule-invalid', path: `${path}.rule`, params: { rule } }
}

/** Members of a council weigh the same. */
function byHeads(rule: NamedRule | undefined, path: string): ProcessFault | undefined {
  return rule && !measuresOf(rule).has('area') ? undefined : { code: 'rule-invalid', path }
}

function pollFault(process: Process, at: number, spec: SpecOf<'poll'>): ProcessFault | undefined {
  const path = `stages.${at}`
  const { days, electorate, force } = spec
  const rule = ruleIn(process, spec.rule)
  if (!rule || speaksOfPresence(rule)) return { code: 'rule-invalid', path: `${path}.rule` }
  if (days.fewest > days.most) return { code: 'process-invalid', path: `${path}.days.most` }
  const asked = methodsFault(spec, path) ?? furtherRulesFault(process, spec, path)
  if (asked) return asked
  if (electorate !== 'owners') return byHeads(rule, `${path}.rule`)
  if (force === 'advisory') return undefined
  if (!['cn278.general', 'cn278.special'].includes(spec.rule))
    return { code: 'rule-invalid', path: `${path}.rule`, params: { rule: spec.rule } }
  if (days.fewest < owners.poll)
    return {
      code: 'period-too-short',
      path: `${path}.days.fewest`,
      params: { days: owners.poll },
    }
  const called = process.stages.slice(0, at).some((before) => before.kind === 'call')
  return called ? undefined : { code: 'process-invalid', path }
}

/** Nobody is present at a poll. */
function speaksOfPresence(rule: NamedRule): boolean {
  return conditionsOf(rule).some(({ part, whole }) => part === 'present' || whole === 'present')
}

/** Each method once; one that knows no for gives nothing that a rule could judge, and so it only advises. */
function methodsFault({ methods = [], force }: SpecOf<'poll'>, path: string): ProcessFault | undefined {
  for (const [i, method] of methods.entries()) {
    const at = `${path}.methods.${i}`
    if (methods.indexOf(method) < i) return { code: 'process-invalid', path: at }
    if (!knowsFor(method) && force !== 'advisory')
      return { code: 'method-only-advises', path: at, params: { method } }
  }
  return undefined
}

/**
 * A question may carry another rule than its stage's where there is one, and where it fits who votes. Where owners decide it is the
 * stricter of the law's two alone: three quarters for what takes half, never the other way round.
 */
function furtherRulesFault(
  process: Process,
  { rules = [], electorate, force }: SpecOf<'poll'>,
  path: string,
): ProcessFault | undefined {
  for (const [i, key] of rules.entries()) {
    const at = `${path}.rules.${i}`
    const rule = ruleIn(process, key)
    const weaker = electorate === 'owners' && force !== 'advisory' && key !== 'cn278.special'
    if (!rule || speaksOfPresence(rule) || weaker)
      return { code: 'rule-invalid', path: at, params: { rule: key } }
    const fault = electorate === 'owners' ? undefined : byHeads(rule, at)
    if (fault) return fault
  }
  return undefined
}
