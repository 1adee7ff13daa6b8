import type { Client } from '../../client.ts'
import { YishiChangedEvent } from '../../events.ts'
import { bookNow, takeBook, type VisitBook } from './visitBook.ts'
import { type QueuedVisit, VisitQueue } from './visitQueue.ts'

/** How old a book may be before a new one is taken, and how often what waits is tried, in milliseconds. */
const fresh = 120_000
const every = 20_000

/**
 * A grid worker's rounds on this device: the book, the queue, and sending it by itself whenever there is a network. One for each
 * server, zone and page; who draws it listens to `change`.
 */
export class VisitRounds extends EventTarget {
  book: VisitBook | undefined
  queue: VisitQueue | undefined
  private readonly client: Client
  private readonly office: string
  private readonly zone: string
  private taking: Promise<void> | undefined

  constructor(client: Client, office: string, zone: string) {
    super()
    this.client = client
    this.office = office
    this.zone = zone
    const kept = this.keptBook()
    if (kept) this.turnTo(kept)
    addEventListener('online', () => this.flush())
    setInterval(() => this.flush(), every)
  }

  /** How many visits are still on this device. */
  get waiting(): number {
    return this.queue?.list().length ?? 0
  }

  /** The office's time. */
  get now(): string {
    return this.book ? bookNow(this.book) : new Date().toISOString()
  }

  /** A book that is new enough, or the one that was taken along. */
  async load(): Promise<VisitBook | undefined> {
    if (!this.book || Date.now() - this.book.takenAt > fresh) await this.renew()
    return this.book
  }

  /** Take a new book, where there is a network. */
  renew(): Promise<void> {
    this.taking ??= takeBook(this.client, this.zone).then((book) => {
      this.taking = undefined
      if (!book) return
      this.keepBook(book)
      this.turnTo(book)
      this.flush()
    })
    return this.taking
  }

  /** Keep a visit on the device at once, then try to send it. */
  async add(visit: QueuedVisit): Promise<void> {
    this.queue?.add(visit)
    this.changed()
    await this.flush()
  }

  drop(id: string): void {
    this.queue?.drop(id)
    this.changed()
  }

  /** Send what waits. */
  async flush(): Promise<void> {
    const { queue, client } = this
    if (!queue?.list().some(({ refusal }) => !refusal)) return
    if (!client.token || !navigator.onLine) return
    const sent = await queue.flush((input) => client.act('visit', input))
    this.changed()
    if (!sent) return
    // Who was heard has changed: every element reads again, and so does the book.
    if (this.book) this.book.takenAt = 0
    await this.renew()
    dispatchEvent(new YishiChangedEvent('visit'))
  }

  private turnTo(book: VisitBook): void {
    if (book.person !== this.book?.person)
      this.queue = new VisitQueue(shelf(), `yishi-visits ${this.office} ${book.person}`)
    this.book = book
    this.changed()
  }

  private changed(): void {
    this.dispatchEvent(new Event('change'))
  }

  private get bookName(): string {
    return `yishi-book ${this.office} ${this.zone}`
  }

  private keptBook(): VisitBook | undefined {
    try {
      const kept = localStorage.getItem(this.bookName)
      return kept ? (JSON.parse(kept) as VisitBook) : undefined
    } catch {
      return undefined
    }
  }

  private keepBook(book: VisitBook): void {
    try {
      localStorage.setItem(this.bookName, JSON.stringify(book))
    } catch {
      // The device keeps nothing for us: the book lives as long as the page.
    }
  }
}

/** The device's storage; one that refuses where it is closed to us. */
function shelf(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return localStorage
  } catch {
    return {
      getItem: () => null,
      setItem: () => {
        throw new Error('closed')
      },
    }
  }
}

const rounds = new Map<string, VisitRounds>()

/** The rounds of a server and zone; the same for everybody on the page. */
export function roundsOf(client: Client, office: string, zone: string): VisitRounds {
  const name = `${office} ${zone}`
  const known = rounds.get(name) ?? new VisitRounds(client, office, zone)
  rounds.set(name, known)
  return known
}
