import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import type { Request } from '../act.ts'
import { cast } from '../acts/cast.ts'
import { answerActs, type Told } from './answerActs.ts'
import { type Claimed, callersOf, claimedIn, ownOrigins } from './caller.ts'
import { makeCollector } from './collector.ts'
import { describeFault } from './describeFault.ts'
import { isShallow } from './isShallow.ts'
import type { Inside } from './server.ts'

/** Milliseconds that a group of casts waits at most for all who were here when the last was done: less than what a group takes. */
const patience = 10

interface Ballot {
  claimed: Claimed
  request: Request
  proposal: string
  elector: string
}

/**
 * Casting, which thousands do in the same hour: the same act by the same path as any, but those who come together share a transaction.
 * Takes and answers what tRPC does for one call, alone or as a batch of one; answers false for whatever else it is asked, which is
 * tRPC's.
 */
export function castRoute(
  inside: Inside,
  log: FastifyBaseLogger,
): (request: FastifyRequest, reply: FastifyReply) => Promise<boolean> {
  const own = ownOrigins(inside.config.origin)
  const collect = makeCollector<Ballot, Told>({
    most: cast.batch!.most,
    patience,
    place: ({ proposal }) => proposal,
    key: ({ elector }) => elector,
    async run(ballots) {
      const begin = performance.now()
      const callers = await callersOf(
        inside.db,
        ballots.map(({ claimed }) => claimed),
      )
      const asked = ballots.map(({ request }, i) => ({ request, caller: callers[i]! }))
      const told = await answerActs(inside, cast, asked)
      const ms = Math.round((performance.now() - begin) * 10) / 10
      log.info({ method: 'POST', path: '/trpc/act.cast', casts: told.length, ms }, 'answered')
      return told
    },
  })
  return async (request, reply) => {
    const call = readCall(request)
    if (!call) return false
    const told = await collect({ ...call, claimed: claimedIn(own, request) }).catch(
      (fault: unknown): Told => ({ fault }),
    )
    const failed = 'fault' in told
    if (failed) request.log.error({ fault: describeFault(told.fault), path: 'act.cast' }, 'fault')
    const body = JSON.stringify(failed ? internal : { result: { data: told } })
    void reply
      .code(failed ? 500 : 200)
      .header('content-type', 'application/json')
      .header('vary', 'trpc-accept')
      .send(call.batched ? `[${body}]` : body)
    // Not the reply itself: who awaits that gets nothing, and would take it for a no.
    return true
  }
}

/** How tRPC answers a fault. */
const internal = {
  error: {
    message: 'internal',
    code: -32603,
    data: {
      code: 'INTERNAL_SERVER_ERROR',
      httpStatus: 500,
      path: 'act.cast',
      refusal: { code: 'internal' },
    },
  },
}

/** One call in tRPC's wire format; undefined where it is none, or more than that. */
function readCall({
  url,
  body,
  headers,
}: FastifyRequest): (Omit<Ballot, 'claimed'> & { batched: boolean }) | undefined {
  const [, query] = url.split('?', 2)
  const batched = query === 'batch=1'
  const plain =
    headers['trpc-accept'] === undefined && /^application\/json\b/.test(headers['content-type'] ?? '')
  if (!plain || (query !== undefined && !batched) || typeof body !== 'string' || !isShallow(body))
    return undefined
  const whole = parse(body)
  const call = batched ? onlyOne(whole) : whole
  if (!isRecord(call)) return undefined
  const { proposal, elector } = isRecord(call.input) ? call.input : {}
  return {
    request: call as unknown as Request,
    batched,
    proposal: typeof proposal === 'string' ? proposal : '',
    elector: typeof elector === 'string' ? elector : '',
  }
}

function onlyOne(calls: unknown): unknown {
  return isRecord(calls) && Object.keys(calls).join() === '0' ? calls[0] : undefined
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
