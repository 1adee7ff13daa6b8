import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, entryId, instant, tenantId } from './columns.ts'

/** What a community has set for itself. */
export interface TenantSettings {
  /** Of whom notices speak: 怡光社区居民委员会. */
  issuer: string
  telephone: string
  place: string
  hours: string
}

/** The root zone and everything below it. */
export const tenant = pgTable(
  'tenant',
  {
    tenantId: tenantId(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    settings: jsonb('settings').$type<TenantSettings>().notNull(),
    createdAt: instant('created_at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId] })],
)

/** A node of the tree; its id is its path. */
export const zone = pgTable(
  'zone',
  {
    tenantId: tenantId(),
    zoneId: text('zone_id').notNull(),
    parentId: text('parent_id'),
    /** A label only: street, community, estate, grid, micro-grid, building, party-household. */
    level: text('level').notNull(),
    name: text('name').notNull(),
    /** The grid worker or service station to call; null: the zone above answers. */
    telephone: text('telephone'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.zoneId] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenant.tenantId] }),
  ],
)

/** A site that may sign people in and write. */
export const origin = pgTable(
  'origin',
  {
    tenantId: tenantId(),
    /** `https://example.org`, without a path. */
    origin: text('origin').notNull(),
    removedAt: instant('removed_at'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.origin] })],
)

/** The public key by which a host site vouches for its users. */
export const hostKey = pgTable(
  'host_key',
  {
    tenantId: tenantId(),
    keyId: text('key_id').notNull(),
    origin: text('origin').notNull(),
    jwk: jsonb('jwk').$type<Record<string, string>>().notNull(),
    removedAt: instant('removed_at'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.keyId] })],
)

/** A year of holidays and make-up working days that an admin added to the shipped table. */
export const calendarYear = pgTable(
  'calendar_year',
  {
    tenantId: tenantId(),
    year: integer('year').notNull(),
    /** As in the shipped table: `MM-DD` or `MM-DD/MM-DD`, parted by blanks. */
    rest: text('rest').notNull(),
    work: text('work').notNull(),
    /** The official notice that it follows. */
    basis: text('basis').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.year] })],
)

/** A picture or a PDF, re-encoded, without its EXIF. */
export const attachment = pgTable(
  'attachment',
  {
    tenantId: tenantId(),
    attachmentId: text('attachment_id').notNull(),
    zoneId: text('zone_id').notNull(),
    mime: text('mime').notNull(),
    name: text('name').notNull(),
    alt: text('alt').notNull(),
    width: integer('width'),
    height: integer('height'),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    bytes: bytes('bytes').notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
    /** Personal or unpublished papers are not served to the public. */
    visibility: text('visibility').$type<'public' | 'staff'>().notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.attachmentId] }), index().on(t.tenantId, t.zoneId)],
)
