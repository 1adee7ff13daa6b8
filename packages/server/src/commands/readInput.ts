import { readFile } from 'node:fs/promises'
import { InputFault } from './reply.ts'

/** The bytes of a file, or of standard input where no file (or `-`) is named. */
export async function readInput(file?: string): Promise<Uint8Array> {
  if (file === undefined || file === '-') return readAll(process.stdin)
  try {
    return await readFile(file)
  } catch (error) {
    throw new InputFault(
      'file-unreadable',
      '',
      `cannot read ${file}: ${(error as NodeJS.ErrnoException).code}`,
    )
  }
}

/** The same as JSON in UTF-8; a byte order mark is overlooked. */
export async function readJson(file?: string): Promise<unknown> {
  const bytes = await readInput(file)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new InputFault('json-invalid', '', `not JSON in UTF-8: ${(error as Error).message}`)
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
