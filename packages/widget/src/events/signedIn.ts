import { YishiEvent } from './yishiEvent.ts'

/** `yishi-signed-in`: somebody has shown who they are, or has done so anew. */
export class YishiSignedInEvent extends YishiEvent {
  readonly person: string
  /** The bearer token of this site; it is in the page's memory anyway, and opens nothing elsewhere. */
  readonly token: string
  constructor(person: string, token: string) {
    super('yishi-signed-in')
    this.person = person
    this.token = token
  }
}
