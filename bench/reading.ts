import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeys } from '@yishi/server/inside/log/keys'
import { sequenceTenant } from '@yishi/server/inside/log/sequencer'
import { publishPlan } from '@yishi/server/inside/testing/notices'
import { openHouseholdPoll } from '@yishi/server/inside/testing/polls'
import { toNotice } from '@yishi/server/inside/testing/stages'
import { makeWorld } from '@yishi/server/inside/testing/world'
import type { Bed } from './bed.ts'
import { load } from './load.ts'
import { type Line, median } from './measure.ts'
import { serve, serveBare } from './serve.ts'

const connections = 64
const seconds = 2
const rounds = 3

/** Public reads, packed and as 304, against a bare Fastify route that answers as many bytes. Turn by turn in the same run. */
export async function reading(bed: Bed): Promise<Line[]> {
  const { open, url } = await bed.fresh('reading')
  const world = await makeWorld(open.db)
  const notice = await publishPlan(world, await toNotice(world))
  const { poll } = await openHouseholdPoll(world)
  const folder = mkdtempSync(join(tmpdir(), 'yishi-bench-'))
  const keys = openKeys(folder)
  await sequenceTenant({ db: open.db, keys, holder: 'bench' }, world.tenant)
  const size = await open.db.query.log.findFirst().then((log) => log!.size)
  const server = await serve(url, { loops: false })
  const lines: Line[] = []
  for (const [what, path] of [
    ['the board', `/board/${world.zone}.json`],
    ['a notice', `/n/${notice}.json`],
    ['a result', `/v/${poll}.json`],
    ['a tile', `/log/${world.tenant}/tile/0/000.p/${Math.min(size, 255)}`],
  ] as const) {
    const first = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      headers: { 'accept-encoding': 'br' },
    })
    if (!first.ok) throw new Error(`${path} answered ${first.status}`)
    const etag = first.headers.get('etag')!
    const bytes = Number(first.headers.get('content-length'))
    await first.arrayBuffer()
    const bare = await serveBare(bytes)
    const ask = async (port: number, at: string, more = ''): Promise<number> => {
      const request = `GET ${at} HTTP/1.1\r\nhost: yishi.example.org\r\naccept-encoding: gzip, br\r\n${more}\r\n`
      const run = await load({ port, connections, seconds, next: () => request })
      const strange = Object.keys(run.counts).filter((status) => status !== (more ? '304' : '200'))
      if (strange.length > 0) throw new Error(`${at} answered ${strange.join(' ')}`)
      return run.perSecond
    }
    const [theirs, whole, known]: number[][] = [[], [], []]
    for (let round = 0; round < rounds; round++) {
      theirs!.push(await ask(bare.port, '/'))
      whole!.push(await ask(server.port, path))
      known!.push(await ask(server.port, path, `if-none-match: ${etag}\r\n`))
    }
    await bare.stop()
    const base = median(theirs!)
    for (const [how, figures] of [
      ['packed', whole!],
      ['as 304', known!],
    ] as const)
      lines.push({
        what: `reading ${what}, ${how}`,
        measured: `${median(figures).toFixed(0)} a second`,
        against: `${base.toFixed(0)} a second by bare Fastify`,
        ratio: median(figures) / base,
        limit: 0.5,
        better: 'more',
      })
  }
  await server.stop()
  await open.close()
  rmSync(folder, { recursive: true, force: true })
  return lines
}
