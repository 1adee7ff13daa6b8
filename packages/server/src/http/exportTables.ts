import { methods } from '@yishi/schema/rules'
import {
  type BoardItem,
  type ConditionView,
  type PollView,
  type ProposalItem,
  type RollEntry,
  type RollItem,
  sheetCode,
  type Weight,
} from '@yishi/schema/words'
import { type Cell, decimal, type Table } from '../export/table.ts'
import type { Participation } from '../poll/readParticipation.ts'
import { correctionTables } from './exportCorrections.ts'
import { type ExportWords, exportWordsOf } from './exportWords.ts'
import { correctionLines } from './pages/corrections.ts'
import { share } from './pages/format.ts'
import type { Drawn } from './pages/page.ts'
import { standing } from './pages/proposal.ts'
import { figuresOf, lotLine, namedVotes, outcomeOf } from './pages/tally.ts'

/** What a vote is, above every list of it: its title, its force, when it was held, its roll. */
function headOf(view: PollView, { words, format }: Drawn): string[] {
  const { electors, heads, area, root } = view.roll
  return [
    view.title,
    words.force[view.force],
    words.pollPeriod(format.minute(view.opensAt), format.end(view.closesAt)),
    `${words.rollLine(String(electors), String(heads), view.measures.includes('area') ? area : null)} ${root}`,
  ]
}

/** A result with every count and every condition; before the count, how many took part. The mark of force stands in every row. */
export function resultTables(view: PollView, drawn: Drawn): Table[] {
  const { words, lang } = drawn
  const export_ = exportWordsOf(lang)
  const head = [...headOf(view, drawn), ...view.corrections.map((one) => correctionLines(one, drawn)[0])]
  const force = words.force[view.force]
  const text = (key: string) => view.questions.find((one) => one.key === key)?.text ?? key
  const columns = [
    export_.item,
    export_.counting,
    export_.condition,
    export_.part,
    export_.whole,
    export_.share,
    export_.required,
    export_.verdict,
    export_.outcome,
    export_.force,
  ]
  const conditionRow = (one: ConditionView, [item, counting, outcome]: [string, string, string]): Cell[] => [
    item,
    counting,
    words.condition[one.kind][one.measure],
    decimal(one.part),
    decimal(one.whole),
    share(one.part, one.whole),
    words.must(one.threshold, one.comparison === '>'),
    one.met ? words.met : words.missed,
    outcome,
    force,
  ]
  if (view.results === null)
    return [
      {
        name: export_.turnoutNow,
        head,
        columns,
        rows: view.turnout.conditions.map((one) => conditionRow(one, [words.turnout, export_.usual, ''])),
      },
    ]
  const questionOf = (key: string) => view.questions.find((one) => one.key === key)
  const counts = view.results.flatMap((result) => {
    const { key, silent } = result
    const row = (name: string, of: Weight): Cell[] => [text(key), name, of.heads, decimal(of.area), force]
    const choices = namedVotes(result, questionOf(key), words).map(([name, of]) => row(name, of))
    return [...choices, row(words.silent, silent)]
  })
  const conditions = view.results.flatMap((result) => {
    const { key, conditions, strict } = result
    const outcome = outcomeOf(result, questionOf(key), words)
    return [
      ...conditions.map((one) => conditionRow(one, [text(key), export_.usual, outcome])),
      ...(strict?.conditions ?? []).map((one) =>
        conditionRow(one, [text(key), words.strict, words.results[strict!.outcome]]),
      ),
    ]
  })
  return [
    {
      name: export_.results,
      head,
      columns: [export_.item, export_.choice, export_.heads, export_.area, export_.force],
      rows: counts,
    },
    { name: export_.conditions, head, columns, rows: conditions },
    ...tallyTables(view, drawn, head),
    ...correctionTables(view, drawn, head),
  ]
}

