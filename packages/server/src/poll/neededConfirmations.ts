import type { PollForce } from '@yishi/schema/words'

/**
 * How many of a batch's sheets a second person has to confirm before it counts as entered: all of them where the vote binds
 * anybody, in a consultation one in ten, but at least 20.
 */
export function neededConfirmations(force: PollForce, sheets: number): number {
  return force === 'advisory' ? Math.min(sheets, Math.max(20, Math.ceil(sheets / 10))) : sheets
}

/** Whether each sheet has to be confirmed before its ballot counts. */
export function confirmsEach(force: PollForce): boolean {
  return force !== 'advisory'
}
