import type { Refusal } from '@yishi/schema/words'

/** What every event of ours is: it bubbles out of the element and through the site's page. */
abstract class YishiEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable })
  }
}

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

/** `yishi-changed`: an act was accepted. Every element on the page reads again. */
export class YishiChangedEvent extends YishiEvent {
  readonly act: string
  constructor(act: string) {
    super('yishi-changed')
    this.act = act
  }
}

/** `yishi-sign-in-needed`: an act needs somebody who is signed in. What was typed is kept. */
export class YishiSignInNeededEvent extends YishiEvent {
  readonly act: string
  constructor(act: string) {
    super('yishi-sign-in-needed')
    this.act = act
  }
}

/** `yishi-refused`: the server said no, by a code. */
export class YishiRefusedEvent extends YishiEvent {
  readonly act: string
  readonly refusal: Refusal
  constructor(act: string, refusal: Refusal) {
    super('yishi-refused')
    this.act = act
    this.refusal = refusal
  }
}

declare global {
  interface HTMLElementEventMap {
    'yishi-open': YishiOpenEvent
    'yishi-changed': YishiChangedEvent
    'yishi-sign-in-needed': YishiSignInNeededEvent
    'yishi-refused': YishiRefusedEvent
  }
}
