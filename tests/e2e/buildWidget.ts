import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The elements as the server hands them out; built only where they are not there: a test run builds them before. */
export function buildWidget(): void {
  if (existsSync(join(root, 'packages/widget/dist/yishi.js'))) return
  const { status } = spawnSync(
    join(root, 'packages/widget/node_modules/.bin/vite'),
    ['build', 'packages/widget', '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  )
  if (status !== 0) throw new Error('the widget could not be built')
}
