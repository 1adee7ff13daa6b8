import { due, isInstant, isTimeZone } from '@yishi/schema/rules'
import { z } from 'zod'
import { answerEach } from './answerEach.ts'
import { parse } from './parse.ts'
import { readJson } from './readInput.ts'
import { InputFault, type Reply } from './reply.ts'

const term = z.strictObject({
  from: z.string().refine(isInstant, 'an instant with its offset: "2026-04-07T10:00:00+08:00"'),
  days: z.int().min(1, 'at least one day'),
  unit: z.enum(['day', 'workday']),
  timeZone: z.string().refine(isTimeZone, 'the name of a time zone: "Asia/Shanghai"'),
})

/** `yishi due [FILE]`: when a term ends. */
export async function dueCommand(file?: string): Promise<Reply> {
  return answerEach(await readJson(file), answer)
}

function answer(input: unknown): unknown {
  const answered = due(parse(term, input))
  if (answered.ok) return answered.value
  const { code, params } = answered.refusal
  throw new InputFault(
    code,
    'days',
    `the calendar of working days runs from ${params?.firstYear} to ${params?.lastYear}`,
  )
}
