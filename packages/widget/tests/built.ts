import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** The widget as it is shipped, in a folder of its own for the tests of one file. */
export function useBuilt(): {
  /** Where it lies. */
  folder: string
  read(file: string): string
  /** The files of a folder of it. */
  list(folder: string): string[]
  bytes(...entries: string[]): number
} {
  const dist = `${folder}.cache/dist-${process.pid}-${Date.now()}/`
  const read = (file: string) => readFileSync(dist + file, 'utf8')
  beforeAll(async () => {
    // The test runner's own setting would pick Lit's development build.
    const { NODE_ENV } = process.env
    process.env.NODE_ENV = 'production'
    await build({
      configFile: `${folder}vite.config.ts`,
      logLevel: 'error',
      build: { outDir: dist, emptyOutDir: true },
    })
    process.env.NODE_ENV = NODE_ENV
  }, 120_000)
  afterAll(() => rmSync(dist, { recursive: true, force: true }))
  return {
    folder: dist,
    read,
    list: (folder) => readdirSync(dist + folder).filter((file) => file.endsWith('.js')),
    /** Bytes over the wire, with brotli, of files and all that they import at once. */
    bytes(...entries) {
      const seen = new Set<string>()
      const follow = (file: string): void => {
        if (seen.has(file)) return
        seen.add(file)
        for (const [, path] of read(file).matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g))
          follow(new URL(path!, `file:///${file}`).pathname.slice(1))
      }
      for (const entry of entries) follow(entry)
      return [...seen].reduce((sum, file) => sum + brotliCompressSync(read(file)).length, 0)
    },
  }
}

/** A small server: paths to what they answer; anything else is 404. Every answer may be read from any site. */
export async function serve(
  answer: (path: string) => { body: string; type: string; headers?: Record<string, string> } | null,
): Promise<{ origin: string; asked: string[]; close(): Promise<void> }> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    const found = answer(path)
    response.writeHead(found ? 200 : 404, {
      'content-type': found?.type ?? 'text/plain',
      'access-control-allow-origin': '*',
      ...found?.headers,
    })
    response.end(found?.body ?? 'nothing here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
