import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { findPoll } from '../poll/findPoll.ts'
import { board } from '../reads/board.ts'
import { council } from '../reads/council.ts'
import { poll } from '../reads/poll.ts'
import { readCheckpoint } from '../views/readCheckpoint.ts'
import { answerPage, type Making } from './drawPage.ts'
import { ownPage } from './pagePolicy.ts'
import type { Page } from './pages/page.ts'
import { boardSheet } from './pages/prints/boardSheet.ts'
import { minutes } from './pages/prints/minutes.ts'
import { minutesTitle } from './pages/prints/minutesTitle.ts'
import { resultNotice } from './pages/prints/resultNotice.ts'
import { rollSheet } from './pages/prints/rollSheet.ts'
import { printWordsOf } from './pages/printWordsOf.ts'
import { resultSummary } from './pages/resultSummary.ts'
import { type Noun, placeOf } from './placeOf.ts'
import type { Inside } from './server.ts'
import { wholeRoll } from './wholeRoll.ts'

/**
 * What hangs on a board or lies in a file, as pages for A4 that anybody may open: `/v/<poll>/result` the notice of a result,
 * `/r/<roll>` a roll for inspection, `/s/<session>` the minutes of a council, `/c/<zone>/sheet` the code for a board.
 */
export function printRoutes(inside: Inside): FastifyPluginAsync {
  return async (app) => {
    addPrint(app, inside, { path: '/v/:id/result', noun: 'poll', make: resultPage(inside) })
    addPrint(app, inside, { path: '/r/:id', noun: 'roll', make: rollPage(inside) })
    addPrint(app, inside, { path: '/s/:id', noun: 'session', make: minutesPage })
    app.get<{ Params: { zone: string } }>('/c/:zone/sheet', { helmet: ownPage }, (request, reply) =>
      answerPage(inside, { request, reply, zone: request.params.zone }, boardPage),
    )
  }
}

interface Print {
  path: string
  noun: Noun
  make(making: Making, id: string): Promise<Page>
}

function addPrint(app: FastifyInstance, inside: Inside, { path, noun, make }: Print): void {
  app.get<{ Params: { id: string } }>(path, { helmet: ownPage }, async (request, reply) => {
    const { id } = request.params
    const place = await placeOf(inside.db, noun, id)
    return answerPage(inside, { request, reply, zone: place?.zone ?? '' }, (making) => make(making, id))
  })
}

function resultPage({ db }: Inside): Print['make'] {
  return async ({ drawn, see }, id) => {
    const view = await see(poll, { poll: id })
    const [tenant = ''] = view.zone.split('.')
    const found = await findPoll(db, { tenant, zone: view.zone }, { poll: id })
    const print = printWordsOf(drawn)
    return {
      title: print.resultTitle(view.title),
      description: resultSummary(view, drawn) ?? `${drawn.words.force[view.force]}. ${print.noCount}`,
      path: `/v/${id}/result`,
      script: false,
      print: { sheets: null },
      body: resultNotice(view, found?.countedAt?.toISOString() ?? null, drawn),
    }
  }
}

function rollPage({ db }: Inside): Print['make'] {
  return async (making, id) => {
    const { roll, entries } = await wholeRoll(making.see, id)
    const [tenant = ''] = roll.zone.split('.')
    const checkpoint = await readCheckpoint(db, tenant)
    const print = printWordsOf(making.drawn)
    return {
      title: print.roll(roll.name),
      description: print.rollHead,
      path: `/r/${id}`,
      script: false,
      print: { sheets: null },
      body: rollSheet({ roll, entries, checkpoint }, making.drawn),
    }
  }
}

async function minutesPage({ drawn, see }: Making, id: string): Promise<Page> {
  const { current } = await see(council, { session: id })
  return {
    title: minutesTitle(current!, drawn),
    description: current!.titles.join(' · '),
    path: `/s/${id}`,
    script: false,
    print: { sheets: null },
    body: minutes(current!, drawn),
  }
}

async function boardPage({ drawn, see }: Making): Promise<Page> {
  const print = printWordsOf(drawn)
  return {
    title: print.boardTitle,
    description: print.boardHow(drawn.zone.name),
    path: `/c/${drawn.zone.id}/sheet`,
    script: false,
    print: { sheets: 1 },
    body: boardSheet(await see(board, {}), drawn),
  }
}
