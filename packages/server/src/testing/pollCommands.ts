import fc from 'fast-check'
import { expect } from 'vitest'
import type { AnyAct } from '../act.ts'
import { acts } from '../acts/index.ts'
import { moveClock } from '../db/clock.ts'
import type { Who } from '../who.ts'
import {
  bring,
  hasOwnVote,
  type ModelChoices,
  type ModelProxy,
  type ModelQuestion,
  type ModelSheet,
  type PollModel,
  standingProxy,
} from './pollModel.ts'
import type { MatterAt } from './stages.ts'
import { tryAct, type World } from './world.ts'

/** The poll that the acts keep, beside the model. */
export interface RealPoll {
  world: World
  matter: MatterAt
  poll: string
  batch: string
  opensAt: Date
  /** By elector: its id and who votes for it. */
  electors: readonly { id: string; voter: Who }[]
}

/** What the poll of the model asks. */
export const questions = ['q1', 'q2', 'q3', 'q4'] as const satisfies ModelQuestion[]

type Step = (model: PollModel, real: RealPoll) => Promise<void>

/** A step of a sequence, under the name by which a failure shows it. */
class Command implements fc.AsyncCommand<PollModel, RealPoll> {
  constructor(name: string, step: Step) {
    this.#name = name
    this.#step = step
  }
  readonly #name: string
  readonly #step: Step
  check = () => true
  toString = () => this.#name
  async run(model: PollModel, real: RealPoll): Promise<void> {
    model.now++
    await moveClock(real.world.db, instant(real, model.now))
    await this.#step(model, real)
  }
}

/** Do an act, and hold that it is accepted or refused as the model says. `expected` is a code, or null for a yes. */
async function act<T extends AnyAct>(
  { world, matter, poll }: RealPoll,
  { it, who, input }: { it: T; who: Who; input: object },
  expected: string | null,
): Promise<unknown> {
  const answer = await tryAct(world.db, it, who, { ...matter, poll, ...input })
  expect(answer.ok ? null : answer.refusal.code).toBe(expected)
  return answer.ok ? answer.value : null
}

function instant({ opensAt }: RealPoll, minutes: number): Date {
  return new Date(opensAt.getTime() + Math.round(minutes * 60_000))
}

/** Signed in a moment ago, as a ballot with force asks for. */
function freshly(real: RealPoll, who: Who, now: number): Who {
  return { ...who, freshAt: instant(real, now) }
}

/** Few of them come often, so that what happens to one elector meets what happened before. */
const elector = fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5)
const voices = ['for', 'against', 'abstain']
const words = {
  q1: voices,
  q2: voices,
  q3: ['1', '2', '3', 'abstain'],
  q4: ['1', '1+2', '2+3', '1+2+3', 'none', 'abstain'],
}
const saying = (...more: string[]) =>
  fc.record({
    q1: fc.constantFrom(...words.q1, ...more),
    q2: fc.constantFrom(...words.q2, ...more),
    q3: fc.constantFrom(...words.q3, ...more),
    q4: fc.constantFrom(...words.q4, ...more),
  })
const choices = saying()
const unreadable = fc.constant({ q1: 'invalid', q2: 'invalid', q3: 'invalid', q4: 'invalid' })
const reading = fc.oneof({ weight: 2, arbitrary: saying('invalid') }, { weight: 1, arbitrary: unreadable })
/** Mostly the sheet that waits for the step, sometimes one that does not. */
type Said = Record<ModelQuestion, string>
const shown = (said: Said) => Object.values(said).join(' ')
const whichSheet = fc.constantFrom(-1, -1, -1, 0, 1)

/** Casting, and casting again. */
const casting = fc.tuple(elector, choices).map(
  ([i, said]) =>
    new Command(`cast ${i} ${shown(said)}`, async (model, real) => {
      const { id, voter } = real.electors[i]!
      const input = { elector: id, choices: said }
      const who = freshly(real, voter, model.now)
      await act(real, { it: acts.cast, who, input }, model.closed ? 'wrong-stage' : null)
      if (!model.closed)
        bring(model, i, { choices: said, at: model.now, channel: 'online', proxy: null, sheet: null })
    }),
)

/** Somebody casts for somebody else: mostly the holder of the last mandate, sometimes whoever. */
const castForAnother = (holder: number, principal: number, said: Said, byMandate: boolean) =>
  new Command(
    `${byMandate ? 'the last holder' : holder} casts for ${principal} ${shown(said)}`,
    async (model, real) => {
      const last = byMandate ? model.proxies.at(-1) : undefined
      const [h, i] = last ? [last.holder, last.elector] : [holder, principal]
      if (h === i) return
      const held = model.proxies.filter((proxy) => proxy.holder === h && proxy.elector === i)
      const proxy = held.find(({ endedAt }) => endedAt === null)
      const theirs = asked(proxy ?? null, said)
      const expected = model.closed
        ? 'wrong-stage'
        : proxy
          ? null
          : held.length > 0
            ? 'proxy-ended'
            : 'not-your-home'
      const who = freshly(real, real.electors[h]!.voter, model.now)
      const input = { elector: real.electors[i]!.id, choices: theirs }
      await act(real, { it: acts.cast, who, input }, expected)
      if (expected === null)
        bring(model, i, { choices: theirs, at: model.now, channel: 'online', proxy: proxy!, sheet: null })
    },
  )
