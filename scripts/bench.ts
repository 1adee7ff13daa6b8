import { mkdirSync, writeFileSync } from 'node:fs'
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
 * `bench/results.json`; ends with 1 if a limit was not kept.
 */
const measurements = { casting, proving, reading, closing, counting, verifying, painting }

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in measurements))
if (unknown.length > 0) {
  process.stderr.write(`bench: there is ${Object.keys(measurements).join(', ')}, not ${unknown.join(', ')}\n`)
  process.exit(2)
}

const lines: Line[] = []
const bed = await makeBed()
try {
  for (const [name, measure] of Object.entries(measurements)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stderr.write(`measuring ${name} …\n`)
    lines.push(...(await measure(bed)))
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
const folder = new URL('../bench/', import.meta.url)
mkdirSync(folder, { recursive: true })
const results = { machine, lines: lines.map((line) => ({ ...line, kept: holds(line) })) }
writeFileSync(new URL('results.json', folder), `${JSON.stringify(results, null, 2)}\n`)
process.exit(lines.every(holds) ? 0 : 1)
