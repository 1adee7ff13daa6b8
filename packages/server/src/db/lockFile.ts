import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another process holds the data folder. */
export class FolderHeld extends Error {
  override name = 'FolderHeld'
  readonly pid: number
  constructor(folder: string, pid: number) {
    super(`the data folder ${folder} is held by process ${pid}; the embedded database allows one process`)
    this.pid = pid
  }
}

/**
 * Hold a data folder for this process: a file with process id and start time, taken over when its process is gone.
 * The embedded database has no lock of its own, and two processes on one folder lose acknowledged rows.
 * Returns what releases it. Throws {@link FolderHeld}.
 */
export function holdFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'lock')
  const mine = `${process.pid} ${startOf(process.pid)}`
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: 'wx' })
      return () => {
        if (read(path) === mine) rmSync(path, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = read(path)
    const [pid, start] = (holder ?? '').split(' ')
    if (holder && pid && startOf(Number(pid)) === start && start !== '')
      throw new FolderHeld(folder, Number(pid))
    rmSync(path, { force: true })
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** When a process started, so that a recycled id is not taken for the holder; empty where it is gone. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    try {
      process.kill(pid, 0)
      return 'alive'
    } catch {
      return ''
    }
  }
}
