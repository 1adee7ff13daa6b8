/** What a command answers: printed as JSON on one line of standard output. */
export interface Reply {
  /** 0: answered. 1: a check did not hold. 2: the input is wrong and nothing was changed. */
  exit: 0 | 1 | 2
  body: unknown
}

/** The command did what it was asked. */
export function answered(body: unknown): Reply {
  return { exit: 0, body }
}

/** What was asked cannot be answered. `more` stands beside code, path and message. */
export function rejected(fault: InputFault): Reply {
  return { exit: 2, body: errorBody(fault) }
}

/** `{"error": …}` as it is printed, alone or in the place of one of many answers. */
export function errorBody({ code, path, message, more }: InputFault): unknown {
  return { error: { code, path, message, ...more } }
}

/** Wrong input: thrown by whatever reads it, turned into a reply at one place. */
export class InputFault extends Error {
  constructor(code: string, path: string, message: string, more: Record<string, unknown> = {}) {
    super(message)
    this.code = code
    this.path = path
    this.more = more
  }

  /** A refusal's code where there is one, else `input-invalid` and the like. */
  readonly code: string
  /** Into the input, `votes.for.heads`; empty for the whole. */
  readonly path: string
  readonly more: Record<string, unknown>
}
