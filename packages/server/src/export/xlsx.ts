import type { Cell, Table } from './table.ts'
import { zip } from './zip.ts'

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** The cell styles by their place in the style sheet. */
const styles = { plain: 0, decimal: 1, bold: 2 }

/**
 * Lists as a workbook, one sheet each. Texts are stored as texts, which no program calculates; numbers are numbers, areas with two
 * places.
 */
export function toXlsx(tables: readonly Table[]): Buffer {
  const sheets = tables.map(({ name }, i) => ({ name: sheetName(name, i), id: i + 1 }))
  return zip([
    { name: '[Content_Types].xml', text: contentTypes(sheets) },
    {
      name: '_rels/.rels',
      text: `${declared}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `${declared}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets
        .map(({ name, id }) => `<sheet name="${escaped(name)}" sheetId="${id}" r:id="rId${id}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${declared}<Relationships xmlns="${packages}/relationships">${sheets
        .map(
          ({ id }) =>
            `<Relationship Id="rId${id}" Type="${relations}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
        )
        .join('')}<Relationship Id="rId0" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      text: `${declared}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="4" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    },
    ...tables.map((table, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, text: worksheet(table) })),
  ])
}

function contentTypes(sheets: readonly { id: number }[]): string {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${spreadsheet}.${type}+xml"/>`
  return `${declared}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${sheets.map(({ id }) => part(`worksheets/sheet${id}`, 'worksheet')).join('')}</Types>`
}

function worksheet({ head, columns, rows }: Table): string {
  const lines = [...head.map((line) => [line]), columns, ...rows]
  const cells = lines.map((line, row) => {
    const bold = row === 0 || row === head.length
    return `<row r="${row + 1}">${line.map((one, column) => cell(one, `${letters(column)}${row + 1}`, bold)).join('')}</row>`
  })
  const widths = columns.map((name, i) => {
    const most = Math.max(name.length, ...rows.slice(0, 200).map((row) => lengthOf(row[i] ?? null)))
    return `<col min="${i + 1}" max="${i + 1}" width="${Math.min(60, 4 + most * 2)}" customWidth="1"/>`
  })
  return `${declared}<worksheet xmlns="${main}"><cols>${widths.join('')}</cols><sheetData>${cells.join('')}</sheetData></worksheet>`
}

function cell(value: Cell, at: string, bold: boolean): string {
  if (value === null) return ''
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
  if (typeof value === 'object') return `<c r="${at}" s="${styles.decimal}"><v>${value.decimal}</v></c>`
  return `<c r="${at}" t="inlineStr" s="${bold ? styles.bold : styles.plain}"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

function lengthOf(value: Cell): number {
  return value === null ? 0 : typeof value === 'object' ? value.decimal.length : String(value).length
}

/** 0 is A, 26 is AA. */
function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest
}

/** At most 31 characters, none of those that programs refuse, and not the same as another's. */
function sheetName(name: string, i: number): string {
  return `${i + 1} ${name.replace(/[\\/?*[\]:'"]/g, ' ')}`.slice(0, 31).trim()
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Control characters have no place in XML 1.0, whoever wrote them. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is thrown away
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (mark) => marks[mark]!)
  )
}
