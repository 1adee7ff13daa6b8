import * as t from '@yishi/schema/tables'
import { isNull } from 'drizzle-orm'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './db/db.ts'

/** What the machine's keeper can watch. Counts and times alone: no label carries a name, an id or an address. */
export interface Metrics {
  /** Whether a request was answered, how and in what time. The route is its pattern, never the path that was asked for. */
  answered(route: string, status: number, seconds: number): void
  /** The exposition format of Prometheus. */
  print(): Promise<{ type: string; text: string }>
}

/** Metrics of one server, apart from those of any other in the same process. */
export function makeMetrics(db: Db): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'yishi_request_seconds',
    help: 'time to answer, by route and class of status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const faults = new Counter({
    name: 'yishi_faults_total',
    help: 'requests that ended in a fault of ours (5xx)',
    registers,
  })
  new Gauge({
    name: 'yishi_entries_waiting',
    help: 'acts that are done and not yet in a log; more than a few seconds’ worth means that no sequencer runs',
    registers,
    async collect() {
      this.set(await db.$count(t.logEntry, isNull(t.logEntry.idx)))
    },
  })
  return {
    answered(route, status, seconds) {
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds)
      if (status >= 500) faults.inc()
    },
    async print() {
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
