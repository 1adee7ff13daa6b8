import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { board } from '../reads/board.ts'
import { notice } from '../reads/notice.ts'
import { poll } from '../reads/poll.ts'
import { proposal } from '../reads/proposal.ts'
import { proposals } from '../reads/proposals.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { answerPage, type Making } from './drawPage.ts'
import { framedPage, ownPage } from './pagePolicy.ts'
import { type Html, html } from './pages/html.ts'
import { boardList, proposalList } from './pages/lists.ts'
import { noticeSummary, noticeText } from './pages/notice.ts'
import type { Drawn, Page } from './pages/page.ts'
import { pollText } from './pages/poll.ts'
import { proposalText } from './pages/proposal.ts'
import { resultSummary } from './pages/resultSummary.ts'
import { trustText } from './pages/trust.ts'
import { trustWords } from './pages/trustWords.ts'
import type { Inside } from './server.ts'

/** A page of a zone. */
interface ZonePage {
  /** Below `/c/<zone>`. */
  path: string
  policy: object
  make(making: Making, id: string): Promise<Page>
}

/**
 * Each zone's own pages below `/c/<zone>/`, made of the elements: content first, as text, until they are here. The code of a letter stands
 * behind the `#` of `/claim`, that of a receipt behind that of `/receipt`, where no log sees them.
 */
export function zonePages(inside: Inside): FastifyPluginAsync {
  const { config } = inside
  return async (app) => {
    for (const [path, file, type] of served) {
      const text = readFileSync(new URL(`./pages/${file}`, import.meta.url), 'utf8')
      app.get(path, (_, reply) => reply.type(type).header('cache-control', 'public, max-age=300').send(text))
    }
    app.get<{ Params: { zone: string } }>('/c/:zone', { helmet: ownPage }, (request, reply) => {
      const { search } = new URL(request.url, config.origin)
      return reply.redirect(`/c/${encodeURIComponent(request.params.zone)}/${search}`, 301)
    })
    for (const page of pages) addPage(app, inside, page)
    app.get<{ Params: { zone: string } }>('/embed/board/:zone', { helmet: framedPage }, (request, reply) => {
      const { zone } = request.params
      return answerPage(inside, { request, reply, zone }, embeddedBoard)
    })
  }
}

const served = [
  ['/page.css', 'page.css', 'text/css; charset=utf-8'],
  ['/embed.css', 'embed.css', 'text/css; charset=utf-8'],
  ['/print.css', 'print.css', 'text/css; charset=utf-8'],
  ['/print.js', 'print.js', 'text/javascript; charset=utf-8'],
  ['/page.js', 'page.js', 'text/javascript; charset=utf-8'],
] as const

const pages: ZonePage[] = [
  { path: '/', policy: ownPage, make: homePage },
  { path: '/notices/:id', policy: ownPage, make: noticePage },
  { path: '/proposals/:id', policy: ownPage, make: proposalPage },
  { path: '/polls/:id', policy: ownPage, make: pollPage },
  { path: '/trust', policy: ownPage, make: trustPage },
  shell(
    '/council',
    'council',
    (zone) => html`<yishi-council zone="${zone}" proposal-href="/c/${zone}/proposals/{id}"></yishi-council>`,
  ),
  shell(
    '/desk',
    'desk',
    (zone) =>
      html`<yishi-desk zone="${zone}" proposal-href="/c/${zone}/proposals/{id}" notice-href="/c/${zone}/notices/{id}"></yishi-desk>`,
  ),
  shell(
    '/mine',
    'mine',
    (zone) =>
      html`<yishi-mine zone="${zone}" proposal-href="/c/${zone}/proposals/{id}" poll-href="/c/${zone}/polls/{id}" notice-href="/c/${zone}/notices/{id}" propose-href="/c/${zone}/propose"></yishi-mine>`,
  ),
  shell(
    '/propose',
    'propose',
    (zone) => html`<yishi-propose zone="${zone}" proposal-href="/c/${zone}/proposals/{id}"></yishi-propose>`,
  ),
  shell('/receipt', 'receipt', (zone) => html`<yishi-receipt zone="${zone}"></yishi-receipt>`),
  shell('/claim', 'claim', (zone) => html`<yishi-sign-in zone="${zone}"></yishi-sign-in>`),
  shell('/sign-in', 'signIn', (zone) => html`<yishi-sign-in zone="${zone}"></yishi-sign-in>`),
]

function addPage(app: FastifyInstance, inside: Inside, { path, policy, make }: ZonePage): void {
  app.get<{ Params: { zone: string; id?: string }; Querystring: { poll?: string } }>(
    `/c/:zone${path}`,
    { helmet: policy },
    (request, reply) => {
      const { zone, id = '' } = request.params
      const { poll } = request.query
      if (path === '/' && poll !== undefined && /^[a-z0-9-]+$/.test(poll))
        return reply.redirect(`/c/${encodeURIComponent(zone)}/polls/${poll}`)
      return answerPage(inside, { request, reply, zone }, (making) => make(making, id))
    },
  )
}

