import { openPostgres } from '@yishi/server/inside/db/open'
import { buildServer } from '@yishi/server/inside/http/server'
import { openKeys } from '@yishi/server/inside/log/keys'
import { startLoops } from '@yishi/server/inside/loops'

/**
 * A server as `pnpm start` runs it, in a process of its own, with limits that let one machine ask as a whole town would. Its parent
 * stops it by closing the channel.
 */
const { url, folder, loops } = JSON.parse(process.argv[2]!) as { url: string; folder: string; loops: boolean }
const open = await openPostgres(url)
const lavish = 1_000_000_000
const app = await buildServer({
  db: open.db,
  limits: { act: lavish, read: lavish, 'sign-in': lavish, 'look-up': lavish },
  config: {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: url,
    folder,
    origin: 'https://yishi.example.org',
    demo: false,
    trustProxy: false,
    metricsPort: null,
    logLevel: 'info',
  },
})
await app.listen({ host: '127.0.0.1', port: 0 })
const stop = loops
  ? startLoops({ db: open.db, keys: openKeys(folder), onError: (error) => console.error(error) })
  : async () => {}
const address = app.server.address()
process.send!({ port: typeof address === 'object' && address ? address.port : 0 })
process.on('message', (ask) => {
  if (ask === 'memory') process.send!({ memory: process.memoryUsage().rss })
})
process.once('disconnect', () => {
  void app
    .close()
    .then(stop)
    .then(() => open.close())
    .then(() => process.exit(0))
})
