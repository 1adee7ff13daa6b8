import type { LogSource, Progress } from '@yishi/schema/log'
import { tenantOf } from '@yishi/schema/words'
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { formatCount, formatShare } from '../../format/number.ts'
import type { words as recordWords } from '../../locales/zh/receiptRecord.ts'
import { type CheckedRecord, checkRecord, type SoundRecord } from './checkRecord.ts'
import { recordFault } from './recordFault.ts'

/** An element that has a log to check. */
export type RecordHost = ReactiveControllerHost &
  HTMLElement & {
    readonly office: string
    readonly zone: string | undefined
    /** The files of a copy of the log; without them it is read from the office. */
    readonly files?: LogSource | undefined
  }

type Words = typeof recordWords

type State =
  | { state: 'running'; progress: Progress | null }
  | { state: 'large'; size: number }
  | { state: 'stopped'; done: number }
  | { state: 'offline' }
  | { state: 'done'; checked: CheckedRecord }

/** Entries above which somebody is told how much is to be read, and asked. */
const LARGE = 50_000
/** What an entry comes to with its hash and what is public of it, in bytes. */
const ENTRY_BYTES = 900
/** Milliseconds of work after which the page has its turn. */
const SLICE = 16
/** Milliseconds after which the bar is drawn anew: each drawing takes time from the workers. */
const STEP = 100

/** Checks all of a log in slices between which the page draws, and shows how far it has come and what it found. */
export class RecordCheck implements ReactiveController {
  private readonly host: RecordHost
  private state: State = { state: 'running', progress: null }
  private stopping = new AbortController()
  /** The outcome is announced by moving the focus to it. */
  private moves = false

  constructor(host: RecordHost) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stopping.abort()
  }

  hostUpdated(): void {
    if (!this.moves) return
    this.moves = false
    this.host.shadowRoot?.querySelector<HTMLElement>('#record')?.focus()
  }

  /** Begin from the first entry. A large log is begun when its reader has said so. */
  start = (): Promise<void> => this.run(LARGE)
  private startLarge = (): Promise<void> => this.run(Number.POSITIVE_INFINITY)

  private async run(most: number): Promise<void> {
    this.stopping.abort()
    const stopping = new AbortController()
    const { signal } = stopping
    this.stopping = stopping
    this.turn({ state: 'running', progress: null })
    let turn = performance.now()
    let drawn = turn - STEP
    const onProgress = async (progress: Progress): Promise<void> => {
      if (progress.size > most) {
        this.turn({ state: 'large', size: progress.size }, true)
        stopping.abort()
      }
      if (signal.aborted) throw signal
      const now = performance.now()
      if (now - turn < SLICE) return
      if (now - drawn >= STEP) {
        this.turn({ state: 'running', progress })
        drawn = now
      }
      await nextTurn()
      turn = performance.now()
    }
    const { office, zone = '', files } = this.host
    try {
      const checked = await checkRecord({ office, zone, files }, { onProgress, signal })
      if (!signal.aborted) this.turn({ state: 'done', checked }, true)
    } catch {
      if (!signal.aborted) this.turn({ state: 'offline' }, true)
    }
  }

  private stop = (): void => {
    const done = this.state.state === 'running' ? (this.state.progress?.done ?? 0) : 0
    this.stopping.abort()
    this.turn({ state: 'stopped', done }, true)
  }

  private turn(state: State, moves = false): void {
    this.state = state
    this.moves = moves
    this.host.requestUpdate()
  }

  /** How far it is, or what it found. */
  render(words: Words): TemplateResult {
    const { state } = this
    const tone = state.state === 'done' ? (state.checked.ok ? 'good' : 'bad') : nothing
    return html`<h3 id="record" class=${tone} tabindex="-1">${this.title(words)}</h3>
      ${this.body(words)}`
  }

  private title(words: Words): unknown {
    const { state } = this
    if (state.state !== 'done') return words.recordHeading
    return state.checked.ok
      ? html`<span aria-hidden="true">✓ </span>${words.recordSound(formatCount(state.checked.size))}`
      : words.recordWrong
  }

  private body(words: Words): unknown {
    const { state } = this
    const again = html`<button @click=${this.start}>${words.recordAgain}</button>`
    switch (state.state) {
      case 'running':
        return [
          running(state.progress, words),
          html`<button @click=${this.stop}>${words.recordStop}</button>`,
        ]
      case 'large':
        return html`<p>${words.recordLarge(formatCount(state.size), formatCount(Math.ceil((state.size * ENTRY_BYTES) / 1e6)))}</p>
          <button @click=${this.startLarge}>${words.recordGo}</button>`
      case 'stopped':
        return [html`<p>${words.recordStopped(formatCount(state.done))}</p>`, again]
      case 'offline':
        return [html`<p class="refusal" role="alert">${words.recordOffline}</p>`, again]
      case 'done':
        return [
          state.checked.ok ? sound(state.checked, words) : wrong(state.checked, words),
          again,
          this.elsewhere(words),
        ]
    }
  }

  /** A page of one file that does the same, which may be kept and read through; that page itself does not name it. */
  private elsewhere({ recordElsewhere }: Words): unknown {
    const { office, zone = '' } = this.host
    if ('files' in this.host) return nothing
    const href = `${office}/verify#${office}/log/${tenantOf(zone)}`
    return html`<p class="small"><a href=${href}>${recordElsewhere}</a></p>`
  }
}

/** Lets the page draw and answer before the next slice; a timer would wait longer each time. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

function running(progress: Progress | null, words: Words): TemplateResult {
  if (!progress) return html`<p role="status">${words.recordStarting}</p>`
  const [done, size] = [String(progress.done), String(progress.size)]
  return html`<progress max=${size} .value=${progress.done} aria-label=${words.recordBar}></progress>
    <p>${words.recordRunning(formatCount(done), formatCount(size), formatShare(done, size))}</p>`
}

function sound(
  { size, openings, results, ballots, shown, key, root, seen }: SoundRecord,
  { recordSoundWhat: what }: Words,
): TemplateResult {
  return html`<div class="outcome good">
    <ul>
      <li>${what.signed(key)}</li>
      <li>${what.tree(formatCount(size))}</li>
      ${openings > 0 ? html`<li>${what.opened(formatCount(openings))}</li>` : nothing}
      <li>${results > 0 ? what.results(formatCount(results), formatCount(ballots)) : what.noResults}</li>
      ${shown > 0 ? html`<li>${what.shown(formatCount(shown))}</li>` : nothing}
      <li>${what[seen]}</li>
      <li>${what.root}<br /><code translate="no">${root}</code></li>
    </ul>
  </div>`
}

function wrong({ fault, index }: Extract<CheckedRecord, { ok: false }>, words: Words): TemplateResult {
  return html`<div class="outcome bad" role="alert">
    <p>
      ${words.recordFaults[recordFault(fault)]}
      ${index === undefined ? nothing : words.recordWrongAt(formatCount(index))}
    </p>
    <p class="small">${words.recordWrongHow} <span translate="no">${fault}</span></p>
  </div>`
}
