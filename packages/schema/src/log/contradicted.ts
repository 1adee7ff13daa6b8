import type { LogFault } from './fault.ts'
import type { Contradiction } from './verify.ts'

/** Carries the first contradiction up through the reading of a log; {@link verifyLog} makes a verdict of it. */
export class Contradicted extends Error {
  readonly contradiction: Contradiction
  constructor(code: LogFault, where: Omit<Contradiction, 'code'> = {}) {
    super(code)
    this.contradiction = { code, ...where }
  }
}
