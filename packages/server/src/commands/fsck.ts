import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import type { OpenDb } from '../db/db.ts'
import { FolderHeld } from '../db/lockFile.ts'
import { type DbConfig, openPglite, openPostgres } from '../db/open.ts'
import { type FsckVerdict, fsck } from '../log/fsck.ts'
import { askFsckDoor } from '../log/fsckDoor.ts'
import { openKeys } from '../log/keys.ts'
import { readInput } from './readInput.ts'
import { answered, InputFault, type Reply } from './reply.ts'

/**
 * `yishi fsck`: whether log, rows, rolls and results fit together. Changes nothing, so it neither makes nor migrates a
 * database; `--seen` holds each log to checkpoints that it signed earlier. Where the database lies is read from the environment, as the server does. The embedded database admits one process: a server that runs on it is asked to do it.
 */
export async function fsckCommand(
  env: Record<string, string | undefined>,
  flags: { seen?: string[] } = {},
): Promise<Reply> {
  const read = readConfig(env)
  if (!read.ok) throw new InputFault('config-invalid', '', read.problems.join('; '))
  const seen: string[] = []
  for (const file of flags.seen ?? []) seen.push(Buffer.from(await readInput(file)).toString())
  const verdict = await verdictOf({ url: read.config.databaseUrl, folder: read.config.folder }, seen)
  return verdict.ok ? answered(verdict) : { exit: 1, body: verdict }
}

async function verdictOf(config: DbConfig, seen: readonly string[]): Promise<FsckVerdict> {
  try {
    const open = await openExisting(config)
    return await fsck({ db: open.db, keys: openKeys(config.folder), seen }).finally(() => open.close())
  } catch (error) {
    if (!(error instanceof FolderHeld)) throw error
    const verdict = await askFsckDoor(config.folder, seen)
    if (!verdict)
      throw new InputFault('server-unreachable', '', `${error.message}, and that process does not answer`)
    return verdict
  }
}

function openExisting({ url, folder }: DbConfig): Promise<OpenDb> {
  if (url) return openPostgres(url)
  const path = join(folder, 'pglite')
  if (!existsSync(path)) throw new InputFault('no-database', '', `there is no database in ${folder}`)
  return openPglite(path)
}
