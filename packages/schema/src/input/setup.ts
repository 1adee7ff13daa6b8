import { z } from 'zod'
import { grantableRoles } from '../words/index.ts'
import { id, instant, optionalText, text, zoneId } from './text.ts'

/** A site's origin: scheme, host and port, without a path. */
export const siteOrigin = z
  .string()
  .max(200)
  .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/)

/** A staff sign-in name. */
export const login = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9._-]+$/)

/** Telephone numbers as people write them. */
export const telephone = z
  .string()
  .max(30)
  .regex(/^[0-9+() -]*$/)

/** argon2id at the cost that this house uses: a dearer one would be paid at each sign-in. */
export const passwordHash = z
  .string()
  .regex(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22,60}\$[A-Za-z0-9+/]{43}$/)

/** The first tenant, its root zone and its first administrator. */
export const foundInput = z.strictObject({
  zone: zoneId.regex(/^[^.]+$/),
  name: text(60),
  level: text(20),
  timeZone: z.string().max(60),
  issuer: text(60),
  telephone,
  place: text(100),
  hours: text(60),
  /** `<host>/log/<tenant>`, fixed for good. */
  logOrigin: z
    .string()
    .max(200)
    .regex(/^[^\s+]+$/),
  adminName: text(40),
  adminLogin: login,
  /** argon2id, made before the act: an act is pure and quick. */
  adminPasswordHash: z.string().max(300),
})

/** A zone below an existing one; its address ends in the new label. */
export const addZoneInput = z.strictObject({
  zone: zoneId,
  below: zoneId,
  level: text(20),
  name: text(60),
  telephone: telephone.optional(),
})

/** A site that may sign people in and write. */
export const allowOriginInput = z.strictObject({ zone: zoneId, origin: siteOrigin, allowed: z.boolean() })

/** A member of staff or council with a role at a zone. */
export const appointInput = z.strictObject({
  zone: zoneId,
  /** An existing person, or a new one by name. */
  person: id.optional(),
  name: text(40).optional(),
  phone: telephone.optional(),
  login: login.optional(),
  passwordHash: passwordHash.optional(),
  role: z.enum(grantableRoles),
  until: instant.optional(),
  /** The text of the consent to appear under the full name, where it was given. */
  nameConsent: optionalText(2000).optional(),
})

/** Households of the register; those that stand already are brought up to date. */
export const registerHouseholdsInput = z.strictObject({
  zone: zoneId,
  households: z
    .array(
      z.strictObject({
        zone: zoneId,
        building: text(40),
        unit: optionalText(40),
        room: text(40),
        contactName: optionalText(100).optional(),
        phone: telephone.optional(),
        vacant: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(5000),
})

/** A clerk confirms by telephone or visit who lives in a household: somebody known, or a new person by name. */
export const vouchInput = z.strictObject({
  zone: zoneId,
  household: id,
  person: id.optional(),
  name: text(40).optional(),
  phone: telephone.optional(),
})
