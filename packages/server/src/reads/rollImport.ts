import { id, zoneId } from '@yishi/schema/input'
import { isWithin, refuse } from '@yishi/schema/words'
import { z } from 'zod'
import { read } from '../read.ts'
import { findImport } from '../roll/importJob.ts'

/** 导入进度: an import of this process as it stands. Its problems name lines and columns, and what stood there. */
export const rollImport = read({
  name: 'rollImport',
  who: ['clerk'],
  input: z.strictObject({ zone: zoneId, job: id }),
  async run(_db, { zone, job: jobId }, { tenant }) {
    const job = findImport(tenant.tenantId, jobId)
    if (!job || !isWithin(job.zone, zone)) return refuse('unknown-roll', undefined, 'job')
    return { ok: true, value: job }
  },
})
