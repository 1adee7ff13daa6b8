import { parse } from 'csv-parse/sync'
import { decodeText } from '../decodeText.ts'
import { readXlsx } from './readXlsx.ts'
import { ZipFault } from './unzip.ts'

/** A sheet as it is handed in: 5 MB hold more households than any community has. */
export const mostSheetBytes = 5 * 1024 * 1024

/**
 * The cells of what somebody handed in: a workbook, or text as pasted out of one (tabs) or exported (commas). Each row stands at its
 * line less one. Throws a {@link ZipFault} where it is neither, or too large.
 */
export function readCells(bytes: Uint8Array): string[][] {
  if (bytes.length > mostSheetBytes) throw new ZipFault('too-large')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readXlsx(bytes)
  const text = decodeText(bytes)
  if (text === undefined) throw new ZipFault('not-a-sheet')
  return readText(text)
}

function readText(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: text.includes('\t') ? '\t' : ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    }) as string[][]
  } catch {
    throw new ZipFault('not-a-sheet')
  }
}
