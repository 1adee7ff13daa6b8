import { YishiEvent } from './yishiEvent.ts'

/** `yishi-sign-in-needed`: an act needs somebody who is signed in. What was typed is kept. */
export class YishiSignInNeededEvent extends YishiEvent {
  readonly act: string
  constructor(act: string) {
    super('yishi-sign-in-needed')
    this.act = act
  }
}
