import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type {
  ExtensionView,
  MethodKey,
  PollForce,
  QuestionOutcome,
  ServiceWay,
  TallyView,
} from '../words/index.ts'
import type { Lot } from './appraisal.ts'
import { entryId, instant, tenantId } from './columns.ts'
import { elector } from './roll.ts'

/** One question of a ballot. */
export interface Question {
  /** Short key within the poll: q1, q2 … */
  key: string
  /** The same sentence as in notice and result. */
  text: string
  /** How it is counted; the ballot's form follows. Null: yes, no and abstain. */
  method: MethodKey | null
  options: string[]
  /** A key of the rules, or a rule of the community's own. */
  rule: unknown
}

/** 表决: a vote of a frozen roll. Its instants are those of its stage. */
export const poll = pgTable(
  'poll',
  {
    tenantId: tenantId(),
    pollId: text('poll_id').notNull(),
    zoneId: text('zone_id').notNull(),
    proposalId: text('proposal_id').notNull(),
    stageSeq: integer('stage_seq').notNull(),
    rollId: text('roll_id').notNull(),
    title: text('title').notNull(),
    questions: jsonb('questions').$type<Question[]>().notNull(),
    force: text('force').$type<PollForce>().notNull(),
    mode: text('mode').$type<'open' | 'confidential'>().notNull(),
    nonResponse: text('non_response').$type<'absent' | 'deemed-abstain' | 'deemed-majority'>().notNull(),
    /** The clause of the assembly's rules that silence means anything, as an attachment; null where it means nothing. */
    clause: text('clause'),
    /** How that clause is called: 议事规则第二十三条. */
    clauseText: text('clause_text'),
    /** For how many others one person may vote at most; 0 where nobody may. */
    proxies: integer('proxies').notNull().default(0),
    invalidParticipates: boolean('invalid_participates').notNull(),
    announcedAt: instant('announced_at').notNull(),
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    extensions: jsonb('extensions').$type<ExtensionView[]>().notNull().default([]),
    /** Whether each ballot's paper twin may exist. */
    paper: boolean('paper').notNull(),
    countedAt: instant('counted_at'),
    /** By question: tally, decision, ballots of each channel. */
    result: jsonb('result').$type<PollResult>(),
    /** Every lot that was drawn, in order; null where none was. */
    lots: jsonb('lots').$type<PollLot[]>(),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.pollId] }),
    index().on(t.tenantId, t.proposalId),
    index().on(t.tenantId, t.zoneId),
  ],
)

/** A result: every condition with its two numbers. */
export interface PollResult {
  roll: { heads: number; area: string; root: string }
  /** `proxy`: how many of the first two were given by a proxy. */
  channels: { online: number; paper: number; replaced: number; proxy: number }
  /** Recorded from the official platform, with its document; left out where the count is ours. */
  official?: { platform: string; document: string; decidedAt: string }
  questions: {
    key: string
    outcome: QuestionOutcome
    votes: Record<'for' | 'against' | 'abstain' | 'invalid', { heads: number; area: string }>
    silent: { heads: number; area: string }
    conditions: unknown[]
    strict?: unknown
    /** Of a method question. */
    tally?: QuestionTally
  }[]
}

/** What a method made of the ballots; of each lot what is public for ever. What it was drawn of, where and how stands with the poll. */
export interface QuestionTally extends Omit<TallyView, 'lots'> {
  lots: { winner: string; among: string[]; drawnAt: string; witnesses: number }[]
}

/** 抽签: a lot among the options of a question that were level, in full. */
export interface PollLot extends Lot {
  question: string
  /** The digits of those that were level. */
  among: string[]
}

/** One elector's choice. The later of two valid ballots counts; the earlier one stays, marked. */
export const ballot = pgTable(
  'ballot',
  {
    tenantId: tenantId(),
    pollId: text('poll_id').notNull(),
    ballotId: text('ballot_id').notNull(),
    rollId: text('roll_id').notNull(),
    electorId: text('elector_id').notNull(),
    channel: text('channel').$type<'online' | 'paper'>().notNull(),
    /** By question, in choice words; `invalid` on paper alone. */
    choices: jsonb('choices').$type<Record<string, string>>().notNull(),
    /** Online: when it was cast. Paper: its recorded hand-in. */
    castAt: instant('cast_at').notNull(),
    personId: text('person_id'),
    sheetId: text('sheet_id'),
    /** The mandate under which somebody else gave it; null where it is the elector's own. */
    proxyId: text('proxy_id'),
    /** The ballot of the same elector that counts in its place; null where this one counts. */
    replacedBy: text('replaced_by'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.pollId, t.ballotId] }),
    foreignKey({
      columns: [t.tenantId, t.rollId, t.electorId],
      foreignColumns: [elector.tenantId, elector.rollId, elector.electorId],
    }),
    index().on(t.tenantId, t.pollId, t.electorId),
    uniqueIndex('ballot_counts').on(t.tenantId, t.pollId, t.electorId).where(sql`${t.replacedBy} is null`),
  ],
)

