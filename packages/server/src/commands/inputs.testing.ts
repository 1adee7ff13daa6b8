import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reply } from './reply.ts'

/** A command that reads JSON from a file. */
type Command = (file?: string) => Promise<Reply>

/** A command's answers to an array of inputs. */
export async function answers(command: Command, inputs: unknown[]): Promise<Record<string, unknown>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yishi-inputs-'))
  try {
    const file = join(folder, 'inputs.json')
    await writeFile(file, JSON.stringify(inputs))
    return (await command(file)).body as Record<string, unknown>[]
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Where each of an array of inputs is wrong; undefined for a right one. */
export async function paths(command: Command, inputs: unknown[]): Promise<(string | undefined)[]> {
  const given = await answers(command, inputs)
  return given.map((answer) => (answer.error as { path: string } | undefined)?.path)
}
