import { randomUUID } from 'node:crypto'
import { importJWK, type JWK, SignJWT } from 'jose'

/** A site's own side of vouching. */
export interface HostSigner {
  /** The site's origin, as it is registered: `https://community.example.org`. */
  origin: string
  /** The origin of the Yishi server. */
  audience: string
  /** The private key as a JWK, Ed25519 or P-256, and the name under which its public half is registered. */
  key: JWK
  keyId: string
  /** What time it is; default: the machine's clock. */
  now?: () => Date
}

/** One of the site's users, when they last showed the site who they are, and what they are called. */
export interface HostUser {
  /** An id that stays with its user for ever and is never given to another. */
  sub: string
  signedInAt: Date
  name?: string
}

/** Signs for a site's users, one word for each sign-in, good for two minutes: what the page hands to `/auth/host`. */
export function hostSigner({ origin, audience, key, keyId, now = () => new Date() }: HostSigner) {
  const alg = key.kty === 'OKP' ? 'EdDSA' : 'ES256'
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000)
  return async ({ sub, signedInAt, name }: HostUser): Promise<string> =>
    new SignJWT({ origin, auth_time: seconds(signedInAt), ...(name ? { name } : {}) })
      .setProtectedHeader({ alg, kid: keyId })
      .setAudience(audience)
      .setSubject(sub)
      .setJti(randomUUID())
      .setIssuedAt(seconds(now()))
      .setExpirationTime(seconds(now()) + 120)
      .sign(await importJWK(key, alg))
}
