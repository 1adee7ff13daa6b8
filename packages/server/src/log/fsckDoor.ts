import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FsckVerdict } from './fsck.ts'

const FILE = 'fsck.json'

/** How to reach the door: a port of the loopback and a word that only readers of the data folder know. */
interface Door {
  port: number
  token: string
}

/**
 * Lets a second process on this machine ask for `fsck`: the embedded database admits one process only, so the running
 * server has to do it. Returns what closes the door.
 */
export async function openFsckDoor(
  folder: string,
  run: (seen: readonly string[]) => Promise<FsckVerdict>,
): Promise<() => Promise<void>> {
  const token = randomBytes(24).toString('base64url')
  const server = createServer((asked, answer) => {
    if (!sameText(asked.headers.authorization ?? '', `Bearer ${token}`))
      return void answer.writeHead(403).end()
    readAll(asked)
      .then((text) => run(JSON.parse(text) as string[]))
      .then(
        (verdict) =>
          answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(verdict)),
        () => answer.writeHead(500).end(),
      )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const door: Door = { port: (server.address() as AddressInfo).port, token }
  writeFileSync(join(folder, FILE), JSON.stringify(door), { mode: 0o600 })
  return () => {
    rmSync(join(folder, FILE), { force: true })
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
}

/** Ask the server that holds the data folder, with the checkpoints that were seen. Null where none answers. */
export async function askFsckDoor(folder: string, seen: readonly string[] = []): Promise<FsckVerdict | null> {
  const door = readDoor(folder)
  if (!door) return null
  const body = await new Promise<string | null>((resolve) => {
    const headers = { authorization: `Bearer ${door.token}` }
    const asking = request({ host: '127.0.0.1', port: door.port, method: 'POST', headers }, (answer) => {
      readAll(answer).then(
        (text) => resolve(answer.statusCode === 200 ? text : null),
        () => resolve(null),
      )
    })
    asking.on('error', () => resolve(null)).end(JSON.stringify(seen))
  })
  return body === null ? null : (JSON.parse(body) as FsckVerdict)
}

function readDoor(folder: string): Door | null {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Door
  } catch {
    return null
  }
}

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

async function readAll(message: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of message.setEncoding('utf8')) text += part
  return text
}
