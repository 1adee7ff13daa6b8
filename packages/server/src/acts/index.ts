import type { AnyAct } from '../act.ts'
import { addZone } from './addZone.ts'
import { allowOrigin } from './allowOrigin.ts'
import { appoint } from './appoint.ts'
import { attach } from './attach.ts'
import { closeStage } from './closeStage.ts'
import { found } from './found.ts'
import { propose } from './propose.ts'
import { registerHouseholds } from './registerHouseholds.ts'
import { screen } from './screen.ts'
import { second } from './second.ts'
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
  closeStage,
  attach,
} satisfies Record<string, AnyAct>
