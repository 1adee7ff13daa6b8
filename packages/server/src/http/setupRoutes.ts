import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { FirstRun } from '../setup/firstRun.ts'
import { setUp } from '../setup/setUp.ts'
import { readSetup } from '../setup/setupInput.ts'
import { ownPage } from './pagePolicy.ts'
import { type Html, html } from './pages/html.ts'
import { setupForm, setupFrame } from './pages/setup.ts'
import { type SetupField, setupFields, setupWordsOf } from './pages/setupWords.ts'
import { langOf } from './pages/wordsOf.ts'
import type { Inside } from './server.ts'

/**
 * `/setup`: the first run in the browser, as a plain form. It is there while no community stands, for whoever knows the word that the
 * server printed when it started.
 */
export function setupRoutes({ db, config, spend }: Inside, first: FirstRun): FastifyPluginAsync {
  const wordsFor = (request: FastifyRequest) =>
    setupWordsOf(langOf((request.query as { lang?: string }).lang, request.headers['accept-language']))
  return async (app) => {
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, new URLSearchParams(body as string)),
    )
    app.addHook('onRequest', async (_, reply) => {
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
    })

    app.get('/setup', { helmet: ownPage }, async (request, reply) => {
      const words = wordsFor(request)
      if (!(await first.isOpen())) return reply.code(404).send(setupFrame(html`<p>${words.over}</p>`, words))
      return setupFrame(setupForm({ typed: {}, wrong: new Set(), notice: null }, words), words)
    })

    app.post('/setup', { helmet: ownPage }, async (request, reply) => {
      const words = wordsFor(request)
      const say = (status: number, body: Html) => reply.code(status).send(setupFrame(body, words))
      if (!(await first.isOpen())) return say(404, html`<p>${words.over}</p>`)
      const typed = typedIn(request.body)
      const again = (status: number, notice: string, wrong = new Set<string>()) =>
        say(status, setupForm({ typed, wrong, notice }, words))
      if ((await spend('sign-in', `setup ${request.ip}`)) !== null) return again(429, words.busy)
      if (!first.knows(wordIn(request.body))) return again(403, words.wrongWord)
      const read = readSetup(asInput(typed))
      if (!read.ok)
        return again(400, words.wrong, new Set(read.problems.map(({ path }) => path.split('.', 1)[0]!)))
      const answer = await setUp(db, read.input, config.origin)
      if (!answer.ok) return again(400, words.wrong, new Set([answer.refusal.path ?? 'zone']))
      const { zone, name, adminLogin } = read.input
      return say(
        200,
        html`<h1>${words.done(name)}</h1><p>${words.signInAs(adminLogin)}</p>
<p class="actions"><a class="button" href="/c/${zone}/sign-in?next=/c/${zone}/desk">${words.toSignIn}</a></p>`,
      )
    })
  }
}

function wordIn(body: unknown): string {
  return body instanceof URLSearchParams ? (body.get('word') ?? '') : ''
}

function typedIn(body: unknown): Partial<Record<SetupField, string>> {
  if (!(body instanceof URLSearchParams)) return {}
  return Object.fromEntries(setupFields.map((field) => [field, body.get(field) ?? '']))
}

/** Lines become lists; a zone's line is its address, its level and its name. */
function asInput({ zones = '', origins = '', ...plain }: Partial<Record<SetupField, string>>): object {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return {
    ...plain,
    zones: lines(zones).map((line) => {
      const [zone = '', level = '', ...name] = line.split(/\s+/)
      return { zone, level, name: name.join(' ') }
    }),
    origins: lines(origins),
    hostKeys: [],
  }
}
