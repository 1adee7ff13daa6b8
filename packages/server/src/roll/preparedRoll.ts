import type { Parking } from '@yishi/schema/rules'
import type { PreparedElectors } from './electorRows.ts'

/** An owner roll that was read and checked, waiting for the act that writes it. */
export interface PreparedRoll extends PreparedElectors {
  tenant: string
  zone: string
  name: string
  parking: Parking
  /** SHA-256 of the file, in hex. */
  sourceHash: string
}

/** By job. A hundred thousand electors go to their act by this way, since no request could carry them. */
const prepared = new Map<string, PreparedRoll>()

/** Lay a roll ready for its act. */
export function prepareRoll(job: string, roll: PreparedRoll): void {
  prepared.set(job, roll)
}

/** The roll of a job, for the tenant that it belongs to; undefined where there is none. */
export function preparedRoll(tenant: string, job: string): PreparedRoll | undefined {
  const roll = prepared.get(job)
  return roll?.tenant === tenant ? roll : undefined
}

/** The roll was written or refused. */
export function forgetRoll(job: string): void {
  prepared.delete(job)
}
