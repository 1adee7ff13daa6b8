/** What may stand in a log about a fault. */
export type FaultLine = {
  type: string
  message: string
  code?: string
  stack: string
  cause?: FaultLine
}

/**
 * A fault for the log: what and where, but none of the values that a failed statement carried, since those are people's names,
 * texts and hashes.
 */
export function describeFault(error: unknown): FaultLine {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const code = (error as { code?: unknown }).code
  return {
    type: error.name,
    message: error.message.split('\nparams:', 1)[0]!.slice(0, 500),
    ...(typeof code === 'string' ? { code } : {}),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeFault(error.cause) }),
  }
}
