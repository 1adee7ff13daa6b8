import { randomUUID } from 'node:crypto'
import { id } from '@yishi/schema/input'
import { type LetterView, refuse } from '@yishi/schema/words'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { runAct } from '../act.ts'
import { readRoll } from '../acts/readRoll.ts'
import { findPoll } from '../poll/findPoll.ts'
import { readBallotSheets, type Wanted } from '../poll/readBallotSheets.ts'
import { letters } from '../reads/letters.ts'
import { poll } from '../reads/poll.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { holds, type Who } from '../who.ts'
import { answerStaffPage, type Making } from './drawPage.ts'
import { ownPage } from './pagePolicy.ts'
import type { Page } from './pages/page.ts'
import { ballotSheets, fitOf } from './pages/prints/ballotSheets.ts'
import { letterSheets } from './pages/prints/letterSheets.ts'
import { printWordsOf } from './pages/printWordsOf.ts'
import { placeOf } from './placeOf.ts'
import type { Inside } from './server.ts'

/** So many papers come in one run; a larger roll is printed building by building. */
const mostSheets = 2000

const wanted = z.object({ building: z.string().max(40).optional(), elector: id.optional() })

/**
 * What goes out in envelopes, for clerks by token or by a one-use ticket: `/print/ballots/<poll>` (`building`, `elector`) one paper an
 * elector, its printing recorded as a reading of the roll; `/print/letters/<zone>` the letters that wait.
 */
export function staffPrintRoutes(inside: Inside): FastifyPluginAsync {
  return async (app) => {
    app.get<{ Params: { poll: string } }>(
      '/print/ballots/:poll',
      { helmet: ownPage },
      async (request, reply) => {
        const place = await placeOf(inside.db, 'poll', request.params.poll)
        return answerStaffPage(inside, { request, reply, zone: place?.zone ?? '' }, (making, who) => {
          const which = wanted.safeParse(request.query)
          if (!which.success) throw new RefusalThrown(refuse('input-invalid'))
          return ballotsPage(inside, { making, who, poll: request.params.poll, which: which.data })
        })
      },
    )
    app.get<{ Params: { zone: string } }>('/print/letters/:zone', { helmet: ownPage }, (request, reply) =>
      answerStaffPage(inside, { request, reply, zone: request.params.zone }, lettersPage),
    )
  }
}

interface Run {
  making: Making
  who: Who
  poll: string
  which: Wanted
}

async function ballotsPage({ db }: Inside, { making, who, poll: pollId, which }: Run): Promise<Page> {
  const { drawn, see } = making
  const print = printWordsOf(drawn)
  const view = await see(poll, { poll: pollId })
  const found = await findPoll(db, { tenant: who.tenant, zone: view.zone }, { poll: pollId })
  // An auditor may read the roll, but hands nobody a paper.
  if (!holds(who, ['clerk'], view.zone)) throw new RefusalThrown(refuse('not-your-role'))
  if (!found?.paper || found.countedAt) throw new RefusalThrown(refuse('not-available'))
  const recorded = await runAct(db, readRoll, who, {
    key: `print ${randomUUID()}`,
    input: { zone: view.zone, roll: found.rollId, what: print.ballots(view.title) },
  })
  if (!recorded.ok) throw new RefusalThrown(recorded)
  const sheets = await readBallotSheets(db, found, { ...which, most: mostSheets + 1 })
  if (sheets.length > mostSheets) throw new RefusalThrown(refuse('too-large'))
  return {
    title: print.ballots(view.title),
    description: drawn.words.force[view.force],
    path: `/v/${pollId}`,
    script: false,
    print: { sheets: fitOf(view.questions) === 'apart' ? null : sheets.length },
    body: ballotSheets(view, sheets, drawn),
  }
}

async function lettersPage({ drawn, see }: Making): Promise<Page> {
  const all: LetterView[] = []
  for (let after: string | null = '0'; after !== null; ) {
    const part: { items: LetterView[]; next: string | null } = await see(letters, { waiting: true, after })
    all.push(...part.items)
    after = part.next
  }
  const print = printWordsOf(drawn)
  return {
    title: print.letters,
    description: print.letterTitle,
    path: `/c/${drawn.zone.id}/desk`,
    script: false,
    print: { sheets: all.length },
    body: letterSheets(all, drawn),
  }
}
