import { connect, type Socket } from 'node:net'

/** What a load came to. */
export interface LoadRun {
  perSecond: number
  /** Milliseconds within which that share of the requests was answered. */
  within(share: number): number
  /** By status and, where a caller looks into bodies, by what it found. */
  counts: Record<string, number>
}

/** Who asks, how often and for how long. */
export interface Load {
  port: number
  connections: number
  seconds: number
  /** The next request as it goes over the wire; the connection's number comes along. */
  next(connection: number): Buffer | string
  /** What to count an answer as; its status where nothing is said. */
  look?(answer: Buffer): string
  /** At most so many requests a second over all connections; as many as are answered where nothing is said. */
  rate?: number
}

/** Ask over so many connections, each sending its next request when it has its answer. Cheap, as it shares the machine with who answers. */
export async function load(of: Load): Promise<LoadRun> {
  const times: number[] = []
  const counts: Record<string, number> = {}
  const begin = performance.now()
  const until = begin + of.seconds * 1000
  let sent = 0
  const delay = () => (of.rate ? Math.max(0, begin + (sent++ * 1000) / of.rate - performance.now()) : 0)
  await Promise.all(Array.from({ length: of.connections }, (_, i) => ask(i)))
  const seconds = (performance.now() - begin) / 1000
  times.sort((a, b) => a - b)
  return {
    perSecond: times.length / seconds,
    within: (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!,
    counts,
  }

  function ask(connection: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(of.port, '127.0.0.1')
      socket.setNoDelay(true)
      let since = 0
      const send = () => {
        if (performance.now() >= until) {
          socket.end()
          resolve()
          return
        }
        since = performance.now()
        socket.write(of.next(connection))
      }
      const sendSoon = () => {
        const wait = delay()
        if (wait < 1) send()
        else setTimeout(send, wait)
      }
      socket.once('connect', sendSoon)
      socket.once('error', reject)
      onAnswers(socket, (status, answer) => {
        times.push(performance.now() - since)
        const what = of.look ? of.look(answer) : status
        counts[what] = (counts[what] ?? 0) + 1
        sendSoon()
      })
    })
  }
}

/** Takes the answers out of a stream of bytes; all of ours say how long they are, or have no body. */
function onAnswers(socket: Socket, answered: (status: string, answer: Buffer) => void): void {
  let kept: Buffer = Buffer.alloc(0)
  socket.on('data', (part) => {
    kept = kept.length === 0 ? part : Buffer.concat([kept, part])
    const end = kept.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = kept.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (kept.length < end + 4 + length) return
    const answer = kept.subarray(0, end + 4 + length)
    kept = kept.subarray(end + 4 + length)
    answered(head.slice(9, 12), answer)
  })
}
