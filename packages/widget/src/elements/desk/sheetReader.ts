import type { SheetPreview } from '@yishi/schema/words'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Client } from '../../client.ts'
import type { words as rollWords } from '../../locales/zh/deskRoll.ts'
import { sayRefusal } from '../../sayRefusal.ts'
import { inMega, mostBytes } from './mostBytes.ts'
import { postForm } from './postForm.ts'

/** What a column can be. */
export const meanings = ['building', 'unit', 'room', 'address', 'name', 'phone', 'remark'] as const
export type Meaning = (typeof meanings)[number]

/** Which column is what, by its index. */
export type Columns = Partial<Record<Meaning, number>>

interface Host extends ReactiveControllerHost {
  readonly client: Client
  readonly office: string
  readonly tongue: string
  zone: string | undefined
  words: typeof rollWords & { fileTooLarge(name: string, most: number): string }
}

/** A sheet of households as the server reads it: a file or pasted cells, and where its guess was wrong what its user says. */
export class SheetReader implements ReactiveController {
  sheet: SheetPreview | undefined
  /** Which column is what, as last said. */
  columns: Columns = {}
  busy = false
  /** Why there is nothing to look at; empty: nothing was wrong. */
  wrong = ''
  /** The file that was given; cells have no name. */
  fileName = ''
  private source: Blob | undefined
  private round = 0
  private readonly host: Host

  constructor(host: Host) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.round += 1
  }

  /** A file is given in place of whatever was there. */
  takeFile(file: File | undefined): void {
    const { words } = this.host
    const wrong = !file
      ? ''
      : !/\.(xlsx|csv|txt)$/i.test(file.name)
        ? words.sheetWrongKind(file.name)
        : file.size > mostBytes.sheet
          ? words.fileTooLarge(file.name, inMega(mostBytes.sheet))
          : ''
    this.take(wrong ? undefined : file, wrong ? '' : (file?.name ?? ''))
    this.put({ wrong })
  }

  /** Cells are pasted in place of whatever was there. */
  takeCells(text: string): void {
    this.take(text.trim() ? new Blob([text], { type: 'text/plain' }) : undefined, '')
  }

  /** Whether there is anything to read. */
  get given(): boolean {
    return this.source !== undefined
  }

  /** Read it for the first time; answers whether there is something to look at. */
  read(): Promise<boolean> {
    this.columns = {}
    return this.ask({})
  }

  /** The headers stand in another line: what the columns are is guessed anew. */
  moveHeader(headerRow: number): Promise<boolean> {
    this.columns = {}
    return this.ask({ headerRow })
  }

  /** A column is something else, or nothing that is needed. */
  match(column: number, meaning: Meaning | undefined): Promise<boolean> {
    this.columns = matched(this.columns, column, meaning)
    return this.ask({ headerRow: this.sheet?.headerRow, columns: this.columns })
  }

  private take(source: Blob | undefined, fileName: string): void {
    this.round += 1
    this.source = source
    this.columns = {}
    this.put({ sheet: undefined, fileName, wrong: '', busy: false })
  }

  private async ask(how: { headerRow?: number | undefined; columns?: Columns }): Promise<boolean> {
    const { source, host } = this
    if (!source) return false
    this.round += 1
    const { round } = this
    const form = new FormData()
    form.set('zone', host.zone ?? '')
    if (how.headerRow) form.set('headerRow', String(how.headerRow))
    if (how.columns) form.set('columns', JSON.stringify(how.columns))
    form.set('file', source, this.fileName || 'pasted.txt')
    this.put({ busy: true, wrong: '' })
    const { office: server, client, words, tongue } = host
    const post = { server, path: '/households/preview', token: client.token, form }
    const answer = await postForm<SheetPreview>(post).catch(() => null)
    // What was asked for meanwhile counts alone.
    if (round !== this.round) return false
    if (answer?.ok) {
      this.columns = columnsOf(answer.value)
      this.put({ busy: false, sheet: answer.value })
      return true
    }
    this.put({ busy: false, wrong: answer ? await sayRefusal(answer.refusal, tongue) : words.importLost })
    return false
  }

  private put(change: {
    sheet?: SheetPreview | undefined
    busy?: boolean
    wrong?: string
    fileName?: string
  }): void {
    Object.assign(this, change)
    this.host.requestUpdate()
  }
}

/** A meaning belongs to one column, and a column has one. */
export function matched(columns: Columns, column: number, meaning: Meaning | undefined): Columns {
  const others = Object.entries(columns).filter(([name, at]) => at !== column && name !== meaning)
  return { ...Object.fromEntries(others), ...(meaning ? { [meaning]: column } : {}) }
}

/** What the server took every column for. */
export function columnsOf({ columns }: Pick<SheetPreview, 'columns'>): Columns {
  const found: Columns = {}
  for (const { index, meaning } of columns) {
    const known = meanings.find((each) => each === meaning)
    if (known) found[known] = index
  }
  return found
}
