import { readFileSync } from 'node:fs'
import { siteOrigin, zoneId } from '@yishi/schema/input'
import { tenantOf } from '@yishi/schema/words'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { whomToCall } from '../auth/whomToCall.ts'
import type { Db } from '../db/db.ts'
import { readTenant } from '../tenantNow.ts'
import { isRegistered } from './caller.ts'
import { sendRefusal } from './fault.ts'
import { popupPage as policy } from './pagePolicy.ts'
import { type Html, html } from './pages/html.ts'
import { popupWords } from './pages/popupWords.ts'
import { langOf } from './pages/wordsOf.ts'
import type { Inside } from './server.ts'

const asked = z.object({
  origin: siteOrigin,
  state: z.string().regex(/^[\w-]{16,100}$/),
  challenge: z.string().regex(/^[\w-]{43}$/),
})

const script = readFileSync(new URL('./pages/popup.js', import.meta.url), 'utf8')

/**
 * The window that a site opens to have somebody signed in: `/c/<zone>/popup?origin=…&state=…&challenge=…`. Nothing in its address is
 * secret. It holds the sign-in for registered sites alone, and tells any other what its webmaster has to do. It has no
 * navigation: whoever left it would come back to no site.
 */
export function popupPage({ db, spend }: Inside): FastifyPluginAsync {
  return async (app) => {
    app.get('/popup.js', (_, reply) =>
      reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'public, max-age=300')
        .send(script),
    )
    app.get<{ Params: { zone: string }; Querystring: { lang?: string } }>(
      '/c/:zone/popup',
      { helmet: policy },
      async ({ params, query, headers, ip }, reply) => {
        const seconds = await spend('read', ip)
        if (seconds !== null) return sendRefusal(reply, { code: 'busy', params: { seconds } })
        const lang = langOf(query.lang, headers['accept-language'])
        const { status, ...page } = await see(db, { zone: params.zone, query, words: popupWords[lang] })
        reply.code(status).type('text/html; charset=utf-8')
        return reply
          .header('vary', 'accept-language')
          .header('cache-control', 'no-store')
          .send(frame({ lang, title: popupWords[lang].title, ...page }))
      },
    )
  }
}

type Seen = { status: number } & Omit<Drawn, 'lang' | 'title'>

/** What stands in the window, by what its address asks for. */
async function see(
  db: Db,
  { zone: named, query, words }: { zone: string; query: unknown; words: Words },
): Promise<Seen> {
  const zone = zoneId.safeParse(named)
  const place = zone.success ? await readTenant(db, tenantOf(zone.data), zone.data, null) : null
  if (!place?.ok) return { status: 404, body: fault(words.nowhere) }
  const { tenantId, zone: its } = place.value
  const { telephone } = await whomToCall(db, its.zoneId)
  const around = { place: its.name, ...(telephone ? { call: words.call(String(telephone)) } : {}) }
  const read = asked.safeParse(query)
  if (!read.success) return { ...around, status: 400, body: fault(words.incomplete) }
  const { origin, state, challenge } = read.data
  if (!(await isRegistered(db, tenantId, origin)))
    return { ...around, status: 403, body: foreign(words, origin) }
  const data = html` data-zone="${its.zoneId}" data-site="${origin}" data-state="${state}" data-challenge="${challenge}"`
  return { ...around, status: 200, data, body: signIn(words, its.zoneId, origin) }
}

type Words = (typeof popupWords)['zh']

function fault(sentence: string): Html {
  return html`<p class="fault">${sentence}</p>`
}

function signIn(words: Words, zone: string, site: string): Html {
  return html`<p>${words.forSite(site)}</p>
<div id="continue" hidden><button type="button">${words.goOn(site)}</button></div>
<yishi-sign-in zone="${zone}" forget></yishi-sign-in>
<p class="fault" role="alert" id="alone" hidden>${words.alone(site)}</p>
<p class="fault" role="alert" id="refused" hidden>${words.refused}</p>
<p role="status" id="done" hidden>${words.done(site)}</p>
<noscript>${fault(words.needsScript)}</noscript>`
}

function foreign(words: Words, site: string): Html {
  return html`<h1>${words.foreignTitle}</h1>
${fault(words.foreign(site))}
<ol>${words.foreignSteps(site).map((step) => html`<li>${step}</li>`)}</ol>`
}

interface Drawn {
  lang: string
  title: string
  body: Html
  place?: string
  call?: string
  /** For the script; without it there is none. */
  data?: Html
}

function frame({ lang, title, body, place, call, data }: Drawn): string {
  return `<!doctype html>\n${
    html`<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${title}${place && ` · ${place}`}</title>
<link rel="stylesheet" href="/page.css">
${
  data &&
  html`<script type="module" src="/widget/v1/yishi.js"></script>
<script type="module" src="/popup.js"></script>`
}
</head>
<body${data}>
<header><span class="place">${place}</span></header>
<main>${body}</main>
<footer>${call && html`<p>${call}</p>`}</footer>
</body>
</html>`.text
  }\n`
}
