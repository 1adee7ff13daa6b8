import type { Process } from '../../words/index.ts'
import { collectiveMembers } from './collectiveMembers.ts'
import { councilResolution } from './councilResolution.ts'
import { ownersGeneral } from './ownersGeneral.ts'
import { ownersSpecial } from './ownersSpecial.ts'
import { residentsMeeting } from './residentsMeeting.ts'
import { residentsRepresentatives } from './residentsRepresentatives.ts'
import { siyiLianggongkai } from './siyiLianggongkai.ts'
import { tiyizuo } from './tiyizuo.ts'
import { wenyipingding } from './wenyipingding.ts'

/** The processes that ship; a community may add its own as data. */
export const processes: readonly Process[] = [
  tiyizuo,
  wenyipingding,
  ownersGeneral,
  ownersSpecial,
  residentsMeeting,
  residentsRepresentatives,
  siyiLianggongkai,
  councilResolution,
  collectiveMembers,
]
