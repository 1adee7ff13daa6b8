import { YishiEvent } from './yishiEvent.ts'

/** `yishi-elder`: the reader has turned 长辈版 on or off. It is sent to the window; every element of the page follows. */
export class YishiElderEvent extends YishiEvent {
  readonly on: boolean
  constructor(on: boolean) {
    super('yishi-elder')
    this.on = on
  }
}
