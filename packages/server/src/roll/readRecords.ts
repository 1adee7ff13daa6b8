import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { CsvError, type Parser, parse } from 'csv-parse'

/** One record of a CSV file and the line on which it starts, the first being 1. */
export interface CsvRecord {
  line: number
  cells: readonly string[]
}

/** How much is parsed before other work of the process gets its turn. */
const chunkLength = 64 * 1024

/**
 * Hand every record of a CSV text to `take`, with the line on which it starts; blank lines are skipped. A quote in the
 * middle of a cell is a quote. Answers the line of a record whose quotes do not match (one never closes, or something
 * stands behind the closing one), or undefined; only the records before that one have been handed over.
 */
export async function readRecords(
  text: string,
  take: (record: CsvRecord) => void,
): Promise<number | undefined> {
  let line = 1
  const parser = parse({
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    // The parser's own count of lines takes a CR LF inside quotes for two; cells keep their line ends, so count those.
    on_record(cells: string[]) {
      if (!isBlank(cells)) take({ line, cells })
      line += 1 + cells.reduce((sum, cell) => sum + lineEnds(cell), 0)
      return null
    },
  })
  parser.resume()
  const end = finished(parser).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof CsvError) return line
      throw error
    },
  )
  const [brokenAt] = await Promise.all([end, feed(parser, text)])
  return brokenAt
}

async function feed(parser: Parser, text: string): Promise<void> {
  for (let at = 0; at < text.length && !parser.destroyed; at += chunkLength) {
    parser.write(text.slice(at, at + chunkLength))
    await setImmediate()
  }
  parser.end()
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]?.trim() === ''
}

function lineEnds(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  return count
}
