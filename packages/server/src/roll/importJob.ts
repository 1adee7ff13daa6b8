import { createHash } from 'node:crypto'
import { formatArea, type Parking } from '@yishi/schema/rules'
import { type Answer, type ImportJob, type RollProblem, refuse } from '@yishi/schema/words'
import { runAct } from '../act.ts'
import { importOwnerRoll } from '../acts/importOwnerRoll.ts'
import { readNow } from '../db/clock.ts'
import type { Db } from '../db/db.ts'
import { makeId } from '../id.ts'
import { holds, type Who } from '../who.ts'
import { checkRoll } from './checkRoll.ts'
import { ownerElectors } from './electorRows.ts'
import { forgetRoll, type PreparedRoll, prepareRoll } from './preparedRoll.ts'

/** A file of at most this many bytes: some 300,000 dwellings. */
export const mostRollBytes = 32 * 1024 * 1024

/** Jobs of this process that are kept after they ended. */
const mostKept = 50

/** What a clerk hands in. */
export interface RollFile {
  zone: string
  name: string
  parking: Parking
  bytes: Uint8Array
}

type Job = ImportJob & { tenant: string }

/** Jobs are this process's own: another one answers that it knows none, and the clerk looks at the list of rolls. */
const jobs = new Map<string, Job>()

/**
 * Begin the import of an owner roll and answer at once; it goes on by itself and can be left and found again by its id.
 * `finished` is for those who wait: it never rejects.
 */
export async function startImport(
  db: Db,
  who: Who,
  file: RollFile,
): Promise<Answer<{ job: string; finished: Promise<void> }>> {
  if (!holds(who, importOwnerRoll.who, file.zone)) return refuse('not-your-role')
  if (file.bytes.length > mostRollBytes) return refuse('too-large', { most: mostRollBytes })
  const job: Job = {
    id: makeId(),
    tenant: who.tenant,
    zone: file.zone,
    name: file.name,
    state: 'reading',
    lines: 0,
    total: countLines(file.bytes),
    startedAt: (await readNow(db)).toISOString(),
    problems: [],
    result: null,
  }
  keep(job)
  const finished = run(db, who, { job, file }).catch(() => {
    refuseJob(job, [ofFile('internal', 'the import broke off; nothing was written')])
  })
  return { ok: true, value: { job: job.id, finished } }
}

/** A job as it stands, for staff of its zone; null where this process knows none. */
export function findImport(tenant: string, id: string): ImportJob | null {
  const job = jobs.get(id)
  if (!job || job.tenant !== tenant) return null
  const { tenant: _, ...shown } = job
  return shown
}

async function run(db: Db, who: Who, { job, file }: { job: Job; file: RollFile }): Promise<void> {
  const checked = await checkRoll(file.bytes, file.parking, (rows) => {
    job.lines = rows
  })
  if (!checked.ok) return refuseJob(job, checked.problems)
  job.state = 'writing'
  const electors = await ownerElectors(checked.dwellings.length, checked.electorate)
  const { zone, name, parking, bytes } = file
  const sourceHash = createHash('sha256').update(bytes).digest('hex')
  await write(db, who, { job, roll: { ...electors, tenant: who.tenant, zone, name, parking, sourceHash } })
}

async function write(db: Db, who: Who, { job, roll }: { job: Job; roll: PreparedRoll }): Promise<void> {
  prepareRoll(job.id, roll)
  try {
    const input = { zone: roll.zone, job: job.id }
    const answer = await runAct(db, importOwnerRoll, who, { key: `import ${job.id}`, input })
    if (!answer.ok) return refuseJob(job, [ofFile(answer.refusal.code, 'the roll was not taken')])
    const { dwellings, heads, area } = roll
    job.result = { roll: answer.value.roll, dwellings, heads, area: formatArea(area) }
    job.state = 'done'
  } finally {
    forgetRoll(job.id)
  }
}

function refuseJob(job: Job, problems: RollProblem[]): void {
  job.problems = problems
  job.state = 'refused'
}

function ofFile(code: string, message: string): RollProblem {
  return { line: 1, column: null, code, message }
}

/** The oldest ones that have ended make room. */
function keep(job: Job): void {
  jobs.set(job.id, job)
  for (const [id, { state }] of jobs) {
    if (jobs.size <= mostKept) return
    if (state === 'done' || state === 'refused') jobs.delete(id)
  }
}

/** Lines of the file but the header: how far there is to go, not how many dwellings there are. */
function countLines(bytes: Uint8Array): number {
  let ends = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) ends++
  return bytes.at(-1) === 10 ? Math.max(0, ends - 1) : ends
}