/** A bundle of paper ballots, open until somebody declares it entered. */
export const paperBatch = pgTable(
  'paper_batch',
  {
    tenantId: tenantId(),
    pollId: text('poll_id').notNull(),
    batchId: text('batch_id').notNull(),
    number: integer('number').notNull(),
    openedBy: text('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    enteredAt: instant('entered_at'),
    enteredBy: text('entered_by'),
    /** How many sheets lay in it when it was declared entered, counted by hand. */
    sheets: integer('sheets'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.pollId, t.batchId] }),
    unique().on(t.tenantId, t.pollId, t.number),
  ],
)

/** One sheet: handed in, entered by one person, confirmed by another. */
export const paperSheet = pgTable(
  'paper_sheet',
  {
    tenantId: tenantId(),
    pollId: text('poll_id').notNull(),
    sheetId: text('sheet_id').notNull(),
    batchId: text('batch_id').notNull(),
    rollId: text('roll_id').notNull(),
    electorId: text('elector_id').notNull(),
    /** The mandate under which somebody else filled it in. */
    proxyId: text('proxy_id'),
    handedInAt: instant('handed_in_at').notNull(),
    collectedBy: text('collected_by').notNull(),
    photo: text('photo'),
    choices: jsonb('choices').$type<Record<string, string>>(),
    enteredBy: text('entered_by'),
    enteredAt: instant('entered_at'),
    confirmedBy: text('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    /** What the second person read, where it differed; the sheet waits for a decision. */
    differing: jsonb('differing').$type<Record<string, string>>(),
    differingBy: text('differing_by'),
    settledBy: text('settled_by'),
    /** How it was settled to be read, where two readings differed or an objection was upheld. */
    settled: jsonb('settled').$type<Record<string, string>>(),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.pollId, t.sheetId] }),
    index().on(t.tenantId, t.pollId, t.batchId),
    index().on(t.tenantId, t.pollId, t.electorId),
  ],
)

/** 送达: proof that the papers reached the elector. */
export const service = pgTable(
  'service',
  {
    tenantId: tenantId(),
    pollId: text('poll_id').notNull(),
    electorId: text('elector_id').notNull(),
    serviceId: text('service_id').notNull(),
    how: text('how').$type<ServiceWay>().notNull(),
    at: instant('at').notNull(),
    /** Who recorded it. */
    personId: text('person_id').notNull(),
    /** Who brought it; null where that is whoever recorded it. */
    servedBy: text('served_by'),
    receipt: text('receipt'),
    /** Served with the warning of what silence will mean. */
    warned: boolean('warned').notNull(),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.pollId, t.electorId, t.serviceId] })],
)

/** 委托: a written mandate, item by item. It ends when it is revoked or its principal votes; what was done under it before stands. */
export const proxy = pgTable(
  'proxy',
  {
    tenantId: tenantId(),
    pollId: text('poll_id').notNull(),
    proxyId: text('proxy_id').notNull(),
    rollId: text('roll_id').notNull(),
    /** The elector who is voted for. */
    electorId: text('elector_id').notNull(),
    /** Who votes for them. */
    holderId: text('holder_id').notNull(),
    /** By question: the choice word that the holder is bound to, or `free`. A question that is not named is not mandated. */
    items: jsonb('items').$type<Record<string, string>>().notNull(),
    /** The signed paper; null where the principal granted it online. */
    document: text('document'),
    grantedAt: instant('granted_at').notNull(),
    grantedBy: text('granted_by').notNull(),
    endedAt: instant('ended_at'),
    ended: text('ended').$type<'revoked' | 'voted'>(),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.pollId, t.proxyId] }),
    foreignKey({
      columns: [t.tenantId, t.rollId, t.electorId],
      foreignColumns: [elector.tenantId, elector.rollId, elector.electorId],
    }),
    index().on(t.tenantId, t.pollId, t.holderId),
    uniqueIndex('proxy_stands').on(t.tenantId, t.pollId, t.electorId).where(sql`${t.endedAt} is null`),
  ],
)
