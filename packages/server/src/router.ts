import { initTRPC, TRPCError, type TRPCMutationProcedure, type TRPCQueryProcedure } from '@trpc/server'
import { type Answer, type Refusal, refuse, type SystemRole, systemRoles } from '@yishi/schema/words'
import type { AnyAct, InputOf, Request, ValueOf } from './act.ts'
import { acts } from './acts/index.ts'
import type { Db } from './db/db.ts'
import { answerActs } from './http/answerActs.ts'
import type { Caller } from './http/caller.ts'
import type { Spend } from './http/limits.ts'
import { statusOf } from './http/statusOf.ts'
import type { LogKeys } from './log/keys.ts'
import { type AnyRead, type ReadInput, type ReadValue, runRead } from './read.ts'
import { reads } from './reads/index.ts'
import { RefusalThrown } from './refusalThrown.ts'

/** What a call is given. */
export interface RouterContext {
  db: Db
  caller: Caller
  spend: Spend
  keys: LogKeys
}

const trpc = initTRPC.context<RouterContext>().create({
  isDev: false,
  errorFormatter({ shape, error }) {
    const refusal = refusalOf(error)
    const { code, httpStatus, path } = shape.data
    return { ...shape, message: refusal.code, data: { code, httpStatus, path, refusal } }
  },
})

type Acts = typeof acts
type Reads = typeof reads

/** Acts that somebody other than the system may do. */
type Open = {
  [K in keyof Acts]: Exclude<Acts[K]['who'][number], SystemRole> extends never ? never : K
}[keyof Acts]

type ActProcedures = {
  [K in Open]: TRPCMutationProcedure<{
    input: { key: string; input: InputOf<Acts[K]> }
    output: Answer<ValueOf<Acts[K]>>
    meta: unknown
  }>
}

type ReadProcedures = {
  [K in keyof Reads]: TRPCQueryProcedure<{
    input: ReadInput<Reads[K]>
    output: ReadValue<Reads[K]>
    meta: unknown
  }>
}

const openActs = Object.entries<AnyAct>(acts).filter(([, act]) =>
  act.who.some((role) => !systemRoles.some((its) => its === role)),
)
const act = Object.fromEntries(
  openActs.map(([name, it]) => [name, actProcedure(it)]),
) as unknown as ActProcedures
const read = Object.fromEntries(
  Object.entries<AnyRead>(reads).map(([name, it]) => [name, readProcedure(it)]),
) as unknown as ReadProcedures

/**
 * Every act as a mutation (`act.<name>`) and every read as a query (`read.<name>`), made from the two records. A mutation takes
 * `{key, input}` and answers a value or a refusal, both with status 200; a query answers its value, or an error whose
 * `data.refusal` is the refusal. Acts of the system are not among them.
 */
export const appRouter = trpc.router({ act: trpc.router(act), read: trpc.router(read) })
export type AppRouter = typeof appRouter

/** For calls within the process. */
export const callerFactory = trpc.createCallerFactory(appRouter)

function actProcedure(it: AnyAct) {
  return trpc.procedure
    .input((raw) => raw)
    .mutation(({ ctx, input }) => answerAct(ctx, it, (input ?? {}) as Request))
}

async function answerAct(context: RouterContext, it: AnyAct, request: Request): Promise<Answer<unknown>> {
  const [answer] = await answerActs(context, it, [{ caller: context.caller, request }])
  if ('fault' in answer!) throw answer.fault
  return answer!
}

function readProcedure(it: AnyRead) {
  return trpc.procedure
    .input((raw) => raw)
    .query(async ({ ctx: { db, caller, spend, keys }, input }) => {
      const full = await spend(it.cost ?? 'read', caller.who?.person ?? caller.address)
      const answer =
        full === null ? await runRead(db, it, caller.who, input, keys) : refuse('busy', { seconds: full })
      if (answer.ok) return answer.value
      throw new TRPCError({
        code: codes[statusOf(answer.refusal.code)] ?? 'BAD_REQUEST',
        cause: new RefusalThrown(answer),
      })
    })
}

const codes: Record<number, TRPCError['code']> = {
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
}

function refusalOf(error: TRPCError): Refusal {
  if (error.cause instanceof RefusalThrown) return error.cause.refused.refusal
  switch (error.code) {
    case 'INTERNAL_SERVER_ERROR':
      return { code: 'internal' }
    case 'NOT_FOUND':
    case 'METHOD_NOT_SUPPORTED':
      return { code: 'not-available' }
    case 'PAYLOAD_TOO_LARGE':
      return { code: 'too-large' }
    default:
      return { code: 'input-invalid' }
  }
}
