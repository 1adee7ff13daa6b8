import { randomUUID } from 'node:crypto'
import { type BoardItem, type Page, type ProposalItem, refuse } from '@yishi/schema/words'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { runAct } from '../act.ts'
import { readRoll } from '../acts/readRoll.ts'
import { toCsv } from '../export/csv.ts'
import type { Table } from '../export/table.ts'
import { toXlsx } from '../export/xlsx.ts'
import { findPoll } from '../poll/findPoll.ts'
import { readParticipation } from '../poll/readParticipation.ts'
import { board } from '../reads/board.ts'
import { council } from '../reads/council.ts'
import { poll } from '../reads/poll.ts'
import { proposals } from '../reads/proposals.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { answerFile, type Making } from './drawPage.ts'
import { minutesTables } from './exportMinutes.ts'
import { noticeTable, participationTable, proposalTable, resultTables, rollTable } from './exportTables.ts'
import { exportWordsOf } from './exportWords.ts'
import { type Noun, placeOf } from './placeOf.ts'
import type { Inside } from './server.ts'
import { wholeRoll } from './wholeRoll.ts'

const endings = ['csv', 'xlsx'] as const

/**
 * What can be taken away as CSV or as a workbook, under the address of its page with `.csv` or `.xlsx`: `/v/<poll>`, `/r/<roll>`, `/s/<session>`,
 * `/c/<zone>/notices`, `/c/<zone>/proposals`; for clerks, by token or ticket, `/print/turnout/<poll>` and `/print/unreached/<poll>`,
 * each recorded as a reading of the roll.
 */
export function exportRoutes(inside: Inside): FastifyPluginAsync {
  return async (app) => {
    for (const ending of endings) {
      addList(app, inside, { path: '/v', noun: 'poll', ending, make: resultList })
      addList(app, inside, { path: '/r', noun: 'roll', ending, make: rollList })
      addList(app, inside, { path: '/s', noun: 'session', ending, make: minutesList })
      addList(app, inside, { path: '/print/turnout', noun: 'poll', ending, make: staffList(inside, false) })
      addList(app, inside, { path: '/print/unreached', noun: 'poll', ending, make: staffList(inside, true) })
      addZoneList(app, inside, { name: 'notices', ending, make: noticeList })
      addZoneList(app, inside, { name: 'proposals', ending, make: proposalList })
    }
  }
}

/** What is made of the tables of a file: its bytes and their type. */
function fileOf(tables: readonly Table[], ending: (typeof endings)[number]) {
  switch (ending) {
    case 'csv':
      return { type: 'text/csv; charset=utf-8', bytes: Buffer.from(toCsv(tables)) }
    case 'xlsx':
      return {
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: toXlsx(tables),
      }
  }
}

interface List {
  path: string
  noun: Noun
  ending: (typeof endings)[number]
  make(making: Making, id: string): Promise<Table[]>
}

function addList(app: FastifyInstance, inside: Inside, { path, noun, ending, make }: List): void {
  app.get<{ Params: { id: string } }>(`${path}/:id(^[a-z0-9-]+).${ending}`, async (request, reply) => {
    const { id } = request.params
    const place = await placeOf(inside.db, noun, id)
    const asked = { request, reply, zone: place?.zone ?? '', staff: path.startsWith('/print/') }
    return answerFile(inside, asked, async (making) => ({
      name: `${path.split('/').at(-1)}-${id}.${ending}`,
      ...fileOf(await make(making, id), ending),
    }))
  })
}

function addZoneList(
  app: FastifyInstance,
  inside: Inside,
  { name, ending, make }: Pick<List, 'ending'> & { name: string; make(making: Making): Promise<Table[]> },
): void {
  app.get<{ Params: { zone: string } }>(`/c/:zone/${name}.${ending}`, (request, reply) =>
    answerFile(inside, { request, reply, zone: request.params.zone, staff: false }, async (making) => ({
      name: `${name}.${ending}`,
      ...fileOf(await make(making), ending),
    })),
  )
}

async function resultList({ drawn, see }: Making, id: string): Promise<Table[]> {
  return resultTables(await see(poll, { poll: id }), drawn)
}

async function rollList({ drawn, see }: Making, id: string): Promise<Table[]> {
  return [rollTable(await wholeRoll(see, id), drawn)]
}

async function minutesList({ drawn, see }: Making, id: string): Promise<Table[]> {
  const { current } = await see(council, { session: id })
  return minutesTables(current!, drawn)
}

function staffList({ db }: Inside, unreached: boolean): List['make'] {
  return async ({ drawn, see, who }, id) => {
    if (!who) throw new RefusalThrown(refuse('not-signed-in'))
    const view = await see(poll, { poll: id })
    const found = await findPoll(db, { tenant: who.tenant, zone: view.zone }, { poll: id })
    if (!found) throw new RefusalThrown(refuse('unknown-poll'))
    const words = exportWordsOf(drawn.lang)
    const recorded = await runAct(db, readRoll, who, {
      key: `list ${randomUUID()}`,
      input: {
        zone: view.zone,
        roll: found.rollId,
        what: `${unreached ? words.unreached : words.turnout}：${view.title}`,
      },
    })
    if (!recorded.ok) throw new RefusalThrown(recorded)
    return [participationTable(view, { rows: await readParticipation(db, found), unreached }, drawn)]
  }
}

async function noticeList({ drawn, see }: Making): Promise<Table[]> {
  const part = (past: boolean) => (after: string | undefined) =>
    see(board, { past, limit: 50, ...(after ? { after } : {}) })
  const items = [...(await whole<BoardItem>(part(false))), ...(await whole<BoardItem>(part(true)))]
  return [noticeTable(items, drawn)]
}

async function proposalList({ drawn, see }: Making): Promise<Table[]> {
  const items = await whole<ProposalItem>((after) =>
    see(proposals, { most: 50, ...(after ? { after } : {}) }),
  )
  return [proposalTable(items, drawn)]
}

/** So many lines of a list are taken away at once. */
const mostLines = 5000

/** A list from its first part to its last. */
async function whole<T>(part: (after: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  for (let after: string | undefined, more = true; more && items.length < mostLines; ) {
    const { items: some, next } = await part(after)
    items.push(...some)
    more = next !== null
    after = next ?? undefined
  }
  return items
}
