/** Who wants to know when something changed in its zone, or zones. */
export interface Follower {
  readonly office: string
  readonly zone: string | undefined
  readonly isConnected: boolean
  refresh(): unknown
}

/** That somebody follows. */
export interface Live {
  /** Whether changes are told, so that nobody has to ask; now and then it says no all the same, to be safe. */
  isTold(): boolean
  stop(): void
}

interface Wish {
  zones: string[]
  changed(): unknown
}

const streams = new Map<string, { source: EventSource; wishes: Set<Wish> }>()
const lives = new WeakMap<Live, string>()

/** Pages do not all ask in the same moment. Milliseconds. */
const spread = 2000

/**
 * Tell somebody when something changes in their zones, above or below. All that stand on a page share one stream for each community; the
 * browser takes it up again by itself where it was cut off. Where there is none, nobody is told, and who follows goes on asking.
 */
export function follow(follower: Follower, former: Live | undefined): Live | undefined {
  const { office, zone = '', isConnected } = follower
  const what = `${office} ${zone}`
  if (former && isConnected && lives.get(former) === what) return former
  former?.stop()
  const zones = zone.split(/[\s,]+/).filter(Boolean)
  if (!isConnected || !zones.length || !globalThis.EventSource) return undefined
  const wish = { zones, changed: follower.refresh }
  const addresses = new Set(zones.map((one) => `${office}/changes/${one.split('.')[0]}`))
  for (const address of addresses) streamAt(address).wishes.add(wish)
  let asked = 0
  const live: Live = {
    isTold: () =>
      ++asked % 20 > 0 &&
      [...addresses].every((one) => streams.get(one)?.source.readyState === EventSource.OPEN),
    stop() {
      for (const address of addresses) leave(address, wish)
    },
  }
  lives.set(live, what)
  return live
}

function streamAt(address: string) {
  const known = streams.get(address)
  if (known) return known
  const stream = { source: new EventSource(address), wishes: new Set<Wish>() }
  let met = false
  stream.source.onmessage = ({ data }) => {
    const news: string[] = JSON.parse(data).zones
    // What came in before the stream stood was told to nobody.
    for (const { zones, changed } of stream.wishes)
      if (!met || zones.some((zone) => news.some((other) => touch(zone, other))))
        setTimeout(changed, Math.random() * spread)
    met = true
  }
  streams.set(address, stream)
  return stream
}

function leave(address: string, wish: Wish): void {
  const stream = streams.get(address)
  if (!stream?.wishes.delete(wish) || stream.wishes.size) return
  stream.source.close()
  streams.delete(address)
}

// A page that nobody looks at does not ask; once it is looked at again it does.
globalThis.document?.addEventListener('visibilitychange', () => {
  if (document.hidden) return
  for (const { wishes } of streams.values()) for (const { changed } of wishes) changed()
})

/** Whether one of two zones lies in the other. */
function touch(one: string, other: string): boolean {
  return `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`)
}
