import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import type { RollFault } from '../words/index.ts'
import { bytes, entryId, instant, tenantId } from './columns.ts'

/** The list behind a vote; frozen, it never changes again. */
export const roll = pgTable(
  'roll',
  {
    tenantId: tenantId(),
    rollId: text('roll_id').notNull(),
    zoneId: text('zone_id').notNull(),
    kind: text('kind').$type<'owners' | 'households' | 'adults' | 'members'>().notNull(),
    name: text('name').notNull(),
    /** owners: how parking counts. */
    parking: text('parking').$type<'excluded' | 'area' | 'areaAndHeads'>().notNull(),
    /** Totals, fixed with the roll. Area in 0.01 m². */
    dwellings: integer('dwellings').notNull(),
    heads: integer('heads').notNull(),
    area: bigint('area', { mode: 'bigint' }).notNull(),
    importedAt: instant('imported_at').notNull(),
    importedBy: text('imported_by').notNull(),
    /** SHA-256 of the file it came from, in hex. */
    sourceHash: text('source_hash').notNull(),
    /** When it went on inspection, and the first instant after the days in which it can be objected to. */
    publishedAt: instant('published_at'),
    objectionsUntil: instant('objections_until'),
    /** How often it was corrected since its import. */
    corrections: integer('corrections').notNull().default(0),
    /** The roll of the whole estate out of which one of a building or stairwell was drawn. */
    drawnFrom: text('drawn_from'),
    frozenAt: instant('frozen_at'),
    /** Merkle root over the salted electors, in hex; with the totals it stands in the notice. */
    root: text('root'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.rollId] }), index().on(t.tenantId, t.zoneId)],
)

/**
 * 表决人 and their dwellings. Written in bulk at import, changed by corrections before the roll freezes and never after; the roll's
 * entries carry their root, so that they need no entry each.
 */
export const elector = pgTable(
  'elector',
  {
    tenantId: tenantId(),
    rollId: text('roll_id').notNull(),
    electorId: text('elector_id').notNull(),
    /** As printed on a ballot: 5号楼2单元301, 张三、李四. Masked in public. */
    label: text('label').notNull(),
    names: text('names').notNull(),
    building: text('building').notNull(),
    heads: integer('heads').notNull(),
    area: bigint('area', { mode: 'bigint' }).notNull(),
    dwellings: jsonb('dwellings')
      .$type<{ building: string; unit: string; room: string; use: string; area: string }[]>()
      .notNull(),
    /** households: the household of the register. */
    householdId: text('household_id'),
    /** 32 random bytes that hide the elector's leaf under the root. */
    salt: bytes('salt').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.rollId, t.electorId] }),
    foreignKey({ columns: [t.tenantId, t.rollId], foreignColumns: [roll.tenantId, roll.rollId] }),
    index().on(t.tenantId, t.rollId, t.householdId),
  ],
)

/** Who may vote for an elector of an owners' roll: one at a time, the last named. Of a household's roll, its members may. */
export const voter = pgTable(
  'voter',
  {
    tenantId: tenantId(),
    rollId: text('roll_id').notNull(),
    electorId: text('elector_id').notNull(),
    personId: text('person_id').notNull(),
    since: instant('since').notNull(),
    /** When somebody else was named in their place. */
    endedAt: instant('ended_at'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.rollId, t.electorId, t.personId] }),
    foreignKey({
      columns: [t.tenantId, t.rollId, t.electorId],
      foreignColumns: [elector.tenantId, elector.rollId, elector.electorId],
    }),
    index().on(t.tenantId, t.personId),
  ],
)

/** Every reading of a roll by a member of staff. */
export const rollRead = pgTable(
  'roll_read',
  {
    tenantId: tenantId(),
    readId: text('read_id').notNull(),
    rollId: text('roll_id').notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
    what: text('what').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.readId] }), index().on(t.tenantId, t.rollId)],
)

/** An objection to a roll on inspection: whom it wrongs, what is wrong, and its answer. */
export const rollObjection = pgTable(
  'roll_objection',
  {
    tenantId: tenantId(),
    rollId: text('roll_id').notNull(),
    objectionId: text('objection_id').notNull(),
    number: integer('number').notNull(),
    about: text('about').$type<RollFault>().notNull(),
    /** The elector that it is about; null where one is missing. */
    electorId: text('elector_id'),
    body: text('body').notNull(),
    personId: text('person_id'),
    /** Staff who wrote it down and read it back. */
    writtenBy: text('written_by'),
    raisedAt: instant('raised_at').notNull(),
    dueAt: instant('due_at').notNull(),
    outcome: text('outcome').$type<'upheld' | 'dismissed'>(),
    reply: text('reply'),
    repliedAt: instant('replied_at'),
    repliedBy: text('replied_by'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.rollId, t.objectionId] }),
    unique().on(t.tenantId, t.rollId, t.number),
    foreignKey({ columns: [t.tenantId, t.rollId], foreignColumns: [roll.tenantId, roll.rollId] }),
  ],
)
