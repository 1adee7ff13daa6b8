/** Clocks of telephones may run ahead of ours by so much. */
const skew = 10 * 60_000

/** Whether an instant that somebody gave lies in the future: nobody has done anything then. */
export function isAhead(at: Date, now: Date): boolean {
  return at.getTime() > now.getTime() + skew
}
