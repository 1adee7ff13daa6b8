import { sql } from 'drizzle-orm'
import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { entryId, instant, tenantId } from './columns.ts'
import { type PollResult, paperSheet } from './poll.ts'

/**
 * 重读: a sheet that is read again because an objection to the preliminary result was upheld. Two persons read it; where they differ a
 * third decides. What was read before stays here and in the log.
 */
export const rereading = pgTable(
  'rereading',
  {
    tenantId: tenantId(),
    pollId: text('poll_id').notNull(),
    rereadingId: text('rereading_id').notNull(),
    sheetId: text('sheet_id').notNull(),
    /** The objection that it is read again for. */
    objectionId: text('objection_id').notNull(),
    /** How it was read when it was counted. */
    was: jsonb('was').$type<Record<string, string>>().notNull(),
    choices: jsonb('choices').$type<Record<string, string>>().notNull(),
    readBy: text('read_by').notNull(),
    readAt: instant('read_at').notNull(),
    /** What the second person read, where it differed; the sheet waits for a decision. */
    differing: jsonb('differing').$type<Record<string, string>>(),
    differingBy: text('differing_by'),
    /** How it reads; null until two agree, or a third decides. */
    settled: jsonb('settled').$type<Record<string, string>>(),
    settledBy: text('settled_by'),
    settledAt: instant('settled_at'),
    /** The ballot that it brought; null where it was read as before. */
    ballotId: text('ballot_id'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.pollId, t.rereadingId] }),
    foreignKey({
      columns: [t.tenantId, t.pollId, t.sheetId],
      foreignColumns: [paperSheet.tenantId, paperSheet.pollId, paperSheet.sheetId],
    }),
    uniqueIndex('rereading_runs').on(t.tenantId, t.pollId, t.sheetId).where(sql`${t.settledAt} is null`),
  ],
)

/** 更正: a result that took the place of an earlier one, which stays here whole. */
export const pollCorrection = pgTable(
  'poll_correction',
  {
    tenantId: tenantId(),
    pollId: text('poll_id').notNull(),
    /** 1, 2 … */
    number: integer('number').notNull(),
    correctedAt: instant('corrected_at').notNull(),
    personId: text('person_id').notNull(),
    reason: text('reason').notNull(),
    /** The upheld objections that it rests on. */
    objections: jsonb('objections').$type<string[]>().notNull(),
    /** How many sheets were read otherwise than before. */
    sheets: integer('sheets').notNull(),
    /** The result that stood before, and when it had been counted. */
    was: jsonb('was').$type<PollResult>().notNull(),
    wasCountedAt: instant('was_counted_at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.pollId, t.number] })],
)
