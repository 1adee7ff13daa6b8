import type { announcePollInput } from '@yishi/schema/input'
import { knowsFor, type NamedRule, ruleIn } from '@yishi/schema/rules'
import type { Question } from '@yishi/schema/tables'
import {
  type Answer,
  type MethodKey,
  type PollForce,
  type Process,
  type Refused,
  refuse,
  type SpecOf,
} from '@yishi/schema/words'
import type { z } from 'zod'

type Asked = z.output<typeof announcePollInput>['questions'][number]

/** What a poll's stage lets be asked, and with what force it will be asked. */
interface Asking {
  process: Process
  spec: SpecOf<'poll'>
  force: PollForce
}

/** The questions of a poll with their rules copied, or the first thing that its process does not let be asked so. */
export function questionsAsked(asked: readonly Asked[], asking: Asking): Answer<Question[]> {
  const questions: Question[] = []
  for (const [i, { text, method = null, options = [], rule: wanted }] of asked.entries()) {
    const path = `questions.${i}`
    if ((method === null) !== (options.length === 0))
      return refuse('input-invalid', undefined, `${path}.options`)
    const barred = method && methodFault(method, asking, path)
    if (barred) return barred
    const rule = ruleFor(asking, wanted)
    if (!rule) return refuse('rule-invalid', { rule: wanted ?? asking.spec.rule }, `${path}.rule`)
    questions.push({ key: `q${i + 1}`, text, method, options, rule })
  }
  return { ok: true, value: questions }
}

/** An official platform reports for, against and abstain; where nobody is for anything there is no share to decide by. */
function methodFault(method: MethodKey, { spec, force }: Asking, path: string): Refused | undefined {
  const at = `${path}.method`
  if (!spec.methods?.includes(method) || force === 'import-official')
    return refuse('not-available', undefined, at)
  return knowsFor(method) || force === 'advisory' ? undefined : refuse('method-only-advises', { method }, at)
}

function ruleFor({ process, spec }: Asking, wanted = spec.rule): NamedRule | undefined {
  return wanted === spec.rule || spec.rules?.includes(wanted) ? ruleIn(process, wanted) : undefined
}
