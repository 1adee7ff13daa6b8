import { YishiEvent } from './yishiEvent.ts'

/** `yishi-open`: somebody wants to open something. A site that opens it itself calls `preventDefault()`. */
export class YishiOpenEvent extends YishiEvent {
  /** notice, proposal, poll … */
  readonly noun: string
  readonly id: string
  /** Where the link leads. */
  readonly href: string
  constructor(noun: string, id: string, href: string) {
    super('yishi-open', true)
    this.noun = noun
    this.id = id
    this.href = href
  }
}
