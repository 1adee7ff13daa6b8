import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds the elements into `packages/widget/dist/`; false if that failed: what was wrong stands on stderr. */
export function buildWidget(): boolean {
  const { status } = spawnSync(
    join(root, 'node_modules/.bin/vite'),
    ['build', 'packages/widget', '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  )
  return status === 0
}
