import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../tests/pictures/', import.meta.url))
const differences = fileURLToPath(new URL('../.cache/differences/', import.meta.url))

/** The pictures that somebody has looked at and accepted, and what drew them. */
export const accepted = {
  read(name: string): Buffer | null {
    return existsSync(`${folder}${name}.png`) ? readFileSync(`${folder}${name}.png`) : null
  },
  write(name: string, picture: Buffer): void {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}${name}.png`, picture)
  },
  get drawnBy(): string {
    return existsSync(`${folder}drawn-by.txt`) ? readFileSync(`${folder}drawn-by.txt`, 'utf8').trim() : ''
  },
  set drawnBy(line: string) {
    writeFileSync(`${folder}drawn-by.txt`, `${line}\n`)
  },
}

/** Put what differs where somebody can look at it; its path. */
export function putDifference(name: string, pictures: { fresh: Buffer; difference: Buffer }): string {
  mkdirSync(differences, { recursive: true })
  writeFileSync(`${differences}${name}.png`, pictures.fresh)
  writeFileSync(`${differences}${name}.difference.png`, pictures.difference)
  return `${differences}${name}.difference.png`
}
