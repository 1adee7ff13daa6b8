import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of so many megabytes that a test may fill; null where we may not mount one. */
export interface SmallDisk {
  folder: string
  /** Fill it to the last byte. */
  fill(): void
  /** Give back what was filled. */
  free(): void
  close(): void
}

/** Mount one. Only root may. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  if (process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'yishi-disk-'))
  const size = `size=${megabytes}m,mode=777`
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' })
  if (status !== 0) {
    rmSync(folder, { recursive: true })
    return null
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill() {
      const file = openSync(filler, 'w')
      // Others write meanwhile: it is full when it says so, for large pieces and then for small ones.
      for (const piece of [1 << 20, 1 << 12])
        try {
          for (;;) writeSync(file, Buffer.alloc(piece))
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
        }
      closeSync(file)
    },
    free() {
      if (existsSync(filler)) rmSync(filler)
    },
    close() {
      spawnSync('umount', ['-l', folder], { stdio: 'ignore' })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
