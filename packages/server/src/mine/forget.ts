import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** Whoever's act an entry was, once that person is erased. */
export const nobody = 'erased'

/**
 * Throw away what still links entries and sign-ins to accounts that were erased: who did an act, and every sealed name, telephone and id of the
 * person. The leaves stay as they are, and with them tree and count; nothing opens those commitments any more. Choice and weight of a
 * ballot stay, so that it can be counted again. A waiting entry is left until the sequencer has read it.
 */
export async function forget(db: Db): Promise<void> {
  await db.execute(sql`
    delete from session using person
    where person.deleted_at is not null and session.tenant_id = person.tenant_id and session.user_id = person.person_id`)
  await db.execute(sql`
    update log_entry set
      actor = case when log_entry.actor = person.person_id then ${nobody} else log_entry.actor end,
      key = case when log_entry.actor = person.person_id then log_entry.entry_id else log_entry.key end,
      answer = case when log_entry.actor = person.person_id then null else log_entry.answer end,
      openings = (
        select coalesce(jsonb_object_agg(field, opening), '{}') from jsonb_each(log_entry.openings) as one (field, opening)
        where not ${names}
          and not (field in ('name', 'phone', 'login', 'nameConsent') and log_entry.openings #>> '{person,value}' = person.person_id))
    from person
    where person.deleted_at > yishi_now() - interval '2 days'
      and log_entry.tenant_id = person.tenant_id and log_entry.idx is not null
      and (log_entry.actor = person.person_id
        or exists (select from jsonb_each(log_entry.openings) as one (field, opening) where ${names}))`)
}

/** Whether what an opening opens is the person's id, or a list in which it stands. */
const names = sql`position('"' || person.person_id || '"' in (opening -> 'value')::text) > 0`
