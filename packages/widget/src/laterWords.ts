import { Later } from './later.ts'
import { type Locales, loadWords } from './words.ts'

/** What it needs of its element. */
interface Host {
  readonly tongue: string
  requestUpdate(): void
}

/** Words that few readers need, in the language that their element speaks: fetched when they are first asked for, as a `Later`. */
export class LaterWords<W> {
  private readonly host: Host
  private readonly files: Locales<W>
  private readonly byTongue: Record<string, Later<W>> = {}

  constructor(host: Host, files: Locales<W>) {
    this.host = host
    this.files = files
  }

  /** The words, if they are here; asks for them where they are not. */
  get here(): W | undefined {
    return this.inTongue.here
  }

  /** The words, if they are here; asks for nothing. */
  get now(): W | undefined {
    return this.inTongue.now
  }

  /** They were asked for and did not come. */
  get lost(): boolean {
    return this.inTongue.lost
  }

  /** The words, once they are here; undefined where they could not be fetched. */
  come(): Promise<W | undefined> {
    return this.inTongue.come()
  }

  private get inTongue(): Later<W> {
    const { host, files } = this
    const { tongue } = host
    this.byTongue[tongue] ??= new Later(host, () => loadWords(files, tongue))
    return this.byTongue[tongue]
  }
}
