import type { DbConfig } from '../db/open.ts'

/** Where the data lies, as the environment says: `DATABASE_URL` for PostgreSQL, `YISHI_DATA` for the data folder. */
export function dbConfigOf(env: NodeJS.ProcessEnv): DbConfig {
  return { url: env.DATABASE_URL || null, folder: env.YISHI_DATA || '.yishi' }
}
