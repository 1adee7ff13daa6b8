import type { Answer, Refusal } from '@yishi/schema/words'
import type { ActInput } from '../../router.ts'

/** What is known of a visit before it is sent. */
export type VisitInput = ActInput<'visit'>

/** A visit that was made and is still on this device. */
export interface QueuedVisit {
  input: VisitInput
  /** Whose door it was, and about which matter, to be shown. */
  label: string
  title: string
  /** The server's no; null while it waits to be sent. */
  refusal: Refusal | null
}

/** The part of a storage that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** Refusals that say nothing about the visit: it stays and is tried again. */
const passing = new Set(['not-signed-in', 'sign-in-too-old', 'busy', 'internal', 'not-available'])

/**
 * Visits that wait to be sent, on this device, one queue a person. A visit has its own id from the beginning, so that sending it
 * again, from another tab or after a lost answer, writes nothing twice. It leaves the queue when the server has it.
 */
export class VisitQueue {
  private readonly shelf: Shelf
  private readonly name: string
  private sending = false
  /** What stands here where the device keeps nothing for us. */
  private memory: QueuedVisit[] | undefined

  constructor(shelf: Shelf, name: string) {
    this.shelf = shelf
    this.name = name
  }

  /** Whether what is added outlives the page. */
  get keeps(): boolean {
    return this.memory === undefined
  }

  list(): QueuedVisit[] {
    if (this.memory) return this.memory
    try {
      return JSON.parse(this.shelf.getItem(this.name) ?? '[]') as QueuedVisit[]
    } catch {
      return []
    }
  }

  add(visit: QueuedVisit): void {
    this.put([...this.list().filter(({ input }) => input.visit !== visit.input.visit), visit])
  }

  drop(id: string): void {
    this.put(this.list().filter(({ input }) => input.visit !== id))
  }

  /** Send what waits, in its order, until the network fails. Answers how many the server has now. */
  async flush(send: (input: VisitInput) => Promise<Answer<unknown>>): Promise<number> {
    if (this.sending) return 0
    this.sending = true
    let sent = 0
    try {
      for (const { input } of this.list().filter(({ refusal }) => !refusal)) {
        const answer = await send(input)
        if (answer.ok || isThere(answer.refusal)) {
          this.drop(input.visit)
          sent += 1
        } else if (passing.has(answer.refusal.code)) break
        else this.mark(input.visit, answer.refusal)
      }
    } catch {
      // No network: what is left waits for the next time.
    } finally {
      this.sending = false
    }
    return sent
  }

  private mark(id: string, refusal: Refusal): void {
    this.put(this.list().map((visit) => (visit.input.visit === id ? { ...visit, refusal } : visit)))
  }

  private put(visits: QueuedVisit[]): void {
    if (this.memory) {
      this.memory = visits
      return
    }
    try {
      this.shelf.setItem(this.name, JSON.stringify(visits))
    } catch {
      this.memory = visits
    }
  }
}

/** An earlier try came through: the server has the visit by its id. */
const isThere = ({ code, path }: Refusal): boolean => code === 'already-exists' && path === 'visit'
