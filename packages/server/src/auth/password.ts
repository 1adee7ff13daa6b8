import { hash, verify } from '@node-rs/argon2'

/** argon2id with the figures that OWASP names first: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * The hash of a password or PIN. Made before an act runs: it takes some ten milliseconds. Where the same request may come
 * twice, its salt is derived instead of drawn, so that the hash comes out the same.
 */
export function hashPassword(secret: string, salt?: Buffer): Promise<string> {
  return hash(secret.normalize('NFKC'), salt ? { ...cost, salt } : cost)
}

let nobodys: Promise<string> | undefined

/**
 * Whether a secret is the one behind a hash. Without a hash it takes as long and says no, so that nobody learns from the
 * clock which names exist.
 */
export async function isPassword(hashed: string | null, secret: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password')
  const right = await verify(hashed ?? (await nobodys), secret.normalize('NFKC')).catch(() => false)
  return right && hashed !== null
}
