/** What is wrong with a new PIN before it is sent: not six digits, tried first by everybody, or not the same twice. */
export type PinFault = 'digits' | 'plain' | 'differs'

/** Looks at a new PIN and its repetition; null where both are fine. The server asks for the same, but for the repetition. */
export function pinFault(pin: string, again: string): PinFault | null {
  if (!/^\d{6}$/.test(pin)) return 'digits'
  if (isPlain(pin)) return 'plain'
  return pin === again ? null : 'differs'
}

/** All alike, or counted up or down. */
function isPlain(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10))
  return steps.size === 1 && [0, 1, 9].includes([...steps][0]!)
}
