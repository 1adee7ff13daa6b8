import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { makeBed } from '../bench/bed.ts'
import { casting } from '../bench/casting.ts'
import { closing } from '../bench/closing.ts'
import { counting } from '../bench/counting.ts'
import { holds, type Line } from '../bench/measure.ts'
import { painting } from '../bench/painting.ts'
import { proving } from '../bench/proving.ts'
import { reading } from '../bench/reading.ts'
import { verifying } from '../bench/verifying.ts'

/**
 * `pnpm bench`: every measurement, or those that are named, as a ratio against its limit in the same run. Prints one table and writes
 * `bench/results.json`, where what is not measured stays as it was; ends with 1 if a limit was not kept.
 */
const measurements = { casting, proving, reading, closing, counting, verifying, painting }

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in measurements))
if (unknown.length > 0) {
  process.stderr.write(`bench: there is ${Object.keys(measurements).join(', ')}, not ${unknown.join(', ')}\n`)
  process.exit(2)
}

/** A line, and the measurement that it is of. */
type Kept = Line & { of?: string; kept: boolean }

const lines: (Line & { of: string })[] = []
const bed = await makeBed()
try {
  for (const [name, measure] of Object.entries(measurements)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stderr.write(`measuring ${name} …\n`)
    for (const line of await measure(bed)) lines.push({ of: name, ...line })
  }
} finally {
  await bed.server.stop()
}

console.table(
  lines.map((line) => ({
    what: line.what,
    measured: line.measured,
    against: line.against,
    ratio: Number(line.ratio.toFixed(3)),
    limit: `${line.better === 'less' ? '≤' : '≥'} ${line.limit}`,
    kept: holds(line) ? 'yes' : 'NO',
  })),
)
const machine = { node: process.version, cores: cpus().length, memory: totalmem() }
const file = new URL('../bench/results.json', import.meta.url)
// What was not measured now stays as it was.
const before: { lines: Kept[] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { lines: [] }
const measured = new Set<string | undefined>(wanted.length > 0 ? wanted : Object.keys(measurements))
const others = before.lines.filter((line) => wanted.length > 0 && !measured.has(line.of))
const now: Kept[] = lines.map((line) => ({ ...line, kept: holds(line) }))
writeFileSync(file, `${JSON.stringify({ machine, lines: [...others, ...now] }, null, 2)}\n`)
process.exit(lines.every(holds) ? 0 : 1)
