/* Writes the tables of the manifest into `docs/embedding.md`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { withTables } from './tables.ts'

const guide = new URL('../../../docs/embedding.md', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('../custom-elements.json', import.meta.url), 'utf8'))
writeFileSync(guide, withTables(readFileSync(guide, 'utf8'), manifest))
