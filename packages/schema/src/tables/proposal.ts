import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { End, Process, StageKind } from '../words/index.ts'
import { entryId, instant, tenantId } from './columns.ts'
import { household } from './household.ts'
import { person } from './person.ts'
import { zone } from './tenant.ts'

/** What the clerk's screening found. */
export interface Screening {
  decision: 'accepted' | 'adopted' | 'without-vote'
  /** 权属: whose land or thing it is. */
  ownership: string
  /** The right-holder's written consent, as an attachment; null where the land is the community's own. */
  consent: string | null
  /** Where the money comes from. */
  money: string
  /** The Party branch's study, where the community asks for it. */
  partyStudy: string | null
}

/** A resident's matter. */
export const proposal = pgTable(
  'proposal',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    zoneId: text('zone_id').notNull(),
    /** The process with its numbers, copied when the matter starts. */
    process: jsonb('process').$type<Process>().notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    place: text('place').notNull(),
    photos: jsonb('photos').$type<string[]>().notNull(),
    /** Who proposes: a resident of a household, or a member of staff. */
    personId: text('person_id').notNull(),
    householdId: text('household_id'),
    /** The grid worker who wrote it down for the household. */
    writtenBy: text('written_by'),
    screening: jsonb('screening').$type<Screening>(),
    /** How often the work was reopened; the zone it went up to, if it did. */
    reopened: integer('reopened').notNull(),
    raisedTo: text('raised_to'),
    /** The matter that this one follows, or was merged into. */
    follows: text('follows'),
    mergedInto: text('merged_into'),
    createdAt: instant('created_at').notNull(),
    end: text('end_kind').$type<End>(),
    endReason: text('end_reason'),
    endedAt: instant('ended_at'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.proposalId] }),
    foreignKey({ columns: [t.tenantId, t.zoneId], foreignColumns: [zone.tenantId, zone.zoneId] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.personId] }),
    index().on(t.tenantId, t.zoneId),
    index().on(t.tenantId, t.personId),
  ],
)

const ofProposal = (t: { tenantId: never; proposalId: never }) =>
  foreignKey({
    columns: [t.tenantId, t.proposalId],
    foreignColumns: [proposal.tenantId, proposal.proposalId],
  })

/**
 * One stage that a matter is in or was in. Its instants are fixed here; whether it is open follows from them and
 * the clock. At most one row of a matter has no `closedAt`.
 */
export const stage = pgTable(
  'stage',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    /** Counts up over the matter's life. */
    seq: integer('seq').notNull(),
    /** Its place in the process. */
    position: integer('position').notNull(),
    kind: text('kind').$type<StageKind>().notNull(),
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at'),
    dueAt: instant('due_at'),
    closedAt: instant('closed_at'),
    outcome: text('outcome'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.proposalId, t.seq] }),
    ofProposal(t as never),
    index('stage_due').on(t.closesAt),
  ],
)

/** The versioned text of what to do. */
export const plan = pgTable(
  'plan',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    /** In one sentence: the same in notice, ballot and result. */
    sentence: text('sentence').notNull(),
    scope: text('scope').notNull(),
    place: text('place').notNull(),
    /** In fen. */
    cost: integer('cost').notNull(),
    money: text('money').notNull(),
    /** A plain explanation, versioned with the plan. */
    explanation: text('explanation').notNull(),
    photos: jsonb('photos').$type<string[]>().notNull(),
    /** A change of scope, cost or place goes on notice anew; a correction 勘误 is marked. */
    change: text('change').$type<'first' | 'substance' | 'correction'>().notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
    frozenAt: instant('frozen_at'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.version] }), ofProposal(t as never)],
)

/** 附议: one household seconds once. */
export const second = pgTable(
  'second',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    householdId: text('household_id').notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.householdId] }), ofProposal(t as never)],
)

/** An opinion: a person's, tallied by household. At the door it may be a household's without an account. */
export const opinion = pgTable(
  'opinion',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    opinionId: text('opinion_id').notNull(),
    householdId: text('household_id').notNull(),
    /** Null where it was given at the door. */
    personId: text('person_id'),
    stance: text('stance').$type<'for' | 'against' | 'unsure'>().notNull(),
    reason: text('reason').notNull(),
    channel: text('channel').$type<'online' | 'door'>().notNull(),
    visitId: text('visit_id'),
    at: instant('at').notNull(),
    /** A later one of the same person takes its place. */
    supersededAt: instant('superseded_at'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.proposalId, t.opinionId] }),
    ofProposal(t as never),
    index().on(t.tenantId, t.proposalId, t.householdId),
  ],
)

/** 利害关系人: named at screening, heard before the council votes, served the plan and the notice in person. */
export const affectedHousehold = pgTable(
  'affected_household',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    householdId: text('household_id').notNull(),
    why: text('why').notNull(),
    heardAt: instant('heard_at'),
    servedAt: instant('served_at'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.proposalId, t.householdId] }),
    ofProposal(t as never),
    foreignKey({
      columns: [t.tenantId, t.householdId],
      foreignColumns: [household.tenantId, household.householdId],
    }),
  ],
)

/** 走访: a grid worker at a door. */
export const visit = pgTable(
  'visit',
  {
    tenantId: tenantId(),
    visitId: text('visit_id').notNull(),
    proposalId: text('proposal_id').notNull(),
    householdId: text('household_id').notNull(),
    /** When they stood at the door; it may have been sent later. */
    visitedAt: instant('visited_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    personId: text('person_id').notNull(),
    /** Who else went, in words. */
    together: text('together').notNull(),
    needs: text('needs').notNull(),
    outcome: text('outcome').$type<'talking' | 'agreed' | 'against' | 'not-met'>().notNull(),
    /** Whether it was made to persuade: such a visitor never helps this household vote. */
    persuading: boolean('persuading').notNull(),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.visitId] }),
    ofProposal(t as never),
    index().on(t.tenantId, t.proposalId),
  ],
)

/** What a resident follows. */
export const follow = pgTable(
  'follow',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    personId: text('person_id').notNull(),
    active: boolean('active').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.personId] }), ofProposal(t as never)],
)
