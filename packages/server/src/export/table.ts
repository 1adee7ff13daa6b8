/** What may stand in a cell. Numbers are exact: whole ones, or decimals as text with `decimal`. */
export type Cell = string | number | { decimal: string } | null

/** One list: its name, what stands above it (what it is, its force, of which instant), its columns and its rows. */
export interface Table {
  name: string
  head: readonly string[]
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/** An area or another exact decimal, as a number where a program calculates and as it is where it is read. */
export function decimal(text: string): Cell {
  return { decimal: text }
}
