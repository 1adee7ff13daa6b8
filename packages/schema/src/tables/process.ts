import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Process } from '../words/index.ts'
import { entryId, instant, tenantId } from './columns.ts'

/** 流程: a process of a community's own, or a shipped one with other numbers; the latest version holds at its zone and below. */
export const communityProcess = pgTable(
  'community_process',
  {
    tenantId: tenantId(),
    zoneId: text('zone_id').notNull(),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    process: jsonb('process').$type<Process>().notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
    /** From when on nobody begins a matter under it, and why; matters that run keep it. A later version ends that. */
    retiredAt: instant('retired_at'),
    retiredWhy: text('retired_why'),
    entryId: entryId(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.zoneId, t.key, t.version] })],
)
