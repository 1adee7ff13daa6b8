import { zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { tenantOf } from '@yishi/schema/words'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { feedWords } from '../feed/feedWords.ts'
import { type FeedEntry, makeAtom } from '../feed/makeAtom.ts'
import { type CalendarDate, makeCalendar } from '../feed/makeCalendar.ts'
import { readDates } from '../feed/readDates.ts'
import { readSessionChanges } from '../feed/readSessionChanges.ts'
import { localDay, startOfDay } from '../localDay.ts'
import { readTenant, type TenantNow } from '../tenantNow.ts'
import { forceTold } from '../views/forceTold.ts'
import { within } from '../within.ts'
import { sendRefusal } from './fault.ts'
import { formatIn } from './pages/format.ts'
import { marksOf } from './pages/marksOf.ts'
import type { Words } from './pages/words.zh.ts'
import { langOf, wordsOf } from './pages/wordsOf.ts'
import type { Inside } from './server.ts'

/** So many notices stand in a feed. */
const most = 50

/** What a feed is made with. */
interface Feeding {
  zone: string
  tenant: TenantNow
  words: Words
  lang: 'zh' | 'en'
}

/**
 * What a zone's notices are followed with: `/c/<zone>/notices.atom`, and its dates for a calendar under `/c/<zone>/dates.ics` (ends of
 * notices and polls, sessions). Both hold what is public and link to permalinks.
 */
export function feedRoutes(inside: Inside): FastifyPluginAsync {
  const { origin } = inside.config
  return async (app) => {
    app.get<{ Params: { zone: string } }>('/c/:zone/notices.atom', (request, reply) =>
      answer(inside, request, reply, 'application/atom+xml', async ({ zone, tenant, words, lang }) =>
        makeAtom({
          self: `${origin}/c/${zone}/notices.atom`,
          page: `${origin}/c/${zone}/`,
          lang: words.code,
          title: `${tenant.zone.name} · ${words.board}`,
          author: tenant.settings.issuer,
          entries: await readEntries(inside, { zone, tenant, words, lang }),
        }),
      ),
    )
    app.get<{ Params: { zone: string } }>('/c/:zone/dates.ics', (request, reply) =>
      answer(inside, request, reply, 'text/calendar', async (feeding) =>
        makeCalendar(`${feeding.tenant.zone.name} · ${feeding.words.hall}`, await datesOf(inside, feeding)),
      ),
    )
  }
}

async function answer(
  { db, spend }: Inside,
  request: FastifyRequest<{ Params: { zone: string } }>,
  reply: FastifyReply,
  type: string,
  make: (feeding: Feeding) => Promise<string>,
): Promise<FastifyReply> {
  const seconds = await spend('read', request.ip)
  if (seconds !== null) return sendRefusal(reply, { code: 'busy', params: { seconds } })
  const { zone } = request.params
  if (!zoneId.safeParse(zone).success) return sendRefusal(reply, { code: 'unknown-zone' })
  const tenant = await readTenant(db, tenantOf(zone), zone, null)
  if (!tenant.ok) return sendRefusal(reply, tenant.refusal)
  const lang = langOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  const text = await make({ zone, tenant: tenant.value, words: wordsOf(lang), lang })
  reply.header('vary', 'accept-language').header('cache-control', 'public, max-age=60')
  return reply.type(`${type}; charset=utf-8`).send(text)
}

async function readEntries(
  { db, config }: Inside,
  { zone, tenant, words, lang }: Feeding,
): Promise<FeedEntry[]> {
  const {
    noticeId: id,
    title,
    kind,
    year,
    number,
    opensAt,
    closesAt,
    issuedAt,
    extensions,
    correction,
  } = t.notice
  const force = forceTold
  const rows = await db
    .select({ id, title, kind, year, number, opensAt, closesAt, issuedAt, extensions, correction, force })
    .from(t.notice)
    .where(
      and(
        eq(t.notice.tenantId, tenant.tenantId),
        within(t.notice.zoneId, zone),
        isNull(t.notice.withdrawnAt),
      ),
    )
    .orderBy(desc(issuedAt))
    .limit(most)
  const { day, lastDay, minute } = formatIn(lang, tenant.timeZone)
  const notices = rows.map((row) => ({
    href: `${config.origin}/n/${row.id}`,
    title: row.title,
    summary: [
      words.kinds[row.kind],
      words.number(row.year, row.number),
      `${day(row.opensAt.toISOString())}–${lastDay(row.closesAt.toISOString())}`,
      marksOf(row, { words }),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    published: row.issuedAt,
    updated: new Date(row.extensions.at(-1)?.at ?? row.issuedAt),
  }))
  const { session, change } = feedWords[lang]
  const changes = (await readSessionChanges(db, tenant, zone)).map((row) => ({
    href: `${config.origin}/c/${row.zone}/council#${row.id}`,
    title:
      row.kind === 'moved'
        ? change.moved(session(row.number), minute(row.startsAt), row.place)
        : change.cancelled(session(row.number)),
    summary: row.reason,
    published: row.at,
    updated: row.at,
  }))
  return [...notices, ...changes].sort((a, b) => b.published.getTime() - a.published.getTime()).slice(0, most)
}

async function datesOf({ db, config }: Inside, { zone, tenant, lang }: Feeding): Promise<CalendarDate[]> {
  const { notices, polls, sessions } = await readDates(db, tenant, zone)
  const { ends, session: called } = feedWords[lang]
  const host = new URL(config.origin).host
  const entry = (noun: string, letter: string, id: string) => ({
    uid: `${noun}-${id}@${host}`,
    href: `${config.origin}/${letter}/${id}`,
    place: '',
  })
  return [
    ...notices.map(({ id, title, closesAt, issuedAt }) => ({
      ...entry('notice', 'n', id),
      at: endOf(closesAt, tenant.timeZone),
      title: ends(title),
      stamp: issuedAt,
    })),
    ...polls.map(({ id, title, closesAt, announcedAt }) => ({
      ...entry('poll', 'v', id),
      at: endOf(closesAt, tenant.timeZone),
      title: ends(title),
      stamp: announcedAt,
    })),
    ...sessions.map((session) => ({
      uid: `session-${session.id}@${host}`,
      href: `${config.origin}/c/${session.zone}/council`,
      place: session.place,
      at: { instant: session.startsAt },
      title: called(session.number),
      stamp: session.startsAt,
      sequence: session.changes.length,
      cancelled: session.cancelledAt !== null,
    })),
  ]
}

/** A period that ends at midnight ends with the day before; any other at its instant. */
function endOf(closesAt: Date, timeZone: string): CalendarDate['at'] {
  const midnight = startOfDay(localDay(closesAt, timeZone), timeZone).getTime() === closesAt.getTime()
  return midnight ? { day: localDay(new Date(closesAt.getTime() - 1), timeZone) } : { instant: closesAt }
}