/** A page that is its element and nothing else. */
function shell(
  path: string,
  title: 'council' | 'desk' | 'mine' | 'propose' | 'receipt' | 'claim' | 'signIn',
  element: (zone: string) => Html,
): ZonePage {
  return {
    path,
    policy: ownPage,
    async make({ drawn: { words, zone } }) {
      const nav = title === 'signIn' ? 'sign-in' : title
      return {
        title: words[title],
        description: `${zone.name} · ${words[title]}`,
        path: `/c/${zone.id}${path}`,
        script: true,
        ...(nav === 'council' || nav === 'mine' || nav === 'desk' || nav === 'sign-in' ? { nav } : {}),
        body: html`<h1>${words[title]}</h1>${element(zone.id)}${withoutScript({ words })}`,
      }
    },
  }
}

function withoutScript({ words }: Pick<Drawn, 'words'>): Html {
  return html`<noscript><p class="fault">${words.needsScript}</p></noscript>`
}

async function homePage({ drawn, see }: Making): Promise<Page> {
  const { words, zone } = drawn
  const hangs = await see(board, {})
  const matters = await see(proposals, {})
  return {
    title: words.hall,
    description: `${words.board} · ${words.matters}`,
    path: `/c/${zone.id}/`,
    script: true,
    nav: 'home',
    body: html`<h1>${words.board}</h1><yishi-notice-board zone="${zone.id}" notice-href="/c/${zone.id}/notices/{id}">${boardList(hangs, drawn)}</yishi-notice-board>
<h1>${words.matters}</h1><p class="actions"><a class="button" href="/c/${zone.id}/propose">${words.propose}</a></p>
<yishi-proposals zone="${zone.id}" proposal-href="/c/${zone.id}/proposals/{id}" propose-href="/c/${zone.id}/propose">${proposalList(matters, drawn)}</yishi-proposals>
<p class="small">${words.takeAway} <a href="/c/${zone.id}/notices.xlsx">${words.board} Excel</a> · <a href="/c/${zone.id}/notices.csv">CSV</a> · <a href="/c/${zone.id}/proposals.xlsx">${words.matters} Excel</a> · <a href="/c/${zone.id}/proposals.csv">CSV</a> · <a href="/c/${zone.id}/sheet">${words.boardSheet}</a></p>`,
  }
}

async function noticePage({ drawn, see }: Making, notice_: string): Promise<Page> {
  const view = await see(notice, { notice: notice_ })
  const { zone, words } = drawn
  return {
    title: view.title,
    description: noticeSummary(view, drawn),
    path: `/n/${view.id}`,
    script: true,
    body: html`<yishi-notice zone="${zone.id}" notice="${view.id}" matter-href="/c/${zone.id}/proposals/{id}">${noticeText(view, drawn)}</yishi-notice>${withoutScript({ words })}`,
  }
}

async function proposalPage({ drawn, see }: Making, proposal_: string): Promise<Page> {
  const view = await see(proposal, { proposal: proposal_ })
  const { zone, words } = drawn
  const at = `/c/${zone.id}`
  return {
    title: view.title,
    description: view.summary,
    path: `/p/${view.id}`,
    script: true,
    body: html`<yishi-proposal zone="${zone.id}" proposal="${view.id}" notice-href="${at}/notices/{id}" poll-href="${at}/polls/{id}" proposal-href="${at}/proposals/{id}">${proposalText(view, drawn)}</yishi-proposal>
<yishi-progress zone="${zone.id}" proposal="${view.id}"></yishi-progress>${withoutScript({ words })}`,
  }
}

/** By the poll's id, or by that of its matter. */
async function pollPage({ drawn, see }: Making, wanted: string): Promise<Page> {
  const view = await see(poll, { poll: wanted }).catch((error: unknown) => {
    if (!(error instanceof RefusalThrown)) throw error
    return see(poll, { proposal: wanted })
  })
  const { zone, words } = drawn
  return {
    title: view.title,
    description: resultSummary(view, drawn) ?? view.questions.map((one) => one.text).join(' '),
    path: `/v/${view.id}`,
    script: true,
    body: html`<yishi-poll zone="${zone.id}" poll="${view.id}">${pollText(view, drawn)}</yishi-poll>${withoutScript({ words })}
<p class="small"><a href="/c/${zone.id}/trust">${trustWords[drawn.lang].title}</a></p>`,
  }
}

async function trustPage({ drawn }: Making): Promise<Page> {
  const { title, description } = trustWords[drawn.lang]
  return { title, description, path: `/c/${drawn.zone.id}/trust`, script: false, body: trustText(drawn) }
}

async function embeddedBoard({ drawn, see }: Making): Promise<Page> {
  const { words, zone } = drawn
  return {
    title: words.board,
    description: words.board,
    path: `/c/${zone.id}/`,
    script: true,
    framed: true,
    body: html`<yishi-notice-board zone="${zone.id}">${boardList(await see(board, {}), drawn)}</yishi-notice-board>`,
  }
}
