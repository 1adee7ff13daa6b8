import { foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { Role } from '../words/index.ts'
import { entryId, instant, tenantId } from './columns.ts'
import { zone } from './tenant.ts'

/** Somebody known to a tenant. The id is unique everywhere, since a session is looked up by token alone. */
export const person = pgTable(
  'person',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    /** In full; masked wherever the public can look. Null once the account is deleted. */
    name: text('name'),
    phone: text('phone'),
    /** Sign-in name of staff; null for residents. */
    login: text('login'),
    /** The text of the consent to appear under the full name, by its hash; councillors give it when appointed. */
    nameConsent: text('name_consent'),
    /** Who the host site says this is: `<origin> <sub>`. */
    hostSubject: text('host_subject'),
    createdAt: instant('created_at').notNull(),
    deletedAt: instant('deleted_at'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId] }),
    unique().on(t.tenantId, t.login),
    unique().on(t.tenantId, t.hostSubject),
    index().on(t.personId),
  ],
)

/** A PIN or a password, as argon2id. */
export const credential = pgTable(
  'credential',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    kind: text('kind').$type<'pin' | 'password'>().notNull(),
    hash: text('hash').notNull(),
    changedAt: instant('changed_at').notNull(),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId, t.kind] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.personId] }),
  ],
)

/** A role at a zone, for a term. */
export const grant = pgTable(
  'role_grant',
  {
    tenantId: tenantId(),
    grantId: text('grant_id').notNull(),
    personId: text('person_id').notNull(),
    zoneId: text('zone_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.grantId] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.personId] }),
    foreignKey({ columns: [t.tenantId, t.zoneId], foreignColumns: [zone.tenantId, zone.zoneId] }),
    index().on(t.tenantId, t.personId),
    index().on(t.tenantId, t.zoneId, t.role),
  ],
)

/** A sign-in: Lucia's row, found by the hash of the token (the one key without a tenant in front). */
export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
    tenantId: tenantId(),
    origin: text('origin').notNull(),
    /** How the person signed in: code, pin, password, host, popup. */
    via: text('via').notNull(),
    /** When the person last proved who they are. */
    freshAt: instant('fresh_at').notNull(),
  },
  (t) => [index().on(t.userId)],
)

/** Wrong tries; five in fifteen minutes lock. Written outside of acts, since a refused try must be remembered. */
export const attempt = pgTable(
  'attempt',
  {
    tenantId: tenantId(),
    /** What was tried: `pin <household>`, `password <login>`, `code <address>`. */
    subject: text('subject').notNull(),
    count: integer('count').notNull(),
    since: instant('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.subject] })],
)

/** A one-use code between two of our own pages: popup sign-in, a token id of a host that was used. */
export const onceCode = pgTable(
  'once_code',
  {
    tenantId: tenantId(),
    codeHash: text('code_hash').notNull(),
    kind: text('kind').$type<'popup' | 'jti' | 'stream' | 'print'>().notNull(),
    personId: text('person_id'),
    origin: text('origin').notNull(),
    challenge: text('challenge'),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.codeHash] })],
)
