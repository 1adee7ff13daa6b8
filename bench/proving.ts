import { setTimeout as sleep } from 'node:timers/promises'
import { openOwnersPoll } from '@yishi/server/inside/testing/polls'
import { makeWorld } from '@yishi/server/inside/testing/world'
import type { Bed } from './bed.ts'
import { load } from './load.ts'
import type { Line } from './measure.ts'
import { serve } from './serve.ts'
import { addVoters, castRequest, tokenOf } from './voters.ts'

const perSecond = 1000
const seconds = 8
const voters = perSecond * seconds * 2

/**
 * How long after a cast its tlog-proof can be had, while a thousand are cast each second and the sequencer of the same process puts them
 * into the log; and what that process then holds of the memory.
 */
export async function proving(bed: Bed): Promise<Line[]> {
  const { open, url } = await bed.fresh('proving')
  const world = await makeWorld(open.db)
  const opened = await openOwnersPoll(world)
  await addVoters({ url, tenant: world.tenant, roll: opened.roll, voters })
  const server = await serve(url, { loops: true })
  const waits: number[] = []
  let voter = 0
  let over = false
  const next = () => ({ voter: ++voter, key: `bench-prove-${voter}` })
  const watch = async () => {
    while (!over) {
      waits.push(await waitForProof(server.port, { opened, zone: world.zone, cast: next() }))
      await sleep(100)
    }
  }
  const watching = watch()
  const run = await load({
    port: server.port,
    connections: 64,
    seconds,
    rate: perSecond,
    next: () => castRequest(opened, next()),
    look: (answer) => (answer.includes('"ok":true') ? 'yes' : answer.toString('utf8').slice(-200)),
  })
  over = true
  await watching
  const strange = Object.keys(run.counts).filter((what) => what !== 'yes')
  if (strange.length > 0) throw new Error(`casting answered ${strange.join(' ')}`)
  const memory = (await server.memory()) / 1024 / 1024
  await server.stop()
  await open.close()
  const slowest = Math.max(...waits)
  return [
    {
      what: `a tlog-proof at ${run.perSecond.toFixed(0)} casts a second (wanted: ${perSecond})`,
      measured: `${(slowest / 1000).toFixed(2)} s, the slowest of ${waits.length}`,
      against: '2 s',
      ratio: slowest / 2000,
      limit: 1,
      better: 'less',
    },
    {
      what: 'memory of the server after that',
      measured: `${memory.toFixed(0)} MiB`,
      against: '512 MiB',
      ratio: memory / 512,
      limit: 1,
      better: 'less',
    },
  ]
}

interface Watched {
  opened: Awaited<ReturnType<typeof openOwnersPoll>>
  zone: string
  cast: { voter: number; key: string }
}

/** Cast, then ask for the receipt until it holds the proof; the milliseconds in between. */
async function waitForProof(port: number, { opened, zone, cast }: Watched): Promise<number> {
  const [head, body] = castRequest(opened, cast).split('\r\n\r\n')
  const headers = { authorization: `Bearer ${tokenOf(cast.voter)}`, origin: 'https://yishi.example.org' }
  const at = `http://127.0.0.1:${port}`
  if (!head) throw new Error('there is nothing to cast')
  await fetch(`${at}/trpc/act.cast?batch=1`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: body!,
  })
  const since = performance.now()
  const input = encodeURIComponent(JSON.stringify({ zone, poll: opened.poll, elector: `n${cast.voter}` }))
  for (;;) {
    const answer = await fetch(`${at}/trpc/read.receipt?input=${input}`, { headers })
    const { result, error } = (await answer.json()) as {
      result?: { data: { receipt: string | null } }
      error?: { message: string }
    }
    if (error) throw new Error(error.message)
    if (result?.data.receipt) return performance.now() - since
    await sleep(50)
  }
}
