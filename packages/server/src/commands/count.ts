import {
  type BallotForm,
  type Ballots,
  ballotFault,
  type Counted,
  type Method,
  methodOf,
  methods,
} from '@yishi/schema/rules'
import { z } from 'zod'
import { answerEach } from './answerEach.ts'
import { parse } from './parse.ts'
import { readJson } from './readInput.ts'
import { InputFault, type Reply } from './reply.ts'

const election = z.strictObject({
  method: z.enum(Object.keys(methods)),
  options: z
    .array(z.string().min(1, 'an option has a name'))
    .min(1, 'at least one option')
    .superRefine((options, context) => {
      const twice = options.findIndex((option, at) => options.indexOf(option) < at)
      if (twice >= 0)
        context.addIssue({ code: 'custom', path: [twice], message: 'the option stands here twice' })
    }),
  ballots: z.array(z.unknown()),
})

const n = z.int('a whole number of ballots, 1 or more').min(1).transform(BigInt)
/** A plain record would drop a key named `__proto__`; which keys and values are right is for `ballotFault`. */
const scores = z.custom<Record<string, number>>(isObject, 'an object of scores')
const counted: { [F in BallotForm]: z.ZodType<Counted<F>> } = {
  single: z.strictObject({ n, choice: z.string() }),
  approval: z.strictObject({ n, approved: z.array(z.string()) }),
  score: z.strictObject({ n, scores }),
  ranked: z.strictObject({ n, ranking: z.array(z.array(z.string())) }),
}

/** `yishi count [FILE]`: what ballots come to by a method. */
export async function countCommand(file?: string): Promise<Reply> {
  return answerEach(await readJson(file), answer)
}

function answer(input: unknown): unknown {
  const { method: key, options, ballots } = parse(election, input)
  const method = methodOf(key)!
  return method.count(
    options,
    ballots.map((ballot, at) => ballotFrom(method, options, ballot, ['ballots', `${at}`])),
  )
}

function ballotFrom<F extends BallotForm>(
  method: Method<F>,
  options: readonly string[],
  input: unknown,
  at: readonly string[],
): Counted<F> {
  const ballot = parse(counted[method.form], input, at)
  const fault = ballotFault<F>(method, options, ballot as Ballots[F])
  if (fault) throw new InputFault('input-invalid', [...at, fault.path].join('.'), faultMessages[fault.code])
  return ballot
}

const faultMessages = {
  'unknown-option': 'no such option',
  'option-twice': 'the option stands in this ballot already',
  'equal-ranks': 'this method takes no equal ranks',
  'empty-rank': 'a rank without an option',
  'score-out-of-range': 'a score is a whole number from 0 to 5',
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
