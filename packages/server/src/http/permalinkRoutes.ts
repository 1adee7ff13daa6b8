import { tenantOf } from '@yishi/schema/words'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { findPoll } from '../poll/findPoll.ts'
import { notice } from '../reads/notice.ts'
import { poll } from '../reads/poll.ts'
import { proposal } from '../reads/proposal.ts'
import { answerPage, type Making } from './drawPage.ts'
import { ownPage } from './pagePolicy.ts'
import { html } from './pages/html.ts'
import { noticePoster, noticeSummary, noticeText } from './pages/notice.ts'
import type { Page } from './pages/page.ts'
import { pollText } from './pages/poll.ts'
import { proposalText, standing } from './pages/proposal.ts'
import { resultSummary } from './pages/resultSummary.ts'
import { trustWords } from './pages/trustWords.ts'
import { pictureOf } from './pictures/pictureOf.ts'
import { pictureWords } from './pictures/pictureWords.ts'
import { placeOf } from './placeOf.ts'
import { plainData } from './plainReads.ts'
import type { Inside } from './server.ts'
import { spared } from './spared.ts'

/**
 * What is shared and printed has a short address that lasts, and a page that is whole without a script: `/n/<notice>`,
 * `/n/<notice>/poster`, `/p/<proposal>`, `/v/<poll>`; data stands beside under `/n/<notice>.json` and `/v/<poll>.json`, a long
 * picture of each under `.png`.
 */
export function permalinkRoutes(inside: Inside): FastifyPluginAsync {
  return async (app) => {
    addPage(app, inside, { path: '/n/:id', noun: 'notice', make: noticePage })
    addPage(app, inside, { path: '/n/:id/poster', noun: 'notice', make: posterPage })
    addPage(app, inside, { path: '/p/:id', noun: 'proposal', make: proposalPage })
    addPage(app, inside, { path: '/v/:id', noun: 'poll', make: pollPage(inside) })
    addData(app, inside, { path: '/n/:id.json', noun: 'notice' })
    addData(app, inside, { path: '/v/:id.json', noun: 'poll' })
  }
}

type Make = (making: Making, id: string) => Promise<Page>

function addPage(
  app: FastifyInstance,
  inside: Inside,
  { path, noun, make }: { path: string; noun: 'notice' | 'proposal' | 'poll'; make: Make },
): void {
  const asPicture = pictureOf(inside, noun)
  app.get<{ Params: { id: string } }>(path, { helmet: ownPage }, async (request, reply) => {
    const { id } = request.params
    if (id.endsWith('.png')) return asPicture(request, reply, id.slice(0, -'.png'.length))
    const place = await placeOf(inside.db, noun, id)
    return answerPage(inside, { request, reply, zone: place?.zone ?? '' }, (making) => make(making, id))
  })
}

function addData(
  app: FastifyInstance,
  inside: Inside,
  { path, noun }: { path: string; noun: 'notice' | 'poll' },
): void {
  app.get<{ Params: { id: string } }>(path, spared, plainData(inside, noun))
}

async function noticePage({ drawn, see }: Making, id: string): Promise<Page> {
  const view = await see(notice, { notice: id })
  const { words, zone } = drawn
  return {
    title: view.title,
    description: noticeSummary(view, drawn),
    path: `/n/${id}`,
    picture: true,
    script: false,
    body: html`${noticeText(view, drawn)}<p class="actions"><a class="button" href="/c/${zone.id}/notices/${id}">${words.takePart}</a>
${view.proposal && html`<a href="/p/${view.proposal}">${words.seeMatter}</a>`}
<a href="/n/${id}/poster">${words.poster}</a>
<a href="/n/${id}.png?lang=${drawn.lang}">${pictureWords(drawn).save}</a></p>`,
  }
}

async function posterPage({ drawn, see }: Making, id: string): Promise<Page> {
  const view = await see(notice, { notice: id })
  return {
    title: view.title,
    description: noticeSummary(view, drawn),
    path: `/n/${id}`,
    picture: true,
    script: false,
    print: { sheets: 1, paper: 'A3' },
    body: noticePoster(view, drawn),
  }
}

async function proposalPage({ drawn, see }: Making, id: string): Promise<Page> {
  const view = await see(proposal, { proposal: id })
  const { words, zone } = drawn
  return {
    title: view.title,
    description: `${standing(view, drawn)}. ${view.summary}`,
    path: `/p/${id}`,
    picture: true,
    script: false,
    body: html`${proposalText(view, drawn)}<p class="actions"><a class="button" href="/c/${zone.id}/proposals/${id}">${words.follow}</a>
<a href="/p/${id}.png?lang=${drawn.lang}">${pictureWords(drawn).save}</a></p>`,
  }
}

function pollPage({ db }: Inside): Make {
  return async ({ drawn, see }, id) => {
    const view = await see(poll, { poll: id })
    const { words, zone } = drawn
    const { rollId } = (await findPoll(db, { tenant: tenantOf(view.zone), zone: view.zone }, { poll: id }))!
    return {
      title: view.title,
      description: resultSummary(view, drawn) ?? view.questions.map((one) => one.text).join(' '),
      path: `/v/${id}`,
      picture: true,
      script: false,
      body: html`${pollText(view, drawn)}<p class="actions">${
        view.state === 'open' && html`<a class="button" href="/c/${zone.id}/polls/${id}">${words.toPoll}</a>`
      } <a href="/p/${view.proposal}">${words.seeMatter}</a>${
        view.results && html` <a href="/v/${id}/result">${words.resultNotice}</a>`
      } <a href="/r/${rollId}">${words.rollForInspection}</a> <a href="/c/${zone.id}/trust">${trustWords[drawn.lang].title}</a> <a href="/v/${id}.xlsx">Excel</a> <a href="/v/${id}.csv">CSV</a> <a href="/v/${id}.png?lang=${drawn.lang}">${pictureWords(drawn).save}</a>${view.notice && html` <a href="/n/${view.notice}">${words.notices}</a>`}</p>`,
    }
  }
}
