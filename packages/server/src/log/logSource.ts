import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LogSource } from '@yishi/schema/log'

/** A log that cannot be read at all: no such folder, no answer, an answer that is neither yes nor "not found". */
export class SourceUnreadable extends Error {
  override name = 'SourceUnreadable'
}

/** Where a log lies: an address (`https://host/log/<tenant>`) or an exported folder with the same files. */
export async function openLogSource(place: string): Promise<LogSource> {
  if (/^https?:\/\//.test(place)) return httpSource(place.replace(/\/+$/, ''))
  const found = await stat(place).catch(() => null)
  if (!found?.isDirectory()) throw new SourceUnreadable(`${place} is neither an address nor a folder`)
  return folderSource(place)
}

/** The same source, everything that it gives written into a folder: an export that can be verified anywhere. */
export function keepingIn(folder: string, source: LogSource): LogSource {
  return async (path) => {
    const bytes = await source(path)
    if (!bytes) return undefined
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
    return bytes
  }
}

const folderSource =
  (folder: string): LogSource =>
  async (path) => {
    try {
      return new Uint8Array(await readFile(join(folder, path)))
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
      throw new SourceUnreadable(`cannot read ${path}: ${code}`)
    }
  }

const PATIENCE = 30_000

const httpSource =
  (address: string): LogSource =>
  async (path) => {
    const url = `${address}/${path}`
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch((error: unknown) => {
      const cause = (error as { cause?: unknown }).cause ?? error
      throw new SourceUnreadable(`no answer from ${url}: ${cause instanceof Error ? cause.message : cause}`)
    })
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
    if (answer.status === 404) return undefined
    throw new SourceUnreadable(`${url} answered ${answer.status}`)
  }
