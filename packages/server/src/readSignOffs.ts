import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import type { Context } from './act.ts'
import type { Tx } from './db/db.ts'
import type { Matter } from './matter.ts'
import type { Party } from './parties.ts'
import { type Carried, readCarried } from './readCarried.ts'
import { roleHolders } from './roleHolders.ts'

/** How the sign-off of a carried plan stands. */
export interface SignOffs {
  carried: Carried | undefined
  signed: { party: Party; person: string | null }[]
  /** Whether anybody manages the property here: where nobody does, there are two parties. */
  managed: boolean
}

/** Read who has signed the version that the council carried. */
export async function readSignOffs(tx: Tx, { who, zone, matter }: Context<Matter>): Promise<SignOffs> {
  const carried = await readCarried(tx, matter)
  const signed = await tx
    .select({ party: t.signOff.party, person: t.signOff.personId })
    .from(t.signOff)
    .where(
      and(
        eq(t.signOff.tenantId, who.tenant),
        eq(t.signOff.proposalId, matter.proposal.proposalId),
        eq(t.signOff.planVersion, carried?.version ?? 0),
      ),
    )
  const managers = await roleHolders(tx, who.tenant, { role: 'property', zone })
  return { carried, signed, managed: managers.length > 0 }
}