/** Every option with each of its figures, and every lot; nothing where all is yes, no and abstain. */
function tallyTables(view: PollView, drawn: Drawn, head: string[]): Table[] {
  const { words, lang } = drawn
  const export_ = exportWordsOf(lang)
  const force = words.force[view.force]
  const options: Cell[][] = []
  const lots: Cell[][] = []
  for (const { key, tally } of view.results ?? []) {
    const question = view.questions.find((one) => one.key === key)
    if (!tally || !question?.method) continue
    const wins = tally.outcome === 'decided' ? tally.winners : []
    for (const [at, option] of question.options.entries())
      for (const { name, of } of figuresOf(tally, question, words)) {
        const digit = String(at + 1)
        const won = wins.includes(digit) ? words.winner : ''
        options.push([
          question.text,
          methods[question.method].title[lang],
          at + 1,
          option,
          name,
          of(digit),
          won,
          force,
        ])
      }
    for (const lot of tally.lots) lots.push([question.text, lotLine(lot, question, drawn), force])
  }
  if (options.length === 0) return []
  const { item, method, number, option, figure, amount, outcome, lot } = { ...export_, option: words.option }
  const of = [item, method, number, option, figure, amount, outcome, export_.force]
  return [
    { name: words.option, head, columns: of, rows: options },
    ...(lots.length > 0 ? [{ name: lot, head, columns: [item, lot, export_.force], rows: lots }] : []),
  ]
}

/** Who took part, by which channel and when; `unreached` are those from whom nothing came and whom nothing was served. */
export function participationTable(
  view: PollView,
  { rows, unreached }: { rows: readonly Participation[]; unreached: boolean },
  drawn: Drawn,
): Table {
  const { format, lang } = drawn
  const export_ = exportWordsOf(lang)
  const minute = (at: string | null) => (at === null ? '' : format.minute(at))
  const shown = unreached ? rows.filter((row) => row.channel === null && row.served === null) : rows
  return {
    name: unreached ? export_.unreached : export_.turnout,
    head: [...headOf(view, drawn), export_.asOf(format.minute(view.now))],
    columns: [
      export_.sheet,
      export_.label,
      export_.names,
      export_.heads,
      export_.area,
      ...(unreached ? [] : [export_.channel, export_.at, export_.served, export_.servedAt]),
    ],
    rows: shown.map((row) => [
      sheetCode(view.id, row.elector),
      row.label,
      row.names,
      row.heads,
      decimal(row.area),
      ...(unreached
        ? []
        : [
            channelOf(row, export_),
            minute(row.at),
            row.served === null ? '' : (export_.hows[row.served] ?? row.served),
            minute(row.servedAt),
          ]),
    ]),
  }
}

/** The way a ballot came; of one that a proxy gave, that, too. */
function channelOf({ channel, byProxy }: Participation, { channels, proxy }: ExportWords): string {
  const way = channel === null ? '' : (channels[channel] ?? channel)
  return byProxy ? `${way} · ${proxy}` : way
}

/** A roll for inspection, masked as on its page. */
export function rollTable(
  { roll, entries }: { roll: RollItem; entries: readonly RollEntry[] },
  { words, lang }: Drawn,
): Table {
  const export_ = exportWordsOf(lang)
  const line = words.rollLine(
    String(roll.electors),
    String(roll.heads),
    roll.kind === 'owners' ? roll.area : null,
  )
  return {
    name: export_.roll,
    head: [roll.name, `${line} ${roll.root}`],
    columns: [export_.number, export_.building, export_.names, export_.heads],
    rows: entries.map(({ building, names, heads }, i) => [i + 1, building, names, heads]),
  }
}

/** What hangs and what hung. */
export function noticeTable(
  items: readonly BoardItem[],
  { words, format, lang, origin, zone }: Drawn,
): Table {
  const export_ = exportWordsOf(lang)
  return {
    name: export_.notices,
    head: [zone.name],
    columns: [
      export_.noticeNumber,
      export_.kind,
      export_.title,
      export_.from,
      export_.to,
      export_.state,
      export_.address,
      export_.force,
      export_.correction,
    ],
    rows: items.map((one) => [
      words.number(one.year, one.number),
      words.kinds[one.kind],
      one.title,
      format.day(one.opensAt),
      format.lastDay(one.closesAt),
      words.states[one.state](one.daysLeft),
      `${origin}/n/${one.id}`,
      one.force === null ? '' : words.force[one.force],
      one.correction ?? '',
    ]),
  }
}

/** Every matter with where it stands. */
export function proposalTable(items: readonly ProposalItem[], drawn: Drawn): Table {
  const { words, format, lang, origin, zone } = drawn
  const export_ = exportWordsOf(lang)
  return {
    name: export_.proposals,
    head: [zone.name],
    columns: [
      export_.title,
      export_.by,
      export_.place,
      export_.day,
      export_.stage,
      export_.address,
      export_.force,
    ],
    rows: items.map((one) => [
      one.title,
      words.roles[one.by] ?? one.by,
      one.zoneName,
      format.day(one.createdAt),
      standing(one, drawn),
      `${origin}/p/${one.id}`,
      one.pollForce === null ? '' : words.force[one.pollForce],
    ]),
  }
}
