/* Every room but the entrance: fetched with the first of them, in one piece, since together they weigh a fifth less than apart. */
import { loadWords } from '../../words.ts'
import '../notice.ts'
import '../proposal.ts'
import '../progress.ts'
import '../poll.ts'
import '../council.ts'
import '../mine.ts'
import '../propose.ts'
import '../receipt.ts'
import '../sign-in.ts'

/** Brings the words of the rooms, which are one piece for each language; so one area stands for all. */
export function roomWords(lang: string): Promise<unknown> {
  return loadWords(import.meta.glob<{ words: object }>('../../locales/*/council.ts'), lang)
}
