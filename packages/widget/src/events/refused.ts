import type { Refusal } from '@yishi/schema/words'
import { YishiEvent } from './yishiEvent.ts'

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
