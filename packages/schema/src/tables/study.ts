import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { entryId, instant, tenantId } from './columns.ts'

/** 研究: what the Party branch or the two committees found, when they sat. */
export const study = pgTable(
  'study',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    stageSeq: integer('stage_seq').notNull(),
    by: text('by').$type<'branch' | 'committees'>().notNull(),
    heldOn: text('held_on').notNull(),
    conclusion: text('conclusion').$type<'agreed' | 'returned'>().notNull(),
    note: text('note').notNull(),
    /** The record of the sitting, as attachments. */
    papers: jsonb('papers').$type<string[]>().notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.stageSeq] })],
)
