import type { AnyRead } from '../read.ts'
import { board } from './board.ts'
import { council } from './council.ts'
import { desk } from './desk.ts'
import { households } from './households.ts'
import { letters } from './letters.ts'
import { me } from './me.ts'
import { notice } from './notice.ts'
import { progress } from './progress.ts'
import { proposal } from './proposal.ts'
import { proposals } from './proposals.ts'

/** Every read, by its name. */
export const reads = {
  desk,
  households,
  proposals,
  proposal,
  council,
  letters,
  me,
  board,
  notice,
  progress,
} satisfies Record<string, AnyRead>