const castingForAnother = fc
  .tuple(elector, elector, choices, fc.constantFrom(true, true, false))
  .map(([h, i, said, byMandate]) => castForAnother(h, i, said, byMandate))

const granting = fc.tuple(elector, elector, fc.boolean()).map(
  ([i, h, both]) =>
    new Command(`${i} mandates ${h}${both ? '' : ' for one item'}`, async (model, real) => {
      const held = model.proxies.filter((proxy) => proxy.holder === h && proxy.endedAt === null).length
      const expected = model.closed
        ? 'wrong-stage'
        : hasOwnVote(model, i)
          ? 'already-done'
          : standingProxy(model, i)
            ? 'already-exists'
            : i === h
              ? 'input-invalid'
              : held >= model.mostProxies
                ? 'proxies-too-many'
                : null
      const input = {
        elector: real.electors[i]!.id,
        holder: { elector: real.electors[h]!.id },
        items: both ? { q1: 'free', q2: 'free', q3: 'free', q4: 'free' } : { q1: 'free' },
        document: null,
      }
      const who = freshly(real, real.electors[i]!.voter, model.now)
      const said = await act(real, { it: acts.grantProxy, who, input }, expected)
      if (expected !== null) return
      const { proxy } = said as { proxy: string }
      model.proxies.push({ id: proxy, elector: i, holder: h, both, endedAt: null })
    }),
)

const revoking = elector.map(
  (i) =>
    new Command(`${i} revokes`, async (model, real) => {
      const last = model.proxies.findLast((proxy) => proxy.elector === i)
      if (!last) return
      const expected = model.closed ? 'wrong-stage' : last.endedAt === null ? null : 'proxy-ended'
      const input = { proxy: last.id }
      const who = freshly(real, real.electors[i]!.voter, model.now)
      await act(real, { it: acts.revokeProxy, who, input }, expected)
      if (expected === null) last.endedAt = model.now
    }),
)

/** A sheet comes back, some minutes ago, filled in by the elector or by whoever holds their mandate. */
const handIn = (i: number, ago: number, byHolder: boolean) =>
  new Command(`${i} hands in ${ago} minutes ago${byHolder ? ' by proxy' : ''}`, async (model, real) => {
    // Each sheet has an instant of its own, a little before that of its step.
    const minute = Math.max(1, (model.closed ? closing : model.now) - ago)
    const at = minute - (model.sheets.length + 1) / 1000
    const proxy = byHolder ? model.proxies.findLast((each) => each.elector === i) : undefined
    const handedInAt = instant(real, at)
    const expected = lapsed(proxy, at) ? 'proxy-ended' : null
    const input = {
      batch: real.batch,
      elector: real.electors[i]!.id,
      handedInAt: handedInAt.toISOString(),
      collector: null,
      photo: null,
      ...(proxy ? { proxy: proxy.id } : {}),
    }
    const said = await act(real, { it: acts.handIn, who: real.world.clerk, input }, expected)
    if (expected !== null) return
    const { sheet } = said as { sheet: string }
    const state = 'handed-in' as const
    model.sheets.push({ id: sheet, elector: i, at, proxy: proxy ?? null, first: null, state })
  })
const handingIn = fc.tuple(elector, fc.nat(4), fc.boolean()).map((how) => handIn(...how))

function lapsed(proxy: ModelProxy | undefined, at: number): boolean {
  return proxy?.endedAt !== undefined && proxy.endedAt !== null && proxy.endedAt <= at
}

const asked = (proxy: ModelProxy | null, said: Said): ModelChoices =>
  proxy && !proxy.both ? { q1: said.q1 } : said

const same = (one: ModelChoices, other: ModelChoices) =>
  questions.every((question) => one[question] === other[question])

/** The last sheet that waits in a state, or, to be refused, one counted from the last. */
const sheetOf = (model: PollModel, back: number, state: ModelSheet['state']) =>
  back < 0 ? model.sheets.findLast((sheet) => sheet.state === state) : model.sheets.at(-1 - back)

/** What a sheet brings, once it may count. */
function count(model: PollModel, sheet: PollModel['sheets'][number], said: ModelChoices): void {
  const { at, proxy } = sheet
  bring(model, sheet.elector, { choices: said, at, channel: 'paper', proxy, sheet })
}

const entered = (back: number, said: Said) =>
  new Command(`enter ${back} ${shown(said)}`, async (model, real) => {
    const sheet = sheetOf(model, back, 'handed-in')
    if (!sheet) return
    const expected = sheet.first ? 'already-done' : null
    const read = asked(sheet.proxy, said)
    const input = { sheet: sheet.id, choices: read }
    await act(real, { it: acts.enterSheet, who: real.world.clerk, input }, expected)
    if (expected !== null) return
    sheet.first = read
    sheet.state = 'entered'
    if (!model.strict) count(model, sheet, read)
  })
