import { index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { Body, SessionChange } from '../words/index.ts'
import { entryId, instant, tenantId } from './columns.ts'

/** A meeting of a zone's council, or of another body: its agenda are its motions. */
export const councilSession = pgTable(
  'council_session',
  {
    tenantId: tenantId(),
    sessionId: text('session_id').notNull(),
    zoneId: text('zone_id').notNull(),
    number: integer('number').notNull(),
    /** Who meets. */
    body: text('body').$type<Body>().notNull().default('council'),
    /** The frozen roll of its members; null for the council. */
    rollId: text('roll_id'),
    startsAt: instant('starts_at').notNull(),
    place: text('place').notNull(),
    /** Who called it. */
    personId: text('person_id').notNull(),
    /** Members when it was called: by person id for the council, by elector id for a body with a roll. */
    members: jsonb('members').$type<string[]>().notNull(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    /** A session that was called off is closed and was never opened. */
    cancelledAt: instant('cancelled_at'),
    /** Each time that it was moved or called off: when, why, and for when and where it had been called. */
    changes: jsonb('changes').$type<SessionChange[]>().notNull().default([]),
    minutes: text('minutes'),
    minutesAt: instant('minutes_at'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.sessionId] }), unique().on(t.tenantId, t.zoneId, t.number)],
)

/** 纪要更正: what was published stays as it is; a correction stands beside it and says that it is one. */
export const minutesCorrection = pgTable(
  'minutes_correction',
  {
    tenantId: tenantId(),
    sessionId: text('session_id').notNull(),
    seq: integer('seq').notNull(),
    text: text('text').notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.sessionId, t.seq] })],
)

/** Who is in the room, from when to when. */
export const attendance = pgTable(
  'attendance',
  {
    tenantId: tenantId(),
    sessionId: text('session_id').notNull(),
    seq: integer('seq').notNull(),
    personId: text('person_id').notNull(),
    arrivedAt: instant('arrived_at').notNull(),
    leftAt: instant('left_at'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.sessionId, t.personId, t.seq] })],
)

/** 回避: a councillor or elector with a stake in a matter, out of every base. */
export const recusal = pgTable(
  'recusal',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    personId: text('person_id').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.personId] })],
)

/** What the council is asked, about one version of one plan. */
export const motion = pgTable(
  'motion',
  {
    tenantId: tenantId(),
    motionId: text('motion_id').notNull(),
    sessionId: text('session_id').notNull(),
    proposalId: text('proposal_id').notNull(),
    /** Its place on the agenda. */
    item: integer('item').notNull(),
    text: text('text').notNull(),
    planVersion: integer('plan_version'),
    /** The place in the process of the meeting that it was called for; null where the council deliberates. */
    position: integer('position'),
    putAt: instant('put_at'),
    closedAt: instant('closed_at'),
    result: jsonb('result').$type<MotionResult>(),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.motionId] }),
    index().on(t.tenantId, t.sessionId),
    index().on(t.tenantId, t.proposalId),
  ],
)

/** A motion's figures when it was closed. */
export interface MotionResult {
  outcome: 'passed' | 'failed' | 'inquorate'
  members: number
  recused: number
  present: number
  for: number
  against: number
  abstain: number
  /** As `yishi decide` answers. */
  conditions: unknown[]
}

/** A councillor's vote, by name, in public. */
export const motionVote = pgTable(
  'motion_vote',
  {
    tenantId: tenantId(),
    motionId: text('motion_id').notNull(),
    personId: text('person_id').notNull(),
    choice: text('choice').$type<'for' | 'against' | 'abstain'>().notNull(),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.motionId, t.personId] })],
)

/** 发言名单: who asked for the floor on a motion, in the order in which they asked; who had it, from when to when. */
export const speech = pgTable(
  'speech',
  {
    tenantId: tenantId(),
    speechId: text('speech_id').notNull(),
    sessionId: text('session_id').notNull(),
    motionId: text('motion_id').notNull(),
    /** A member; null for somebody who is heard without being one. */
    personId: text('person_id'),
    /** Who is heard without being a member, as the clerk writes it: the property manager, somebody who objected. */
    guest: text('guest'),
    /** Its place in the order in which the floor was asked for in the session. */
    seq: integer('seq').notNull(),
    /** Its place in the order in which the floor was given; null until then. */
    turn: integer('turn'),
    askedAt: instant('asked_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** Given up before it was held. */
    withdrawnAt: instant('withdrawn_at'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.speechId] }), index().on(t.tenantId, t.sessionId)],
)

/** 会签: a party signs the plan, or is recorded as silent. */
export const signOff = pgTable(
  'sign_off',
  {
    tenantId: tenantId(),
    proposalId: text('proposal_id').notNull(),
    planVersion: integer('plan_version').notNull(),
    party: text('party').$type<'community' | 'council' | 'property'>().notNull(),
    stance: text('stance').$type<'signed' | 'silent' | 'absent'>().notNull(),
    personId: text('person_id'),
    at: instant('at').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.proposalId, t.planVersion, t.party] })],
)
