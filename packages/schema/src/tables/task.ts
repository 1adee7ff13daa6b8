import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { entryId, instant, tenantId } from './columns.ts'

/** 任务: what has to be done by whom until when. */
export const task = pgTable(
  'task',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    taskId: text('task_id').notNull(),
    /** The round of work: 0, and one more after each reopening. */
    round: integer('round').notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    /** The assignee, and their name as shown. */
    personId: text('person_id'),
    owner: text('owner').notNull(),
    dueAt: instant('due_at').notNull(),
    doneAt: instant('done_at'),
    doneBy: text('done_by'),
    note: text('note').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.taskId] }), index().on(t.tenantId, t.personId)],
)

/** 现场照片及佐证: what the place looked like. */
export const evidence = pgTable(
  'evidence',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    evidenceId: text('evidence_id').notNull(),
    /** The round of work that it belongs to, as a task's. */
    round: integer('round').notNull(),
    taskId: text('task_id'),
    moment: text('moment').$type<'before' | 'after'>().notNull(),
    photos: jsonb('photos').$type<string[]>().notNull(),
    takenOn: instant('taken_on').notNull(),
    personId: text('person_id').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.evidenceId] })],
)

/** 验收: one side's word on one round of work. */
export const acceptance = pgTable(
  'acceptance',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    round: integer('round').notNull(),
    side: text('side').$type<'proposer' | 'council'>().notNull(),
    verdict: text('verdict').$type<'accepted' | 'refused'>().notNull(),
    reason: text('reason').notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.round, t.side] })],
)

/** 评价: a household's stars, 1 to 5. */
export const rating = pgTable(
  'rating',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    round: integer('round').notNull(),
    householdId: text('household_id').notNull(),
    personId: text('person_id').notNull(),
    stars: integer('stars').notNull(),
    comment: text('comment').notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.round, t.householdId] })],
)