const entering = fc.tuple(whichSheet, reading).map(([back, said]) => entered(back, said))

const confirmed = (back: number, said: Said, agrees = false) =>
  new Command(`confirm ${back} ${agrees ? 'the same' : shown(said)}`, async (model, real) => {
    const sheet = sheetOf(model, back, 'entered')
    if (!sheet) return
    const expected = {
      'handed-in': 'unknown-sheet',
      entered: null,
      differs: 'sheet-differs',
      done: 'already-done',
    }[sheet.state]
    const read = agrees && sheet.first ? sheet.first : asked(sheet.proxy, said)
    const input = { sheet: sheet.id, choices: read }
    await act(real, { it: acts.confirmSheet, who: real.world.clerk2, input }, expected)
    if (expected !== null) return
    if (!same(sheet.first!, read)) {
      sheet.state = 'differs'
      return
    }
    sheet.state = 'done'
    if (model.strict) count(model, sheet, read)
  })
const confirming = fc
  .tuple(whichSheet, reading, fc.boolean())
  .map(([back, said, agrees]) => confirmed(back, said, agrees))

/** The right reading of a sheet, found by a third person: it takes the place of what the sheet brought before. */
const corrected = (said: Said) =>
  new Command(`correct ${shown(said)}`, async (model, real) => {
    const sheet = sheetOf(model, -1, 'differs')
    if (!sheet) return
    const read = asked(sheet.proxy, said)
    const input = { sheet: sheet.id, choices: read }
    await act(real, { it: acts.settleSheet, who: real.world.gridworker, input }, null)
    sheet.state = 'done'
    count(model, sheet, read)
  })
const correcting = reading.map(corrected)

/** Minutes from the opening to the closing: five natural days of a poll that opens at ten in the morning. */
export const closing = 5 * 24 * 60 + 14 * 60

const closingIt = fc.constant(
  new Command('close', async (model, real) => {
    if (!model.closed) await close(model, real)
  }),
)

/** The clock comes to the last instant, and the system closes the stage. */
export async function close(model: PollModel, real: RealPoll): Promise<void> {
  const { world, matter } = real
  model.now = closing
  await moveClock(world.db, instant(real, closing))
  const answer = await tryAct(world.db, acts.closeStage, world.clock, { ...matter, seq: 1 })
  expect(answer).toMatchObject({ ok: true })
  model.closed = true
}

/** Whatever paper is left is read to its end, all people reading the same, and the batch is declared entered. */
export async function finishPaper(model: PollModel, real: RealPoll): Promise<void> {
  const { clerk, clerk2, gridworker } = real.world
  for (const sheet of model.sheets) {
    const read = sheet.first ?? asked(sheet.proxy, { q1: 'against', q2: 'for', q3: '2', q4: '1+3' })
    const input = { sheet: sheet.id, choices: read }
    if (sheet.state === 'differs') {
      await act(real, { it: acts.settleSheet, who: gridworker, input }, null)
      count(model, sheet, read)
    }
    if (sheet.state === 'handed-in') {
      await act(real, { it: acts.enterSheet, who: clerk, input }, null)
      if (!model.strict) count(model, sheet, read)
    }
    if (sheet.state === 'handed-in' || sheet.state === 'entered') {
      await act(real, { it: acts.confirmSheet, who: clerk2, input }, null)
      if (model.strict) count(model, sheet, read)
    }
    sheet.state = 'done'
  }
  const input = { batch: real.batch, sheets: model.sheets.length }
  await act(real, { it: acts.declareEntered, who: clerk, input }, null)
}

/** A sheet on its whole way: back, read, read otherwise by a second person, and settled by a third. */
const misreading = fc.tuple(handingIn, reading, reading, reading).map(
  ([back, first, second, third]) =>
    new Command(`${back}: read ${[first, second, third].map(shown).join(', ')}`, async (model, real) => {
      await back.run(model, real)
      for (const step of [entered(-1, first), confirmed(-1, second), corrected(third)])
        await step.run(model, real)
    }),
)

/** A mandate that is used, and then the principal's own paper comes, handed in before or after: it counts, whichever is later. */
const overtaking = fc.tuple(granting, elector, choices, fc.nat(4), choices).map(
  ([granted, i, theirs, ago, own]) =>
    new Command(`${granted}, used; own paper of ${ago} minutes ago: ${shown(own)}`, async (model, real) => {
      await granted.run(model, real)
      const principal = model.proxies.at(-1)?.elector ?? i
      for (const step of [
        castForAnother(i, principal, theirs, true),
        handIn(principal, ago, false),
        entered(-1, own),
        confirmed(-1, own),
      ])
        await step.run(model, real)
    }),
)

/** Sequences of every step, the closing among them. */
export const pollCommands = fc.commands(
  [
    casting,
    castingForAnother,
    castingForAnother,
    granting,
    revoking,
    overtaking,
    overtaking,
    handingIn,
    misreading,
    misreading,
    entering,
    confirming,
    correcting,
    closingIt,
  ],
  { maxCommands: 10, size: 'max' },
)
