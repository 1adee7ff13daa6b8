import type { MeView } from '@yishi/schema/words'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Client } from './client.ts'

/** What it needs of its element. */
interface Host extends ReactiveControllerHost {
  readonly client: Client
  zone: string | undefined
}

/** The households for which the reader may speak: read once somebody is signed in, and again when that changes. */
export class Homes implements ReactiveController {
  /** Undefined: nobody is signed in, or it is not read yet. */
  list: MeView['households'] | undefined
  /** Settled once it is known, or known that it cannot be read now. */
  ready: Promise<void> = Promise.resolve()
  private readonly host: Host
  private readFor = ''

  constructor(host: Host) {
    this.host = host
    host.addController(this)
  }

  hostUpdate(): void {
    const { client, zone } = this.host
    const asked = client.token && zone ? `${client.token} ${zone}` : ''
    if (asked === this.readFor) return
    this.readFor = asked
    this.list = undefined
    if (zone && asked) this.ready = this.read(zone, asked)
  }

  private async read(zone: string, asked: string): Promise<void> {
    const answer = await this.host.client.read('me', { zone }).catch(() => null)
    if (asked !== this.readFor) return
    if (!answer) this.readFor = ''
    this.list = answer?.ok ? answer.value.households : undefined
    this.host.requestUpdate()
  }

  /** The one household there is, or the one that was chosen; undefined while a choice is missing. */
  pick(chosen: string): string | undefined {
    const list = this.list ?? []
    if (list.length === 1) return list[0]!.household
    return list.find(({ household }) => household === chosen)?.household
  }
}
