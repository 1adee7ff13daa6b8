import { boolean, foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { entryId, instant, tenantId } from './columns.ts'
import { person } from './person.ts'
import { zone } from './tenant.ts'

/** A household of the living register: one dwelling and those who live there. It has one ballot. */
export const household = pgTable(
  'household',
  {
    tenantId: tenantId(),
    householdId: text('household_id').notNull(),
    /** The lowest zone that it lies in. */
    zoneId: text('zone_id').notNull(),
    building: text('building').notNull(),
    unit: text('unit').notNull(),
    room: text('room').notNull(),
    /** The name on the list; masked in public. */
    contactName: text('contact_name'),
    phone: text('phone'),
    vacant: boolean('vacant').notNull(),
    /** Fenced, grows, keeps: what a grid worker should know. Never public. */
    remark: text('remark'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.householdId] }),
    unique().on(t.tenantId, t.zoneId, t.building, t.unit, t.room),
    foreignKey({ columns: [t.tenantId, t.zoneId], foreignColumns: [zone.tenantId, zone.zoneId] }),
  ],
)

/** An adult who claimed a household. The others of it see that and can contest it. */
export const householdMember = pgTable(
  'household_member',
  {
    tenantId: tenantId(),
    householdId: text('household_id').notNull(),
    personId: text('person_id').notNull(),
    state: text('state').$type<'active' | 'contested' | 'ended'>().notNull(),
    since: instant('since').notNull(),
    /** letter, clerk (by telephone or visit), host. */
    via: text('via').$type<'letter' | 'clerk' | 'host'>().notNull(),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.householdId, t.personId] }),
    foreignKey({
      columns: [t.tenantId, t.householdId],
      foreignColumns: [household.tenantId, household.householdId],
    }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.personId] }),
    index().on(t.tenantId, t.personId),
  ],
)

/** A letter with a single-use code. The code itself is derived from the house's secret and never stored. */
export const claimLetter = pgTable(
  'claim_letter',
  {
    tenantId: tenantId(),
    letterId: text('letter_id').notNull(),
    /** The hash by which a scanned code finds its letter. */
    codeHash: text('code_hash').notNull(),
    /** For a household of the register, or for an elector of a roll. */
    householdId: text('household_id'),
    rollId: text('roll_id'),
    electorId: text('elector_id'),
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    usedBy: text('used_by'),
    voidedAt: instant('voided_at'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.letterId] }), unique().on(t.tenantId, t.codeHash)],
)
