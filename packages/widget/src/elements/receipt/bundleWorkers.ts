import {
  type BundleFound,
  Contradicted,
  type Contradiction,
  checkBundle,
  type LogCheck,
  type LogFault,
  type ServedBundle,
} from '@yishi/schema/log'
import BundleWorker from './bundleWorker.ts?worker&inline'
import { readTaken } from './takenText.ts'

type Answer =
  | { found: Omit<BundleFound, 'taken'>; taken: string[] }
  | { contradiction: Contradiction & { code: LogFault } }

/** A bundle that a worker was sent, and how whoever asked is told. */
interface Waiting {
  served: ServedBundle
  checks: readonly LogCheck[]
  resolve: (found: BundleFound | Promise<BundleFound>) => void
  reject: (error: unknown) => void
}

/** More would wait for the one page that feeds them. */
const MOST = 4

/**
 * Bundles checked by workers, as many as there are cores, instead of on the page's own thread. Where the page's policy forbids workers, or
 * one dies, the thread does it all the same. They know of one check alone what it takes: {@link pollResults}.
 */
export class BundleWorkers {
  private readonly waiting = new Map<Worker, Waiting[]>()

  constructor() {
    const cores = Math.min(navigator.hardwareConcurrency || 1, MOST)
    for (let i = 0; cores > 1 && i < cores; i++) this.begin()
  }

  /** What `verifyLog` takes as `checkBundles`. */
  check = (served: ServedBundle, checks: readonly LogCheck[]): Promise<BundleFound> => {
    const [free] = [...this.waiting].sort(([, one], [, other]) => one.length - other.length)
    if (!free) return here(served, checks)
    const [worker, waiting] = free
    return new Promise((resolve, reject) => {
      waiting.push({ served, checks, resolve, reject })
      const { sent, transfer } = parcel(served)
      worker.postMessage(sent, transfer)
    })
  }

  private begin(): void {
    const worker = new BundleWorker()
    this.waiting.set(worker, [])
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const { resolve, reject } = this.waiting.get(worker)!.shift()!
      if ('contradiction' in data) reject(new Contradicted(data.contradiction.code, data.contradiction))
      else resolve({ ...data.found, taken: data.taken.map(readTaken) })
    }
    worker.onerror = (event) => {
      event.preventDefault()
      const left = this.waiting.get(worker) ?? []
      this.waiting.delete(worker)
      for (const { served, checks, resolve } of left) resolve(here(served, checks))
    }
  }
}

async function here(served: ServedBundle, checks: readonly LogCheck[]): Promise<BundleFound> {
  return checkBundle(served, checks)
}

/** A bundle with bytes of its own, which go over to a worker: as it was served, it is a part of something larger. */
function parcel(served: ServedBundle): { sent: ServedBundle; transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = []
  const own = <T extends Uint8Array | undefined>(bytes: T): T => {
    const copy = bytes?.slice()
    if (copy) transfer.push(copy.buffer)
    return copy as T
  }
  const { entries, hashes, openings } = served
  const sent = {
    ...served,
    entries: entries && { ...entries, bytes: own(entries.bytes) },
    hashes: hashes && { ...hashes, bytes: own(hashes.bytes) },
    openings: own(openings),
  }
  return { sent, transfer }
}
