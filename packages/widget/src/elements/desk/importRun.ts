import type { ImportJob } from '@yishi/schema/words'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Client } from '../../client.ts'
import { postForm } from './postForm.ts'

interface Host extends ReactiveControllerHost {
  readonly client: Client
  readonly office: string
  zone: string | undefined
}

/** How often its progress is asked for, in milliseconds. */
const every = 1000

/**
 * An import of an owner roll: the file is sent, then the server works by itself. Its id is kept on the device, so that it can be
 * left and found again.
 */
export class ImportRun implements ReactiveController {
  job: ImportJob | undefined
  /** How much of the file has gone, in per cent; null while none is on its way. */
  sent: number | null = null
  /** `lost`: it could not be sent; `gone`: the server knows nothing of it any more. */
  fault: 'lost' | 'gone' | undefined
  private readonly host: Host
  private readonly finished: () => void
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host, finished: () => void) {
    this.host = host
    this.finished = finished
    host.addController(this)
  }

  hostConnected(): void {
    if (this.kept()) this.follow()
  }

  hostDisconnected(): void {
    clearTimeout(this.timer)
  }

  /** Whether it still works. */
  get running(): boolean {
    return this.sent !== null || this.job?.state === 'reading' || this.job?.state === 'writing'
  }

  /** Send a file; answers the refusal of what was not even begun. */
  async begin(form: FormData) {
    const { office: server, client } = this.host
    this.put({ sent: 0, fault: undefined, job: undefined })
    const answer = await postForm<{ job: string }>(
      { server, path: '/rolls', token: client.token, form },
      (share) => this.put({ sent: Math.floor(share * 100) }),
    ).catch(() => null)
    this.put({ sent: null, fault: answer ? undefined : 'lost' })
    if (!answer?.ok) return answer
    this.keep(answer.value.job)
    await this.follow()
    return answer
  }

  /** Nobody needs to see it any more. */
  close(): void {
    clearTimeout(this.timer)
    this.keep('')
    this.put({ job: undefined, fault: undefined })
  }

  private follow = async (): Promise<void> => {
    const { client, zone = '' } = this.host
    const job = this.kept()
    if (!job || !zone) return
    const answer = await client.read('rollImport', { zone, job }).catch(() => null)
    if (job !== this.kept()) return
    if (answer && !answer.ok) {
      this.keep('')
      return this.put({ fault: 'gone', job: undefined })
    }
    if (answer) this.put({ job: answer.value })
    if (!answer || this.running) this.timer = setTimeout(this.follow, every)
    else this.finished()
  }

  private get name(): string {
    return `yishi-import ${this.host.office} ${this.host.zone}`
  }

  private kept(): string {
    try {
      return localStorage.getItem(this.name) ?? this.job?.id ?? ''
    } catch {
      return this.job?.id ?? ''
    }
  }

  private keep(job: string): void {
    try {
      if (job) localStorage.setItem(this.name, job)
      else localStorage.removeItem(this.name)
    } catch {
      // The device keeps nothing for us: it is followed for as long as the page lives.
    }
  }

  private put(change: {
    job?: ImportJob | undefined
    sent?: number | null
    fault?: 'lost' | 'gone' | undefined
  }): void {
    Object.assign(this, change)
    this.host.requestUpdate()
  }
}
