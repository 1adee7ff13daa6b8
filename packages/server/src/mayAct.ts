import type * as t from '@yishi/schema/tables'
import type { ZoneId } from '@yishi/schema/words'
import { acts } from './acts/index.ts'
import { holds, type Who } from './who.ts'

/** A matter as far as rights depend on it. */
export interface Place {
  zone: ZoneId
  /** Null once the matter has ended. */
  stage: Pick<typeof t.stage.$inferSelect, 'kind' | 'opensAt' | 'closesAt'> | null
}

/**
 * The acts on a matter that somebody could do now by role, stage and time, by name. Whether the case allows it (a second time, a
 * quorum) only the act itself says; reads that know more leave out what would be refused. Acts that no stage limits are not among
 * them: they depend on something in the matter, of which its own view speaks.
 */
export function mayAct(who: Who, { zone, stage }: Place, now: Date): string[] {
  return Object.values(acts)
    .filter((act) => {
      if (act.about !== 'matter' || !holds(who, act.who, zone)) return false
      if (!stage || !act.stage?.includes(stage.kind)) return false
      if (act.when === 'settling') return true
      return stage.opensAt <= now && (stage.closesAt === null || stage.closesAt > now)
    })
    .map((act) => act.name)
}
