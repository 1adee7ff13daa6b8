/** The rooms of the hall: what stands behind `#/`. */
export const rooms = ['home', 'n', 'p', 'v', 'council', 'mine', 'propose', 'receipt', 'sign-in'] as const
export type Room = (typeof rooms)[number]

/** Where one is: a room, and of what (a notice's, matter's or poll's id, or a receipt's code). */
export interface Place {
  room: Room
  id: string
}

/**
 * The place behind a page's `#`: `#/p/m-12`. Null where it is none of the hall's, such as an anchor of the site's own.
 */
export function placeOf(hash: string): Place | null {
  const [, room = '', id = '', more] = /^#\/([a-z-]*)(?:\/([\w-]+))?(.*)$/.exec(hash) ?? []
  if (!hash.startsWith('#/') || more !== '') return null
  if (room === '') return { room: 'home', id: '' }
  const known = rooms.find((one) => one === room && one !== 'home')
  if (!known || (needsId.has(known) && id === '')) return null
  return { room: known, id }
}

const needsId: ReadonlySet<Room> = new Set(['n', 'p', 'v'])
