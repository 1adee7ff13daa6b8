import * as t from '@yishi/schema/tables'
import { acts } from '@yishi/server/inside/acts/index'
import { and, eq } from 'drizzle-orm'
import type { Cast, Matter, Scene } from './scene.ts'

/** Sheets that came back in one bundle. */
export interface Bundle {
  matter: Matter
  poll: string
  handedInAt: Date
  sheets: { elector: string; choice: 'for' | 'against' | 'abstain' | 'invalid' }[]
  /** How many sheets the second person confirms; all of them where it is left out. */
  confirmed?: number
  /** False leaves the bundle open, for somebody to go on with. */
  declare?: boolean
}

/** Hand in, enter by one clerk, confirm by the other, declare entered. */
export async function paperBallots(scene: Scene, cast: Cast, bundle: Bundle): Promise<void> {
  const { tenant, clerks, gridworkers } = cast
  const at = { ...bundle.matter, poll: bundle.poll }
  const { batch } = await scene.do(acts.openBatch, tenant, clerks[0], at)
  const confirmed = bundle.confirmed ?? bundle.sheets.length
  for (const [i, { elector, choice }] of bundle.sheets.entries()) {
    const { sheet } = await scene.do(acts.handIn, tenant, clerks[0], {
      ...at,
      batch,
      elector,
      handedInAt: bundle.handedInAt.toISOString(),
      collector: gridworkers[i % 3],
      photo: null,
    })
    await scene.do(acts.enterSheet, tenant, clerks[0], { ...at, sheet, choices: { q1: choice } })
    if (i < confirmed)
      await scene.do(acts.confirmSheet, tenant, clerks[1], { ...at, sheet, choices: { q1: choice } })
  }
  if (bundle.declare !== false) await scene.do(acts.declareEntered, tenant, clerks[0], { ...at, batch })
}

/** The elector that each household is in a roll. */
export async function electorOf(
  scene: Scene,
  cast: Cast,
  roll: string,
): Promise<(household: string) => string> {
  const rows = await scene.db
    .select({ elector: t.elector.electorId, household: t.elector.householdId })
    .from(t.elector)
    .where(and(eq(t.elector.tenantId, cast.tenant), eq(t.elector.rollId, roll)))
  const electors = new Map(rows.map((row) => [row.household, row.elector]))
  return (household) => electors.get(household)!
}
