import { YishiEvent } from './yishiEvent.ts'

/** `yishi-changed`: an act was accepted. Every element on the page reads again. */
export class YishiChangedEvent extends YishiEvent {
  readonly act: string
  constructor(act: string) {
    super('yishi-changed')
    this.act = act
  }
}
