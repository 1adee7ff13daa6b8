import type { Process } from '../../words/index.ts'
import { ownersGeneral } from './ownersGeneral.ts'
import { ownersSpecial } from './ownersSpecial.ts'
import { tiyizuo } from './tiyizuo.ts'

/** The processes that ship; a community may add its own as data. */
export const processes: readonly Process[] = [tiyizuo, ownersGeneral, ownersSpecial]
