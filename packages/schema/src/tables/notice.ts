import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { ExtensionView, NoticeKind, ObjectionEffect } from '../words/index.ts'
import { entryId, instant, tenantId } from './columns.ts'

/** 公示. */
export const notice = pgTable(
  'notice',
  {
    tenantId: tenantId(),
    noticeId: text('notice_id').notNull(),
    zoneId: text('zone_id').notNull(),
    /** The matter and its stage row; null for a notice of its own (a quarter's income). */
    proposalId: text('proposal_id'),
    stageSeq: integer('stage_seq'),
    planVersion: integer('plan_version'),
    /** roll, call: the roll that it lays open for inspection or calls to the vote. */
    rollId: text('roll_id'),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** 〔2026〕第3号, counted by tenant and year. */
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    addressee: text('addressee').notNull(),
    basis: text('basis').notNull(),
    body: text('body').notNull(),
    /** First instant of the first day and first instant after the last; null where nothing is to be objected to. */
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    days: integer('days').notNull(),
    contact: jsonb('contact')
      .$type<{ person: string; telephone: string; place: string; hours: string }>()
      .notNull(),
    issuer: text('issuer').notNull(),
    issuedAt: instant('issued_at').notNull(),
    attachments: jsonb('attachments').$type<string[]>().notNull(),
    /** Marks a corrected text 勘误: what was corrected, in words. */
    correction: text('correction'),
    /** Each time that the period was made longer: when, why, and the closing instant before. */
    extensions: jsonb('extensions').$type<ExtensionView[]>().notNull(),
    /** The notice that this one takes the place of. */
    replaces: text('replaces'),
    withdrawnAt: instant('withdrawn_at'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.noticeId] }),
    unique().on(t.tenantId, t.year, t.number),
    index().on(t.tenantId, t.zoneId, t.closesAt),
    index().on(t.tenantId, t.proposalId),
  ],
)

/** 张贴: proof that it hung somewhere. */
export const posting = pgTable(
  'posting',
  {
    tenantId: tenantId(),
    noticeId: text('notice_id').notNull(),
    postingId: text('posting_id').notNull(),
    place: text('place').notNull(),
    postedAt: instant('posted_at').notNull(),
    personId: text('person_id').notNull(),
    photo: text('photo').notNull(),
    takenDownAt: instant('taken_down_at'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.noticeId, t.postingId] })],
)

/** 异议: what somebody holds against a notice; it must be answered. */
export const objection = pgTable(
  'objection',
  {
    tenantId: tenantId(),
    objectionId: text('objection_id').notNull(),
    noticeId: text('notice_id').notNull(),
    proposalId: text('proposal_id'),
    /** 异议人1, 异议人2 … of this notice. */
    number: integer('number').notNull(),
    personId: text('person_id'),
    householdId: text('household_id').notNull(),
    body: text('body').notNull(),
    channel: text('channel').$type<'online' | 'written' | 'telephone' | 'in-person'>().notNull(),
    /** Staff who wrote it down and read it back. */
    writtenBy: text('written_by'),
    /** Whether the words may be printed. */
    consent: boolean('consent').notNull(),
    raisedAt: instant('raised_at').notNull(),
    dueAt: instant('due_at').notNull(),
    /** The answer given in person; an objector who did not want to be met is recorded so, with no instant. */
    metDeclined: boolean('met_declined').notNull(),
    metAt: instant('met_at'),
    metBy: text('met_by'),
    metNote: text('met_note'),
    /** The public reply. */
    reply: text('reply'),
    repliedAt: instant('replied_at'),
    repliedBy: text('replied_by'),
    outcome: text('outcome').$type<'upheld' | 'dismissed' | 'withdrawn'>(),
    /** Upheld against a result: whether its figures are counted again or its words put right; null otherwise. */
    effect: text('effect').$type<ObjectionEffect>(),
    /** The objector asked the street for review. */
    reviewAskedAt: instant('review_asked_at'),
    entryId: entryId(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.objectionId] }),
    unique().on(t.tenantId, t.noticeId, t.number),
    index().on(t.tenantId, t.proposalId),
  ],
)
