import { type Grant, isWithin } from '@yishi/schema/words'
import type { Client } from '../../client.ts'
import type { Door } from './households.ts'

/** A matter for which doors are visited. */
export interface BookMatter {
  proposal: string
  title: string
  /** Affected households whose voice has not been heard. */
  unheard: Door[]
}

/**
 * What a grid worker takes along: their doors and the matters under way. It is kept on the device, for the doors have no network;
 * names and telephone numbers stay on the server.
 */
export interface VisitBook {
  person: string
  /** When it was taken, by the device's own clock, and by the office's. */
  takenAt: number
  now: string
  doors: Door[]
  matters: BookMatter[]
}

/** More doors than one person visits. */
const mostDoors = 3000
const mostMatters = 20
const stages = ['consult', 'deliberate', 'notice'] as const

/** Take a new book from the server; null where the network is gone or somebody may not. */
export async function takeBook(client: Client, zone: string): Promise<VisitBook | null> {
  try {
    const [me, board] = await Promise.all([
      client.read('me', { zone }),
      client.read('board', { zone, limit: 1 }),
    ])
    if (!me.ok || !board.ok) return null
    const doors: Door[] = []
    for (const grid of gridsOf(me.value.grants, zone)) doors.push(...(await readDoors(client, grid)))
    const { person } = me.value
    return {
      person,
      takenAt: Date.now(),
      now: board.value.now,
      doors,
      matters: await readMatters(client, zone),
    }
  } catch {
    return null
  }
}

/** What the office's clock says now, as far as the device can tell. */
export function bookNow({ now, takenAt }: VisitBook): string {
  return new Date(Date.parse(now) + Date.now() - takenAt).toISOString()
}

/** The doors that fit what is typed: every part of it stands in the door's label, in any order. */
export function findDoors({ doors }: VisitBook, text: string): Door[] {
  const parts = text.split(/\s+/).filter(Boolean)
  return doors.filter(({ label }) => parts.every((part) => label.includes(part)))
}

/** Where a grid worker's doors are, within a zone. */
export function gridsOf(grants: readonly Grant[], zone: string): string[] {
  const grids = grants.flatMap(({ role, zone: grid }) => {
    if (role !== 'gridworker') return []
    if (isWithin(grid, zone)) return [grid]
    return isWithin(zone, grid) ? [zone] : []
  })
  return grids.filter(
    (grid, at) => !grids.some((other, i) => i !== at && isWithin(grid, other) && (grid !== other || i < at)),
  )
}

async function readDoors(client: Client, zone: string): Promise<Door[]> {
  const doors: Door[] = []
  let after: string | undefined
  do {
    const part = await client.read('households', { zone, ...(after ? { after } : {}) })
    if (!part.ok) return doors
    doors.push(...part.value.items.map(({ household, label }) => ({ household, label })))
    after = part.value.next ?? undefined
  } while (after && doors.length < mostDoors)
  return doors
}

async function readMatters(client: Client, zone: string): Promise<BookMatter[]> {
  const lists = await Promise.all(
    stages.map((stage) => client.read('proposals', { zone, state: 'open', stage, most: mostMatters })),
  )
  const items = lists.flatMap((list) => (list.ok ? list.value.items : [])).slice(0, mostMatters)
  const wholes = await Promise.all(items.map(({ id }) => client.read('proposal', { zone, proposal: id })))
  return wholes.flatMap((whole) => {
    if (!whole.ok || !whole.value.mine?.may.includes('visit')) return []
    const { id, title, affected } = whole.value
    const unheard = affected.flatMap(({ household, label, heardAt }) =>
      household && !heardAt ? [{ household, label }] : [],
    )
    return [{ proposal: id, title, unheard }]
  })
}
