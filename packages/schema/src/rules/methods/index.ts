import type { ballotOf, MethodKey } from '../../words/index.ts'
import { approval } from './approval.ts'
import { irv } from './irv.ts'
import type { BallotForm, Method } from './method.ts'
import { schulze } from './schulze.ts'
import { score } from './score.ts'
import { single } from './single.ts'

/** Every voting method, by key. */
export const methods = { single, approval, score, schulze, irv } as const satisfies {
  [K in MethodKey]: Method<(typeof ballotOf)[K]['form']>
}

/** The method of that name. */
export function methodOf(key: string): Method<BallotForm> | undefined {
  return Object.hasOwn(methods, key) ? methods[key as MethodKey] : undefined
}
