import type { AnyRead } from '../read.ts'
import { council } from './council.ts'
import { desk } from './desk.ts'
import { households } from './households.ts'
import { proposal } from './proposal.ts'
import { proposals } from './proposals.ts'

/** Every read, by its name. */
export const reads = {
  desk,
  households,
  proposals,
  proposal,
  council,
} satisfies Record<string, AnyRead>
