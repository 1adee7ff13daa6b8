import { hash } from 'node:crypto'
import { canonicalJson, type Plain } from '@yishi/schema/log'
import { type Refused, refuse } from '@yishi/schema/words'
import type { AnyAct } from '../act.ts'
import { unstorable } from '../unstorable.ts'
import type { Who } from '../who.ts'
import type { Call } from './runCalls.ts'

/** A call whose input is what the act takes. */
export interface Parsed {
  who: Who
  key: string
  /** Of act and input: who repeats a key has to mean the same. */
  hash: string
  // biome-ignore lint/suspicious/noExplicitAny: parsed by the act's own schema
  input: any
}

/** Printable ASCII: what the database takes, and takes for the same again. */
const plainKey = /^[\x20-\x7e]{8,100}$/

/** Read a call's input by the act's own schema, or say what is wrong with it and where. */
export function parseCall(act: AnyAct, { who, request }: Call): Parsed | Refused {
  if (typeof request.key !== 'string' || !plainKey.test(request.key))
    return refuse('input-invalid', undefined, 'key')
  const parsed = act.input.safeParse(request.input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const code = issue?.code === 'too_big' ? 'too-large' : 'input-invalid'
    return refuse(code, undefined, issue?.path.join('.') ?? '')
  }
  const wrong = unstorable(parsed.data)
  if (wrong !== undefined) return refuse('input-invalid', undefined, wrong)
  const meant = hash('sha256', `${act.name}\n${canonicalJson(withDigests(parsed.data))}`)
  return { who, key: request.key, hash: meant, input: parsed.data }
}

/** An input may carry bytes (a picture that the shell has re-encoded) under a name of its own; they are known by their hash. */
function withDigests(input: object): Plain {
  const values: Record<string, Plain> = {}
  for (const [name, value] of Object.entries(input))
    values[name] = value instanceof Uint8Array ? hash('sha256', value) : value
  return values
}
