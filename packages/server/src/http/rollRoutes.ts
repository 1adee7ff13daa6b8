import { rollFileInput, zoneId } from '@yishi/schema/input'
import { type Answer, refuse, type SheetPreview, tenantOf } from '@yishi/schema/words'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { registerHouseholds } from '../acts/registerHouseholds.ts'
import { householdSheet, type SheetReading } from '../roll/householdSheet.ts'
import { mostRollBytes, startImport } from '../roll/importJob.ts'
import { meanings } from '../roll/sheet/guessColumns.ts'
import { mostSheetBytes } from '../roll/sheet/readCells.ts'
import { holds, type Who } from '../who.ts'
import { callerOf, originRefusal, ownOrigins } from './caller.ts'
import { sendRefusal } from './fault.ts'
import { type FileForm, readForm, takeForms } from './readForm.ts'
import type { Inside } from './server.ts'

/** A form around its file. */
const around = 64 * 1024

/**
 * `POST /rolls` takes a form with `zone`, `name`, `parking` and a `file` (the owner roll in CSV), begins its import and answers
 * `{job}`, which `rollImport` then follows. `POST /households/preview` takes `zone` and a `file` (a workbook, or pasted cells as text),
 * and where the guess was wrong `headerRow` and `columns` (JSON), and answers what it read; nothing is written. Both by bearer token.
 */
export function rollRoutes(inside: Inside): FastifyPluginAsync {
  return async (app) => {
    takeForms(app)
    app.post('/rolls', { bodyLimit: mostRollBytes + around }, async (request, reply) => {
      const answer = await withForm(inside, request, (who, form) => beginImport(inside, who, form))
      if (!answer.ok) return sendRefusal(reply, answer.refusal)
      return reply.header('cache-control', 'no-store').send(answer)
    })
    app.post('/households/preview', { bodyLimit: mostSheetBytes + around }, async (request, reply) => {
      const answer = await withForm(inside, request, previewSheet)
      if (!answer.ok) return sendRefusal(reply, answer.refusal)
      return reply.header('cache-control', 'no-store').send(answer)
    })
  }
}

/** Whoever is signed in, from a site that may write, with a form in their hands. */
async function withForm<T>(
  { db, config, spend }: Inside,
  request: FastifyRequest,
  run: (who: Who, form: FileForm) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const caller = await callerOf(db, ownOrigins(config.origin), request)
  if (!caller.who) return refuse('not-signed-in')
  const seconds = await spend('act', caller.who.person)
  if (seconds !== null) return refuse('busy', { seconds })
  const form = await readForm(request)
  if (!form.ok) return form
  const { zone = '' } = form.value.fields
  if (!zoneId.safeParse(zone).success) return refuse('input-invalid', undefined, 'zone')
  const foreign = await originRefusal(db, caller, tenantOf(zone))
  if (foreign) return foreign
  if (tenantOf(zone) !== caller.who.tenant) return refuse('unknown-zone', undefined, 'zone')
  return run(caller.who, form.value)
}

async function beginImport({ db }: Inside, who: Who, form: FileForm): Promise<Answer<{ job: string }>> {
  const parsed = rollFileInput.safeParse(form.fields)
  if (!parsed.success) return refuse('input-invalid', undefined, parsed.error.issues[0]?.path.join('.') ?? '')
  const started = await startImport(db, who, { ...parsed.data, bytes: form.bytes })
  return started.ok ? { ok: true, value: { job: started.value.job } } : started
}

const columnMap = z.partialRecord(z.enum(meanings), z.int().nonnegative().max(99))

async function previewSheet(who: Who, { fields, bytes }: FileForm): Promise<Answer<SheetPreview>> {
  if (!holds(who, registerHouseholds.who, fields.zone ?? '')) return refuse('not-your-role')
  const reading: SheetReading = {}
  if (fields.headerRow !== undefined) {
    const row = z.coerce.number().int().positive().max(100).safeParse(fields.headerRow)
    if (!row.success) return refuse('input-invalid', undefined, 'headerRow')
    reading.headerRow = row.data
  }
  if (fields.columns !== undefined) {
    const columns = columnMap.safeParse(parsedJson(fields.columns))
    if (!columns.success) return refuse('input-invalid', undefined, 'columns')
    reading.columns = columns.data
  }
  return { ok: true, value: householdSheet(bytes, reading) }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
