import type { AppRouter } from '@yishi/server/router'

type Procedures = AppRouter['_def']['record']
type Types<P> = P extends { _def: { $types: infer T } } ? T : never

/** What can be done, by name. */
export type ActName = keyof Procedures['act'] & string

/** What an act takes, and what it answers where it says yes. */
export type ActInput<N extends ActName> =
  Types<Procedures['act'][N]> extends { input: { input: infer I } } ? I : never
export type ActValue<N extends ActName> =
  Types<Procedures['act'][N]> extends { output: infer A }
    ? Extract<A, { ok: true }> extends { value: infer T }
      ? T
      : never
    : never

/** What can be read, by name. */
export type ReadName = keyof Procedures['read'] & string

/** What a read takes, and what it answers. */
export type ReadInput<N extends ReadName> =
  Types<Procedures['read'][N]> extends { input: infer I } ? I : never
export type ReadValue<N extends ReadName> =
  Types<Procedures['read'][N]> extends { output: infer O } ? O : never
