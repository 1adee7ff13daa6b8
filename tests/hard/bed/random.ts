/** Numbers that look random and come again under the same seed (mulberry32). */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** A number from 0 up to, and without, `below`. */
  below(below: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let x = this.state
    x = Math.imul(x ^ (x >>> 15), x | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) % below
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!
  }
}

/** How often something is tried: a few times in every test run, the full number in `pnpm test:long`. */
export const rounds = <T>(few: T, full: T): T => (process.env.YISHI_LONG === '1' ? full : few)

/** Another seed each time in the long run, so that it finds other things; the failure names it. */
export const seed = (): number =>
  Number(process.env.YISHI_SEED ?? (process.env.YISHI_LONG === '1' ? Date.now() % 1_000_000 : 7))
