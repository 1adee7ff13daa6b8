import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { entryId, instant, tenantId } from './columns.ts'

/** 问: what a resident answered to the survey, in their own words. */
export const surveyAnswer = pgTable(
  'survey_answer',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    personId: text('person_id').notNull(),
    householdId: text('household_id').notNull(),
    body: text('body').notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.personId] })],
)

/** What the council puts up for appraisal; a later list takes the place of the one before, until the council votes on it. */
export const candidateList = pgTable(
  'candidate_list',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    version: integer('version').notNull(),
    candidates: jsonb('candidates').$type<Candidate[]>().notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.version] })],
)

/** One thing that can be chosen; its key is `c1`, `c2` … */
export interface Candidate {
  key: string
  text: string
}

/** 评: the scores of a household, 0 to 5 for each candidate. */
export const appraisal = pgTable(
  'appraisal',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    householdId: text('household_id').notNull(),
    personId: text('person_id').notNull(),
    scores: jsonb('scores').$type<Record<string, number>>().notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.proposalId, t.householdId] }),
    index().on(t.tenantId, t.personId),
  ],
)

/** What the scores came to; a level first place waits for a lot. */
export const appraisalCount = pgTable(
  'appraisal_count',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    raters: integer('raters').notNull(),
    /** Sum of the scores by candidate. */
    totals: jsonb('totals').$type<Record<string, number>>().notNull(),
    /** One candidate, or those that are level. */
    winners: jsonb('winners').$type<string[]>().notNull(),
    at: instant('at').notNull(),
    /** The lot that settled a tie: drawn in public, before witnesses. */
    lot: jsonb('lot').$type<Lot>(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId] })],
)

/** 抽签: who was drawn, when, where and how, and who saw it. */
export interface Lot {
  winner: string
  drawnAt: string
  place: string
  how: string
  witnesses: string[]
}
