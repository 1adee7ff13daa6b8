import { Parser } from 'saxen'
import { unzip, ZipFault } from './unzip.ts'

/** Unpacked, all that is read together: some 200,000 cells. */
const mostUnpacked = 32 * 1024 * 1024

/** Rows and columns of a sheet that anybody fills in. */
const mostRows = 20_000
const mostColumns = 100

/**
 * The cells of a workbook's first sheet as texts, row by row; a row that is not there is empty. Numbers come without an exponent, of
 * a formula its last value. Throws a {@link ZipFault} where it is no workbook, or too large.
 */
export function readXlsx(bytes: Uint8Array): string[][] {
  const file = unzip(bytes, mostUnpacked)
  const sheet = file(firstSheet(file))
  if (!sheet) throw new ZipFault('not-a-sheet')
  const strings = readStrings(file('xl/sharedStrings.xml'))
  return readRows(sheet, strings)
}

/** The first sheet by the workbook's own order; its file may have any name. */
function firstSheet(file: (name: string) => Buffer | undefined): string {
  let id = ''
  parse(file('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'sheet' && id === '') id = attributes()['r:id'] ?? ''
    },
  })
  let target = 'worksheets/sheet1.xml'
  parse(file('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name === 'Relationship' && attributes().Id === id) target = attributes().Target ?? target
    },
  })
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function readStrings(xml: Buffer | undefined): string[] {
  const strings: string[] = []
  let text = ''
  let inText = false
  /** Readings above Chinese characters stand beside the text and are not part of it. */
  let phonetic = false
  parse(xml, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      if (name === 't') inText = !phonetic
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic = false
      if (name === 'si') strings.push(text)
    },
    text(value) {
      if (inText) text += value
    },
  })
  return strings
}

function readRows(xml: Buffer, strings: readonly string[]): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let column = -1
  let type = ''
  let value = ''
  let inValue = false
  parse(xml, {
    open(name, attributes) {
      if (name === 'row') {
        const at = Number(attributes().r ?? rows.length + 1) - 1
        if (!(at >= rows.length && at < mostRows)) throw new ZipFault('too-large')
        while (rows.length < at) rows.push([])
        row = []
        rows.push(row)
        column = -1
      }
      if (name === 'c') {
        column = columnOf(attributes().r) ?? column + 1
        type = attributes().t ?? 'n'
        value = ''
      }
      if (name === 'v' || name === 't') inValue = true
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      if (name !== 'c' || column >= mostColumns) return
      while (row.length < column) row.push('')
      row[column] = cellText(type, value, strings)
    },
    text(part) {
      if (inValue) value += part
    },
  })
  return rows
}

function cellText(type: string, value: string, strings: readonly string[]): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'e') return ''
  const number = Number(value)
  // 1.2000000004E10 is how some programs write a telephone number.
  return type === 'n' && value !== '' && Number.isSafeInteger(number) ? String(number) : value
}

/** A1 is 0, B1 is 1, AA1 is 26. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

interface Heard {
  open(name: string, attributes: () => Record<string, string>): void
  close?(name: string): void
  text?(value: string): void
}

/** Hear the elements of a file by their names without a prefix: some programs give every element one. */
function parse(xml: Buffer | undefined, heard: Heard): void {
  if (!xml) return
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  let fault: unknown
  const guard = (run: () => void) => {
    if (fault !== undefined) return
    try {
      run()
    } catch (error) {
      fault = error
    }
  }
  const parser = new Parser()
    .on('openTag', (name, attributes) => guard(() => heard.open(local(name), attributes)))
    .on('closeTag', (name) => guard(() => heard.close?.(local(name))))
    .on('text', (value, decode) => guard(() => heard.text?.(decode(value))))
    .on('cdata', (value) => guard(() => heard.text?.(value)))
    .on('error', () => {
      fault ??= new ZipFault('not-a-sheet')
    })
  parser.parse(xml.toString('utf8'))
  if (fault !== undefined) throw fault
}
