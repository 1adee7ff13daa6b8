import { addHostKeyInput, login, siteOrigin, telephone, text, zoneId } from '@yishi/schema/input'
import { z } from 'zod'

/** An IANA name that this machine knows. */
const timeZone = z
  .string()
  .max(60)
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name })
      return name !== ''
    } catch {
      return false
    }
  })

const tenant = zoneId.regex(/^[^.]+$/)

/** All that a community needs to begin: asked on a terminal, given by flags, or filled into the first-run page. */
export const setupInput = z
  .strictObject({
    /** The root zone's address, which is the tenant's for good. */
    zone: tenant,
    name: text(60),
    level: text(20).default('community'),
    timeZone: timeZone.default('Asia/Shanghai'),
    issuer: text(60),
    telephone: telephone.min(1),
    place: text(100),
    hours: text(60),
    adminName: text(40),
    adminLogin: login,
    adminPassword: z.string().min(10).max(200),
    zones: z
      .array(z.strictObject({ zone: zoneId, level: text(20), name: text(60) }))
      .max(200)
      .default([]),
    origins: z.array(siteOrigin).max(50).default([]),
    hostKeys: z
      .array(addHostKeyInput.omit({ zone: true }))
      .max(50)
      .default([]),
  })
  .superRefine(({ zone, zones, origins, hostKeys }, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const standing = new Set([zone])
    for (const [i, one] of zones.entries()) {
      const above = one.zone.slice(0, Math.max(0, one.zone.lastIndexOf('.')))
      if (!standing.has(above)) fault(['zones', i, 'zone'], 'the zone above it must come before it')
      if (standing.has(one.zone)) fault(['zones', i, 'zone'], 'this zone is there already')
      standing.add(one.zone)
    }
    if (new Set(origins).size < origins.length) fault(['origins'], 'an origin is there twice')
    for (const [i, key] of hostKeys.entries())
      if (!origins.includes(key.origin)) fault(['hostKeys', i, 'origin'], 'its site is not among the origins')
  })
export type SetupInput = z.input<typeof setupInput>

/** A place in the input that is wrong, and why. */
export interface SetupProblem {
  path: string
  message: string
}

/** The input as it is taken, or everything that is wrong with it. */
export function readSetup(
  raw: unknown,
): { ok: true; input: z.output<typeof setupInput> } | { ok: false; problems: SetupProblem[] } {
  const parsed = setupInput.safeParse(raw)
  if (parsed.success) return { ok: true, input: parsed.data }
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    })),
  }
}
