import type { AnyRead } from '../read.ts'
import { desk } from './desk.ts'
import { households } from './households.ts'

/** Every read, by its name. */
export const reads = {
  desk,
  households,
} satisfies Record<string, AnyRead>
