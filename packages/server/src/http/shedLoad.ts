import { refuse } from '@yishi/schema/words'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusalThrown } from '../refusalThrown.ts'
import { sendRefusal } from './fault.ts'

/** What is let in at the same time, by how much it matters: a ballot has a last minute, a page can be opened again. */
export interface Room {
  cast: number
  act: number
  read: number
}

/**
 * Enough that the database always has work, too little that anybody waits long behind others. A read takes up to a tenth of a second where
 * the machine is busy; whoever is let in is answered within seconds.
 */
export const usualRoom: Room = { cast: 2_000, act: 100, read: 50 }

/**
 * Ballots inside from which they are a crowd, and the milliseconds for which it is taken to go on: between two groups of ballots nobody is inside.
 * Meanwhile one page is read at a time, and after one that took so long none for {@link rest} times as long; but nobody who reads slowly keeps the
 * others out for longer than that second. Reads that each found room left the ballots a fifth of the machine.
 */
const crowd = 8
const lasting = 1000
const rest = 4

/** After how many seconds whoever found no room comes again. */
const later = 2

/** Do what a remembered read is made of, if there is room for a read; else throw that it is busy. */
export type Making = <T>(make: () => Promise<T>) => Promise<T>

/**
 * Turn away at the door what could only wait: 503 with `Retry-After`, before anything is read or asked. Reads go before acts, and acts before
 * casts; while a crowd casts, reads have what it can spare. Health, files and streams are always answered; so is what is remembered, and takes room only while it is made.
 */
export function shedLoad(app: FastifyInstance, room: Room = usualRoom): Making {
  const inside: Record<keyof Room, number> = { cast: 0, act: 0, read: 0 }
  const admitted = new WeakMap<object, { kind: keyof Room; since: number }>()
  /** Until when a crowd casts, until when reads stand back behind it, and whose turn it is to read meanwhile. */
  let crowded = 0
  let resting = 0
  let turn: object | null = null
  const isCrowded = (now: number): boolean => {
    if (inside.cast >= crowd) crowded = now + lasting
    return now < crowded
  }
  const isFull = (kind: keyof Room, now: number): boolean =>
    inside[kind] >= room[kind] || (kind === 'read' && isCrowded(now) && now < resting)
  const enter = (request: FastifyRequest, kind: keyof Room, now: number): void => {
    inside[kind]++
    admitted.set(request.raw, { kind, since: now })
    if (!isCrowded(now) || kind !== 'read') return
    turn = request.raw
    resting = now + lasting
  }
  const leave = (request: FastifyRequest): void => {
    const found = admitted.get(request.raw)
    if (found === undefined) return
    admitted.delete(request.raw)
    inside[found.kind]--
    if (request.raw !== turn) return
    const now = performance.now()
    turn = null
    resting = now + Math.min(lasting, rest * (now - found.since))
  }
  app.addHook('onRequest', (request, reply, done) => {
    const kind = kindOf(request)
    if (kind === null) return done()
    const now = performance.now()
    if (isFull(kind, now)) {
      sendRefusal(reply, { code: 'busy', params: { seconds: later } }, 503)
      return
    }
    enter(request, kind, now)
    // Also where the other side hangs up, or the answer is a stream that somebody else writes.
    reply.raw.once('close', () => leave(request))
    done()
  })
  return async (make) => {
    if (inside.read >= room.read) throw new RefusalThrown(refuse('busy', { seconds: later }))
    inside.read++
    try {
      return await make()
    } finally {
      inside.read--
    }
  }
}

function kindOf({ method, url }: FastifyRequest): keyof Room | null {
  const path = url.split('?', 1)[0]!
  if (path === '/health' || path === '/ready' || path.startsWith('/changes/')) return null
  // Files ask the database for nothing, and a page without its script shows nobody what to do.
  if (path.startsWith('/widget/')) return null
  if (isRemembered(path)) return null
  if (path === '/trpc/act.cast') return 'cast'
  // Whoever has cast a ballot waits for its proof: it is no page that can be opened later.
  if (path === '/trpc/read.receipt') return 'act'
  return method === 'POST' ? 'act' : 'read'
}

/** Boards, notices and polls as data, and the log: read once a second for all who ask. */
const isRemembered = (path: string): boolean => /^\/(board|log)\/|^\/[nv]\/[^/]+\.json$/.test(path)
