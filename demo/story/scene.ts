import * as t from '@yishi/schema/tables'
import { type AnyAct, runAct, type ValueOf } from '@yishi/server/inside/act'
import { readWho } from '@yishi/server/inside/auth/readWho'
import { readNow } from '@yishi/server/inside/db/clock'
import type { Db } from '@yishi/server/inside/db/db'
import { system, type Who } from '@yishi/server/inside/who'
import { and, eq, isNull } from 'drizzle-orm'

/** Everybody and every place of the story; people by their ids. */
export interface Cast {
  tenant: string
  zone: string
  admin: string
  clerks: [string, string]
  gridworkers: [string, string, string]
  councillors: string[]
  property: string
  assignee: string
  /** Households in the order of the list, and those of them with a resident who is signed up. */
  households: { id: string; grid: 0 | 1 | 2; building: string; label: string }[]
  residents: { person: string; household: string; building: string }[]
  photos: Pictures
}

/** Attachments that the story shows. */
export interface Pictures {
  before: string
  cleared: string
  hardened: string
  after: string
  board: string
  table: string
  consent: string
}

/** A matter, as acts name it. */
export interface Matter {
  zone: string
  proposal: string
}

/**
 * Does the story's acts. Keys are counted within a scene, and the ids that a phone would make are counted, too: a story that was cut
 * off is played again from its beginning, and what was done already gives its first answer.
 */
export class Scene {
  readonly db: Db
  readonly name: string
  private count = 0
  constructor(db: Db, name: string) {
    this.db = db
    this.name = name
  }

  async do<T extends AnyAct>(act: T, tenant: string, person: string, input: unknown): Promise<ValueOf<T>> {
    const who = await this.who(tenant, person)
    const answer = await runAct(this.db, act, who, { key: `story-${this.name}-${++this.count}`, input })
    if (!answer.ok) throw new Error(`${this.name}: ${act.name} ${JSON.stringify(answer.refusal)}`)
    return answer.value
  }

  /** An id as a phone makes it. */
  id(): string {
    return `story-${this.name}-${++this.count}`
  }

  /** The stage that a matter is in; null once it has ended. */
  async stage(matter: Matter) {
    const [row] = await this.db
      .select({ kind: t.stage.kind, closesAt: t.stage.closesAt, seq: t.stage.seq })
      .from(t.stage)
      .where(
        and(
          eq(t.stage.tenantId, matter.zone.split('.')[0]!),
          eq(t.stage.proposalId, matter.proposal),
          isNull(t.stage.closedAt),
        ),
      )
    return row ?? null
  }

  /** When the present stage closes. */
  async closing(matter: Matter): Promise<Date> {
    const stage = await this.stage(matter)
    if (!stage?.closesAt) throw new Error(`${this.name}: stage ${stage?.kind} does not close by the clock`)
    return stage.closesAt
  }

  private async who(tenant: string, person: string): Promise<Who> {
    if (person === 'setup' || person === 'clock') return system(tenant, person)
    const who = await readWho(this.db, tenant, person, null)
    if (!who) throw new Error(`${this.name}: nobody is ${person}`)
    return { ...who, freshAt: await readNow(this.db) }
  }
}
