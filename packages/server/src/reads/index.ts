import type { AnyRead } from '../read.ts'
import { assembly } from './assembly.ts'
import { assignable } from './assignable.ts'
import { board } from './board.ts'
import { claims } from './claims.ts'
import { contact } from './contact.ts'
import { council } from './council.ts'
import { desk } from './desk.ts'
import { households } from './households.ts'
import { letters } from './letters.ts'
import { lookUp } from './lookUp.ts'
import { me } from './me.ts'
import { mine } from './mine.ts'
import { myData } from './myData.ts'
import { notice } from './notice.ts'
import { paper } from './paper.ts'
import { people } from './people.ts'
import { poll } from './poll.ts'
import { processes } from './processes.ts'
import { progress } from './progress.ts'
import { proposal } from './proposal.ts'
import { proposals } from './proposals.ts'
import { proxies } from './proxies.ts'
import { receipt } from './receipt.ts'
import { recounts } from './recounts.ts'
import { rollEntries } from './rollEntries.ts'
import { rollImport } from './rollImport.ts'
import { rollMine } from './rollMine.ts'
import { rollObjections } from './rollObjections.ts'
import { rollPublic } from './rollPublic.ts'
import { rolls } from './rolls.ts'
import { service } from './service.ts'
import { zones } from './zones.ts'

/** Every read, by its name. */
export const reads = {
  desk,
  households,
  proposals,
  proposal,
  contact,
  council,
  letters,
  me,
  mine,
  myData,
  board,
  notice,
  processes,
  assembly,
  progress,
  poll,
  paper,
  proxies,
  service,
  rolls,
  rollEntries,
  rollPublic,
  rollImport,
  rollMine,
  rollObjections,
  recounts,
  receipt,
  lookUp,
  people,
  assignable,
  zones,
  claims,
} satisfies Record<string, AnyRead>
