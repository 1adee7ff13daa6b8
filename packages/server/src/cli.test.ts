import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const data = join(root, 'tests/data/huayuan')

interface Ran {
  exit: number | null
  out: string
  complaint: string
}

/** The real command, as a user starts it. */
function yishi(args: string[], input?: string | Uint8Array): Promise<Ran> {
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'packages/server/src/cli.ts', ...args]
    const child = spawn(process.execPath, command, { cwd: root })
    const [out, complaint]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.stderr.on('data', (chunk) => complaint.push(chunk))
    child.on('close', (exit) => {
      resolve({ exit, out: Buffer.concat(out).toString(), complaint: Buffer.concat(complaint).toString() })
    })
    child.stdin.end(input ?? '')
  })
}

/** The answers to many inputs at one start. */
async function answers(command: string, inputs: unknown[]): Promise<Record<string, unknown>[]> {
  const { exit, out } = await yishi([command], JSON.stringify(inputs))
  expect(exit).toBe(0)
  return JSON.parse(out)
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yishi-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('yishi', () => {
  it.each([
    [[], 'usage'],
    [['guess'], 'usage'],
    [['decide', 'one.json', 'two.json'], 'usage'],
    [['decide', '--loudly'], 'usage'],
    [['roll'], 'usage'],
    [['roll', 'check'], 'usage'],
    [['roll', 'check', 'roll.csv', '--parking'], 'usage'],
    [['roll', 'check', 'package.json', '--parking', 'Area'], 'input-invalid'],
    [['decide', 'no/such/file.json'], 'file-unreadable'],
    [['count', 'packages'], 'file-unreadable'],
    [['roll', 'check', 'no/such/file.csv'], 'file-unreadable'],
  ])('refuses %j with a coded error on standard output and exit 2', async (args, code) => {
    const { exit, out, complaint } = await yishi(args)
    expect(exit).toBe(2)
    expect(complaint).toBe('')
    expect(JSON.parse(out)).toEqual({
      error: { code, path: expect.any(String), message: expect.any(String) },
    })
  })

  it.each(['', '{', '[1,]', '{"rule": undefined}', Buffer.from([0x22, 0xff, 0x22])])(
    'refuses %j, which is no JSON',
    async (input) => {
      const { exit, out } = await yishi(['decide'], input)
      expect(exit).toBe(2)
      expect(JSON.parse(out).error.code).toBe('json-invalid')
    },
  )

  it('prints help on request alone', async () => {
    const { exit, out } = await yishi(['--help'])
    expect(exit).toBe(0)
    expect(out).toContain('roll')
  })

  it('waits for no command before it is asked for, so that decide never loads a database', async () => {
    const source = await readFile(join(import.meta.dirname, 'cli.ts'), 'utf8')
    const imports = [...source.matchAll(/^import .* from '(.*)'$/gm)].map(([, from]) => from)
    expect(imports).toEqual(['commander', './commands/formatJson.ts', './commands/reply.ts'])
  })
})

describe.each(['decide', 'count', 'due'])('yishi %s', (command) => {
  it('answers an array of the public cases in its order, and exits with 0', async () => {
    const text = await readFile(join(root, 'tests/vectors', command, 'cases.json'), 'utf8')
    const cases: { title: string; case: unknown; expected: Record<string, unknown> }[] = JSON.parse(text)
    const given = await answers(
      command,
      cases.map((each) => each.case),
    )
    expect(given).toHaveLength(cases.length)
    for (const [at, { title, expected }] of cases.entries()) {
      const answer = given[at]!
      if (expected.error) expect({ title, answer }).toMatchObject({ title, answer: expected })
      else expect({ title, answer }).toEqual({ title, answer: expected })
    }
  })

  it('puts an error in the place of a wrong input, and takes an array without any', async () => {
    const given = await answers(command, [{}, 5, null, [], 'text'])
    expect(given.map((answer) => Object.keys(answer))).toEqual(Array.from({ length: 5 }, () => ['error']))
    expect(await yishi([command], '[]')).toEqual({ exit: 0, out: '[]\n', complaint: '' })
  })

  it('exits with 2 for a single wrong input', async () => {
    const { exit, out } = await yishi([command], '{"surprise": 1}')
    expect(exit).toBe(2)
    expect(JSON.parse(out).error).toMatchObject({ code: 'input-invalid', path: 'surprise' })
  })
})

describe('what stands on standard output', () => {
  const meeting = {
    rule: 'council.simple',
    electorate: { heads: 9 },
    present: { heads: 6 },
    votes: { for: { heads: 4 }, against: { heads: 2 }, abstain: { heads: 0 } },
  }

  it('prints one line of JSON, byte for byte, from a file with a byte order mark as from standard input', async () => {
    const expected =
      '{"outcome":"passed","conditions":[' +
      '{"kind":"quorum","measure":"heads","part":"6","whole":"9","comparison":">=","threshold":"2/3","met":true},' +
      '{"kind":"approval","measure":"heads","part":"4","whole":"6","comparison":">","threshold":"1/2","met":true}]}\n'
    const path = await file('meeting.json', `\ufeff${JSON.stringify(meeting, null, 2)}`)
    expect(await yishi(['decide', path])).toEqual({ exit: 0, out: expected, complaint: '' })
    expect(await yishi(['decide'], JSON.stringify(meeting))).toEqual({
      exit: 0,
      out: expected,
      complaint: '',
    })
  })

  it('prints every digit of a total, in the order of the options', async () => {
    const scores = JSON.parse('{"__proto__": 5, "2": 1}')
    const n = Number.MAX_SAFE_INTEGER
    const election = { method: 'score', options: ['B', '2', '__proto__'], ballots: [{ n, scores }] }
    const { out } = await yishi(['count'], JSON.stringify(election))
    expect(out).toBe(
      '{"outcome":"decided","winners":["__proto__"],"totals":{"B":0,"2":9007199254740991,"__proto__":45035996273704955}}\n',
    )
  })
})

describe('yishi roll check', () => {
  it('answers a roll’s totals, parking left out unless told otherwise', async () => {
    const plain = await yishi(['roll', 'check', join(data, 'roll.csv')])
    expect(plain).toEqual({
      exit: 0,
      out: '{"dwellings":358,"heads":319,"area":"22587.29"}\n',
      complaint: '',
    })
    const wide = await yishi(['roll', 'check', join(data, 'roll.gb18030.csv'), '--parking', 'areaAndHeads'])
    expect(wide.out).toBe('{"dwellings":358,"heads":322,"area":"22894.00"}\n')
  })

  it('exits with 2 and all problems of a broken one', async () => {
    const { exit, out } = await yishi(['roll', 'check', await file('roll.csv', '楼栋,房号\n1号楼,\n')])
    expect(exit).toBe(2)
    const { error } = JSON.parse(out)
    expect(error.code).toBe('roll-invalid')
    expect(error.problems).toHaveLength(8)
    expect(error.problems.at(-1)).toEqual({
      line: 2,
      column: '房号',
      code: 'empty',
      message: expect.any(String),
    })
  })
})
