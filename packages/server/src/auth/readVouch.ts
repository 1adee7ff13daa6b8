import { text } from '@yishi/schema/input'
import { type Answer, type Refused, refuse } from '@yishi/schema/words'
import { errors, importJWK, type JWK, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'

/** A host's word is good for this long at most, in seconds. */
export const longestVouch = 300

/** By so many seconds the clocks of two machines may differ. */
export const clocksDiffer = 30

/** What a host says of somebody, once its signature is found good. Instants are seconds since 1970. */
export interface Vouch {
  sub: string
  jti: string
  exp: number
  auth_time: number
  name?: string | undefined
}

/** What a host's word is held against. */
export interface Expected {
  /** The key that the site registered. */
  jwk: Record<string, string>
  /** Our own addresses. */
  audience: readonly string[]
  /** The site whose page calls. */
  origin: string
  now: Date
}

/** Printable ASCII: two spellings of one subject must never meet in one person. */
const ascii = (least: number, most: number) =>
  z.string().regex(new RegExp(`^[\\x20-\\x7e]{${least},${most}}$`))

const seconds = z.int().nonnegative()
const claims = z.object({
  aud: z.string(),
  sub: ascii(1, 150),
  jti: ascii(16, 200),
  origin: z.string(),
  iat: seconds,
  exp: seconds,
  auth_time: seconds,
  name: text(40).optional(),
})

/**
 * Read the word of a host for one of its users: a JWT, signed by its registered key with the one algorithm that goes with it, for us
 * and for the page that calls. A refusal names the claim that is wrong, for the webmaster; nothing is said of one whose
 * signature is not good.
 */
export async function readVouch(jwt: string, expected: Expected): Promise<Answer<Vouch>> {
  const payload = await verify(jwt, expected)
  if ('ok' in payload) return payload as Refused
  const read = claims.safeParse(payload)
  if (!read.success)
    return refuse('wrong-credentials', undefined, String(read.error.issues[0]?.path[0] ?? ''))
  const { aud, origin, iat, exp, auth_time } = read.data
  const now = expected.now.getTime() / 1000
  if (!expected.audience.includes(aud)) return refuse('wrong-credentials', undefined, 'aud')
  if (origin !== expected.origin) return refuse('wrong-credentials', undefined, 'origin')
  if (iat > now + clocksDiffer) return refuse('wrong-credentials', undefined, 'iat')
  if (exp - iat > longestVouch) return refuse('wrong-credentials', undefined, 'exp')
  if (auth_time > now + clocksDiffer) return refuse('wrong-credentials', undefined, 'auth_time')
  return { ok: true, value: read.data }
}

async function verify(jwt: string, { jwk, now }: Expected): Promise<JWTPayload | Refused> {
  const alg = jwk.kty === 'OKP' ? 'EdDSA' : 'ES256'
  try {
    const key = await importJWK(jwk as JWK, alg)
    const { payload } = await jwtVerify(jwt, key, {
      algorithms: [alg],
      currentDate: now,
      clockTolerance: clocksDiffer,
      requiredClaims: ['exp'],
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refuse('code-expired', undefined, 'exp')
    if (error instanceof errors.JWTClaimValidationFailed)
      return refuse('wrong-credentials', undefined, error.claim)
    return refuse('wrong-credentials', undefined, 'jwt')
  }
}
