import type { ReactiveControllerHost } from 'lit'

/**
 * A piece of an element that few readers see, or none at first: its code is fetched when it is first asked for, and the element is drawn
 * again once it has come, or once it is lost; then `waiting` offers to try again.
 *
 * @example private readonly forms = new Later(this, () => import('./proposal/forms.ts'))
 */
export class Later<T> {
  /** The piece, if it is here; asks for nothing. */
  now: T | undefined
  /** It was asked for and did not come. */
  lost = false
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>
  private readonly bring: () => Promise<T>
  private coming: Promise<T | undefined> | undefined

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, bring: () => Promise<T>) {
    this.host = host
    this.bring = bring
  }

  /** The piece, if it is here; asks for it where it is not. */
  get here(): T | undefined {
    if (!this.now && !this.lost) this.come()
    return this.now
  }

  /** The piece, once it is here; undefined where it could not be fetched. Asks again where it was lost. */
  come = (): Promise<T | undefined> => {
    this.lost = false
    this.coming ??= this.fetch()
    return this.coming
  }

  private async fetch(): Promise<T | undefined> {
    try {
      this.now = await this.bring()
    } catch {
      this.lost = true
      this.coming = undefined
    }
    this.host.requestUpdate()
    return this.now
  }
}
