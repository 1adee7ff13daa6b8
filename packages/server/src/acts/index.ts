import type { AnyAct } from '../act.ts'
import { addZone } from './addZone.ts'
import { allowOrigin } from './allowOrigin.ts'
import { appoint } from './appoint.ts'
import { arrive } from './arrive.ts'
import { attach } from './attach.ts'
import { callSession } from './callSession.ts'
import { closeMotion } from './closeMotion.ts'
import { closeSession } from './closeSession.ts'
import { closeStage } from './closeStage.ts'
import { correctMinutes } from './correctMinutes.ts'
import { draftPlan } from './draftPlan.ts'
import { follow } from './follow.ts'
import { found } from './found.ts'
import { leave } from './leave.ts'
import { openSession } from './openSession.ts'
import { opine } from './opine.ts'
import { propose } from './propose.ts'
import { publishMinutes } from './publishMinutes.ts'
import { putMotion } from './putMotion.ts'
import { recordSilence } from './recordSilence.ts'
import { recuse } from './recuse.ts'
import { registerHouseholds } from './registerHouseholds.ts'
import { screen } from './screen.ts'
import { second } from './second.ts'
import { signOff } from './signOff.ts'
import { visit } from './visit.ts'
import { voteMotion } from './voteMotion.ts'
import { vouch } from './vouch.ts'
import { withdraw } from './withdraw.ts'

/** Every act, by its name. What is not in here cannot be done. */
export const acts = {
  found,
  addZone,
  allowOrigin,
  appoint,
  registerHouseholds,
  vouch,
  propose,
  withdraw,
  screen,
  second,
  draftPlan,
  opine,
  visit,
  follow,
  callSession,
  openSession,
  arrive,
  leave,
  recuse,
  putMotion,
  voteMotion,
  closeMotion,
  signOff,
  recordSilence,
  closeSession,
  publishMinutes,
  correctMinutes,
  closeStage,
  attach,
} satisfies Record<string, AnyAct>
