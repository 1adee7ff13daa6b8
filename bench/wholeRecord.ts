import { createHash, randomBytes } from 'node:crypto'
import {
  type EntryOpenings,
  ed25519Signer,
  encodeBundle,
  encodeEntry,
  encodeOpenings,
  formatVkey,
  hashLeaf,
  openingsPath,
  type Plain,
  rootOf,
  seal,
  signCheckpoint,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  tileWidth,
} from '@yishi/schema/log'
import { decide, ruleOf } from '@yishi/schema/rules'

/** How large a record is, and what of it is public. */
export interface RecordSize {
  polls: number
  ballots: number
  /** Every choice is opened, as after an open poll. */
  open: boolean
}

const tenant = 'yiguang'
const at = '2026-04-08T10:00:00.000Z'
const area = 8000n

/** A community's log as a server would serve it, every file by its path: polls of so many ballots each, with their results. */
export function wholeRecord({ polls, ballots, open }: RecordSize): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const leaves: Uint8Array[] = []
  let bundle: Uint8Array[] = []
  let opened = new Map<number, EntryOpenings>()
  const close = () => {
    const n = Math.ceil(leaves.length / TILE_WIDTH) - 1
    files.set(
      tilePath({ level: 'entries', n, width: tileWidth('entries', n, leaves.length) }),
      encodeBundle(bundle),
    )
    if (opened.size > 0) files.set(openingsPath(n), encodeOpenings(opened))
    bundle = []
    opened = new Map()
  }
  const add = (
    act: string,
    facts: { [fact: string]: Plain },
    sealed: Record<string, string>,
    shown?: EntryOpenings,
  ) => {
    const entry = encodeEntry({
      v: 1,
      tenant,
      act,
      at,
      zone: `${tenant}.huayuan`,
      matter: String(facts.poll),
      open: facts,
      sealed,
    })
    if (shown) opened.set(leaves.length, shown)
    leaves.push(hashLeaf(entry))
    bundle.push(entry)
    if (bundle.length === TILE_WIDTH) close()
  }
  for (let poll = 0; poll < polls; poll++) {
    const facts = factsOf(`0197a3c1-${poll}`, ballots)
    add('announcePoll', { ...facts.announced, mode: open ? 'open' : 'confidential' }, { rows: unknown() })
    for (let i = 0; i < ballots; i++) addBallot(facts.poll, i)
    add('countPoll', { poll: facts.poll, result: facts.result }, { rows: unknown() })
  }
  if (bundle.length > 0) close()
  addTiles(files, leaves)
  const signer = ed25519Signer(`bench.example/log/${tenant}`, new Uint8Array(32).fill(1))
  const head = { origin: signer.vkey.name, size: leaves.length, root: rootOf(leaves) }
  files.set('key', Buffer.from(`${formatVkey(signer.vkey)}\n`))
  files.set('checkpoint', Buffer.from(signCheckpoint(head, signer)))
  return files

  function addBallot(poll: string, i: number): void {
    const choice = open ? choiceOf(i) : undefined
    add(
      'cast',
      {
        poll,
        ballot: createHash('sha256').update(`${poll} ${i}`).digest('base64url').slice(0, 22),
        channel: 'online',
        replaces: null,
      },
      { actor: unknown(), choice: choice?.sealed ?? unknown(), elector: unknown(), rows: unknown() },
      choice && { choice: choice.opening },
    )
  }
}

/** What is sealed and never opened could be anything. */
const unknown = (): string => randomBytes(32).toString('base64')

const voiceOf = (i: number) => (i % 10 < 7 ? 'for' : i % 10 < 9 ? 'against' : 'abstain')

function choiceOf(i: number): { sealed: string; opening: { salt: string; value: Plain } } {
  const salt = randomBytes(32)
  const value = { choices: { q1: voiceOf(i) }, heads: 1, area: '80.00' }
  return { sealed: seal(salt, value), opening: { salt: salt.toString('base64'), value } }
}

/** A roll in which nine in ten voted, under the Civil Code's general rule. */
function factsOf(poll: string, ballots: number) {
  const weigh = (heads: number) => ({ heads: BigInt(heads), area: area * BigInt(heads) })
  const print = (heads: number) => ({ heads, area: `${heads * 80}.00` })
  const electors = Math.ceil(ballots / 0.9)
  const said = { for: 0, against: 0, abstain: 0, invalid: 0 }
  for (let i = 0; i < ballots; i++) said[voiceOf(i)]++
  const votes = {
    for: weigh(said.for),
    against: weigh(said.against),
    abstain: weigh(said.abstain),
    invalid: weigh(0),
  }
  const count = { electorate: weigh(electors), votes }
  const decision = decide(ruleOf('cn278.general')!, count, {
    nonResponse: 'absent',
    invalidParticipates: false,
  })
  const roll = { ...print(electors), root: 'ab'.repeat(32) }
  const question = {
    key: 'q1',
    ...decision,
    votes: {
      for: print(said.for),
      against: print(said.against),
      abstain: print(said.abstain),
      invalid: print(0),
    },
    silent: print(electors - ballots),
  }
  return {
    poll,
    announced: { poll, ...roll, rule: 'cn278.general', nonResponse: 'absent', invalidParticipates: false },
    result: {
      roll,
      channels: { online: ballots, paper: 0, replaced: 0 },
      questions: [question],
    } as unknown as Plain,
  }
}

function addTiles(files: Map<string, Uint8Array>, leaves: readonly Uint8Array[]): void {
  let hashes = leaves
  for (const tile of tilesOf(leaves.length)) {
    if (tile.n === 0 && tile.level > 0)
      hashes = Array.from({ length: Math.floor(hashes.length / TILE_WIDTH) }, (_, i) =>
        rootOf(hashes.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)),
      )
    files.set(
      tilePath(tile),
      Buffer.concat(hashes.slice(tile.n * TILE_WIDTH, tile.n * TILE_WIDTH + tile.width)),
    )
  }
}
