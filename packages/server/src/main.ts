import { readConfig } from './config.ts'
import { startServer } from './startServer.ts'

const read = readConfig(process.env)
if (!read.ok) {
  for (const problem of read.problems) process.stderr.write(`yishi: ${problem}\n`)
  process.exit(2)
}
try {
  const server = await startServer(read.config)
  process.stdout.write(`yishi listens on ${server.address}, known as ${server.origin}; ${server.note}\n`)
  if (server.firstWord)
    process.stdout.write(
      `no community stands yet: found one at ${server.origin}/setup, start word ${server.firstWord}\n`,
    )
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void server.stop().then(() => process.exit(0))
    })
} catch (error) {
  process.stderr.write(`yishi: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
