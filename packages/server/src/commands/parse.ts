import type { z } from 'zod'
import { InputFault } from './reply.ts'

/**
 * The input as its schema has it, or an `InputFault` that names the first place where it differs. `at` is where
 * the input stands in a larger one.
 */
export function parse<T>(schema: z.ZodType<T>, input: unknown, at: readonly string[] = []): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const { path, message } = firstFault(result.error.issues)
  throw new InputFault('input-invalid', [...at, ...path].join('.'), message)
}

interface Fault {
  path: PropertyKey[]
  message: string
}

/** A key that nobody knows comes before everything else: what seems to be missing is often there, misspelt. */
function firstFault(issues: readonly z.core.$ZodIssue[]): Fault {
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys')
  const [first] = issues
  if (unknown?.code === 'unrecognized_keys')
    return { path: [...unknown.path, unknown.keys[0]!], message: 'unknown key' }
  return { path: first?.path ?? [], message: first?.message ?? 'invalid' }
}
