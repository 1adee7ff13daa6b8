import type { Iso } from '@yishi/schema/words'
import type { Format, Lang } from './format.ts'
import type { Html } from './html.ts'
import type { Words } from './words.zh.ts'

/** What every page is drawn with. */
export interface Drawn {
  words: Words
  format: Format
  lang: Lang
  /** Our own address, for links that are printed or shared. */
  origin: string
  zone: { id: string; name: string; telephone: string }
  /** Who speaks on paper, and where they are found; `today` is the one clock's. */
  office: { issuer: string; telephone: string; place: string; hours: string; name: string; today: Iso }
}

/** A page before it is put into its frame. */
export interface Page {
  title: string
  /** One or two sentences, for cards in messengers. */
  description: string
  body: Html
  /** The path by which it is known. */
  path: string
  /** There is a picture of it, beneath the same path. */
  picture?: true
  /** Whether its elements need the script. */
  script: boolean
  /** Drawn within somebody else's page. */
  framed?: boolean
  /** Made for paper: how many sheets it should come to, or null where that is not known; the page says so beside its button. */
  print?: { sheets: number | null; paper?: 'A3' }
  /** In large type, as its reader asked by the address. */
  elder?: boolean
  /** For the frame: which entry of the navigation it is. */
  nav?: 'home' | 'council' | 'mine' | 'desk' | 'sign-in'
}
