import type { StageKind } from '../../words/index.ts'
import type { Stage } from '../stage.ts'
import { accept } from './accept.ts'
import { act } from './act.ts'
import { appraise } from './appraise.ts'
import { ask } from './ask.ts'
import { call } from './call.ts'
import { consult } from './consult.ts'
import { count } from './count.ts'
import { deliberate } from './deliberate.ts'
import { meet } from './meet.ts'
import { notice } from './notice.ts'
import { poll } from './poll.ts'
import { preliminary } from './preliminary.ts'
import { publish } from './publish.ts'
import { rate } from './rate.ts'
import { screen } from './screen.ts'
import { second } from './second.ts'
import { study } from './study.ts'

/** Every kind of stage. */
export const stages = {
  screen,
  second,
  consult,
  deliberate,
  notice,
  call,
  poll,
  count,
  preliminary,
  act,
  accept,
  publish,
  rate,
  ask,
  appraise,
  meet,
  study,
} as const satisfies { [K in StageKind]: Stage<K> }
