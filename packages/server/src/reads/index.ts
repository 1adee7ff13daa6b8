import type { AnyRead } from '../read.ts'

/** Every read, by its name. */
export const reads = {} satisfies Record<string, AnyRead>
