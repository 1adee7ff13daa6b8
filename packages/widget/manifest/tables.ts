/** What the manifest says of an element, as far as the guide shows it. */
interface Told {
  name: string
  description?: string
}

interface Declaration {
  tagName: string
  description: string
  attributes: Told[]
  events: Told[]
  cssParts: Told[]
}

/** A manifest of our elements. */
export interface Manifest {
  modules: { declarations: Declaration[] }[]
}

const start = '<!-- tables: begin -->'
const end = '<!-- tables: end -->'

/** A guide with the tables of a manifest between its two marks. Throws where the marks are missing. */
export function withTables(guide: string, manifest: Manifest): string {
  const [from, to] = [guide.indexOf(start), guide.indexOf(end)]
  if (from < 0 || to < from) throw new Error('the guide has no place for the tables')
  const elements = manifest.modules.flatMap(({ declarations }) => declarations)
  return `${guide.slice(0, from + start.length)}\n\n${elements.map(section).join('\n')}\n${guide.slice(to)}`
}

function section({ tagName, description, attributes, events, cssParts }: Declaration): string {
  return [
    `### \`${tagName}\``,
    '',
    description.replace(/\s+/g, ' ').trim(),
    '',
    ...rows('attribute', attributes),
    ...rows('event', events),
    ...rows('part', cssParts),
  ].join('\n')
}

function rows(kind: string, told: readonly Told[]): string[] {
  if (told.length === 0) return []
  const lines = told.map(({ name, description = '' }) => `| \`${name}\` | ${cell(description)} |`)
  return [`| ${kind} | |`, '|---|---|', ...lines, '']
}

/** A bar would end the cell. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()
