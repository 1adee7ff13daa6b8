import { z } from 'zod'
import { siteOrigin, telephone } from './setup.ts'
import { id, text, zoneId } from './text.ts'

/** argon2id of a PIN or password, made before the act: an act is pure and quick. */
const hash = z.string().max(300)

/**
 * Letters with single-use codes: for households of the register, or for electors of a roll. Without `only`, one for each that has
 * no letter waiting and nobody signed up yet.
 */
export const issueLettersInput = z.discriminatedUnion('for', [
  z.strictObject({
    zone: zoneId,
    for: z.literal('households'),
    only: z.array(id).min(1).max(2000).optional(),
  }),
  z.strictObject({
    zone: zoneId,
    for: z.literal('electors'),
    roll: id,
    only: z.array(id).min(1).max(2000).optional(),
  }),
])

/** Letters that no longer open anything. */
export const voidLettersInput = z.strictObject({ zone: zoneId, letters: z.array(id).min(1).max(2000) })

/** A code was shown at the door: by somebody known, or by a new person. */
export const claimInput = z.strictObject({
  zone: zoneId,
  codeHash: z.string().length(64),
  person: id.optional(),
  name: text(40).optional(),
  phone: telephone.optional(),
  pinHash: hash.optional(),
})

/** One who lives in a household doubts that another does. */
export const contestClaimInput = z.strictObject({ zone: zoneId, household: id, person: id })

/** The clerk has asked, and says whether somebody lives there. */
export const endMembershipInput = z.strictObject({
  zone: zoneId,
  household: id,
  person: id,
  outcome: z.enum(['ended', 'kept']),
  reason: text(500),
})

/** What is kept of somebody is put right: by oneself, or by the clerk who was asked to. A consent to appear under one's name can be taken back. */
export const correctPersonInput = z.strictObject({
  zone: zoneId,
  person: id,
  name: text(40).optional(),
  phone: telephone.optional(),
  withdrawConsent: z.literal(true).optional(),
})

/** An account ends, and with it the link between what was done and who did it. */
export const erasePersonInput = z.strictObject({ zone: zoneId, person: id })

/** A new PIN or password, for oneself; an admin sets the first password of staff. */
export const setCredentialInput = z.strictObject({
  zone: zoneId,
  person: id,
  kind: z.enum(['pin', 'password']),
  hash,
})

/** A role ends before its term. */
export const dismissInput = z.strictObject({ zone: zoneId, grant: id, reason: text(500) })

const keyId = z
  .string()
  .max(100)
  .regex(/^[\w.-]+$/)

/** A coordinate of a key's point: 32 bytes. */
const coordinate = z.string().regex(/^[\w-]{43}$/)

/** The public key by which a registered site vouches for its users. */
export const addHostKeyInput = z.strictObject({
  zone: zoneId,
  origin: siteOrigin,
  keyId,
  jwk: z.discriminatedUnion('kty', [
    z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate }),
    z.strictObject({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: coordinate,
      y: coordinate,
    }),
  ]),
})

/** The site's word no longer counts. */
export const removeHostKeyInput = z.strictObject({ zone: zoneId, keyId })

/** A site has vouched for somebody whom nobody knew: `<origin> <sub>`. */
export const admitInput = z.strictObject({
  zone: zoneId,
  hostSubject: z.string().max(400),
  name: text(40).optional(),
})
