import type { Refused } from '@yishi/schema/words'

/** Thrown where the answer is no deep inside of a load or a date: the transaction rolls back, the refusal is answered. */
export class RefusalThrown extends Error {
  override name = 'RefusalThrown'
  readonly refused: Refused
  constructor(refused: Refused) {
    super(refused.refusal.code)
    this.refused = refused
  }
}
