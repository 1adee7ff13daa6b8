import { z } from 'zod'

/** Six digits, not all alike and not simply counted up or down: those are tried first. */
export const pin = z
  .string()
  .regex(/^\d{6}$/)
  .refine((digits) => !isPlain(digits))

function isPlain(digits: string): boolean {
  const steps = new Set([...digits].slice(1).map((digit, i) => (Number(digit) - Number(digits[i]) + 10) % 10))
  return steps.size === 1 && [0, 1, 9].includes([...steps][0]!)
}
