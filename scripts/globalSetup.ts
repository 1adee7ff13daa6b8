import type { TestProject } from 'vitest/node'
import { migrateDb } from '../packages/server/src/db/migrate.ts'
import { openPostgres } from '../packages/server/src/db/open.ts'
import { templateDatabase } from '../packages/server/src/db/templateDatabase.ts'
import { startPostgres } from './postgres.ts'

/** One PostgreSQL server for the whole test run, with a database that has all tables, to be copied. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  const admin = await openPostgres(`${server.url}/postgres`, 1)
  await admin.db.execute(`create database ${templateDatabase}`)
  await admin.close()
  const open = await openPostgres(`${server.url}/${templateDatabase}`, 1)
  await migrateDb(open.db)
  await open.close()
  project.provide('postgres', server.url)
  return () => server.stop()
}
