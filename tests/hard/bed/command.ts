import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Run a `yishi` command in a process of its own: its exit code and the JSON that it answers. */
export async function yishi(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; body: unknown }> {
  const command = spawn(process.execPath, ['--import', 'tsx', 'packages/server/src/cli.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  command.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  const [code] = await once(command, 'close')
  return { code: code as number, body: JSON.parse(out) }
}
