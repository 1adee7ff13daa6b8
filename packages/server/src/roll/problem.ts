/** What can be wrong with an owner roll. */
export const rollProblemCodes = [
  'not-text',
  'empty',
  'column-missing',
  'duplicate-dwelling',
  'area-invalid',
  'use-unknown',
  'basis-unknown',
  'state-unknown',
  'owner-missing',
  'owners-and-ids-differ',
  'owner-twice',
  'id-under-two-names',
] as const
export type RollProblemCode = (typeof rollProblemCodes)[number]

/** One thing that is wrong, and where. */
export interface RollProblem {
  /** The line on which the record starts, the header being 1. */
  line: number
  /** The header as written in the file; null for the whole row or file. */
  column: string | null
  code: RollProblemCode
  /** For a person at a terminal; screens make their own sentence of the code. */
  message: string
}
