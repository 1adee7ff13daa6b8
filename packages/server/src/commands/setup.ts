import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { readConfig } from '../config.ts'
import type { OpenDb } from '../db/db.ts'
import { FolderHeld } from '../db/lockFile.ts'
import { openDb } from '../db/open.ts'
import { setUp } from '../setup/setUp.ts'
import { readSetup } from '../setup/setupInput.ts'
import { answered, InputFault, type Reply } from './reply.ts'

/** What a script says by flags; the password may come from `YISHI_ADMIN_PASSWORD` instead, where `ps` does not show it. */
export interface SetupFlags {
  zone?: string
  name?: string
  level?: string
  timeZone?: string
  issuer?: string
  telephone?: string
  place?: string
  hours?: string
  adminName?: string
  adminLogin?: string
  adminPassword?: string
  /** `address:level:name` each. */
  below?: string[]
  origin?: string[]
  /** `origin=file.jwk` each; the file holds a public JWK with its `kid`. */
  hostKey?: string[]
}

/** Where questions are asked and answered: the terminal, or a test in its place. */
export interface Terminal {
  ask(question: string): Promise<string>
  close(): void
}

type Asked = Exclude<keyof SetupFlags, 'below' | 'origin' | 'hostKey'>

/** What is asked, in this order, and what an empty answer means; without that it has to be answered. */
const questions: [Asked, string, ((flags: SetupFlags) => string) | null][] = [
  ['zone', 'Address of the community, lower-case letters and digits, for good (yiguang)', null],
  ['name', 'Its name (怡光社区)', null],
  ['level', 'What it is: street, community, estate', () => 'community'],
  ['timeZone', 'Time zone', () => 'Asia/Shanghai'],
  ['issuer', 'Who issues its notices', ({ name }) => `${name}居民委员会`],
  ['telephone', 'Telephone of its service station', null],
  ['place', 'Where the station is', () => '社区服务站'],
  ['hours', 'When it is open', () => '8:30至18:00'],
  ['adminName', 'Name of the first administrator', () => '管理员'],
  ['adminLogin', 'Sign-in name of the administrator', () => 'admin'],
  ['adminPassword', 'Password of the administrator, at least 10 characters', null],
]

/**
 * `yishi setup`: found a community with its first administrator, zones, origins and host keys. What no flag says is asked on the
 * terminal, one by one; without a terminal it is wrong input. Where the database lies is read from the environment, as the server does.
 */
export async function setupCommand(
  flags: SetupFlags,
  env: Record<string, string | undefined>,
  terminal: Terminal | null,
): Promise<Reply> {
  const read = readConfig(env)
  if (!read.ok) throw new InputFault('config-invalid', '', read.problems.join('; '))
  const given = { ...flags, adminPassword: flags.adminPassword ?? env.YISHI_ADMIN_PASSWORD }
  const said = terminal ? await askMissing(given, terminal) : given
  const checked = readSetup(inputOf(said))
  if (!checked.ok) {
    const { path, message } = checked.problems[0]!
    throw new InputFault('input-invalid', path, message, { problems: checked.problems })
  }
  const { config } = read
  const open = await openFor({ url: config.databaseUrl, folder: config.folder })
  try {
    const answer = await setUp(open.db, checked.input, config.origin)
    if (answer.ok) return answered(answer.value)
    const { code, path = '' } = answer.refusal
    throw new InputFault(code, path, code === 'setup-done' ? 'this community stands already' : 'refused')
  } finally {
    await open.close()
  }
}

/** The terminal that started us; null where there is none. Questions go to standard error: standard output is for the answer. */
export function openTerminal(): Terminal | null {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  return { ask: (question) => lines.question(question), close: () => lines.close() }
}

async function askMissing(flags: SetupFlags, terminal: Terminal): Promise<SetupFlags> {
  const said: SetupFlags = { ...flags }
  try {
    for (const [key, question, otherwise] of questions) {
      const usual = otherwise?.(said)
      while (said[key] === undefined) {
        const answer = (await terminal.ask(usual ? `${question} [${usual}]: ` : `${question}: `)).trim()
        if (answer || usual) said[key] = answer || usual!
      }
    }
    said.below ??= await askMany(terminal, 'A zone below, address:level:name (empty: no more): ')
    said.origin ??= await askMany(terminal, 'A site that may sign people in, https://… (empty: no more): ')
    said.hostKey ??= await askMany(terminal, 'A site’s key, origin=file (empty: no more): ')
    return said
  } finally {
    terminal.close()
  }
}

async function askMany(terminal: Terminal, question: string): Promise<string[]> {
  const answers: string[] = []
  for (let answer = await terminal.ask(question); answer.trim(); answer = await terminal.ask(question))
    answers.push(answer.trim())
  return answers
}

function inputOf({ below = [], origin = [], hostKey = [], ...rest }: SetupFlags): unknown {
  return { ...defaulted(rest), zones: below.map(zoneOf), origins: origin, hostKeys: hostKey.map(keyOf) }
}

/** For scripts the same holds as for an empty answer. */
function defaulted(flags: SetupFlags): SetupFlags {
  const said: SetupFlags = { ...flags }
  for (const [key, , otherwise] of questions)
    if (said[key] === undefined && (key !== 'issuer' || said.name)) said[key] = otherwise?.(said)
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

function zoneOf(line: string): unknown {
  const [zone = '', level = '', ...name] = line.split(':')
  return { zone, level, name: name.join(':') }
}

function keyOf(line: string, i: number): unknown {
  const cut = line.indexOf('=')
  const file = line.slice(cut + 1)
  try {
    const { kid: keyId, kty, crv, x, y } = JSON.parse(readFileSync(file, 'utf8'))
    return { origin: line.slice(0, cut), keyId, jwk: { kty, crv, x, ...(y === undefined ? {} : { y }) } }
  } catch {
    throw new InputFault('input-invalid', `hostKeys.${i}`, `${file} is not a JWK that can be read`)
  }
}

async function openFor(config: { url: string | null; folder: string }): Promise<OpenDb> {
  try {
    return await openDb(config)
  } catch (error) {
    if (!(error instanceof FolderHeld)) throw error
    throw new InputFault('folder-held', '', `${error.message}; stop it, or open its page /setup`)
  }
}
