import { defineConfig } from 'drizzle-kit'

/** `pnpm migrations` compares the tables with the committed migrations and writes the next one. */
const config = defineConfig({
  dialect: 'postgresql',
  schema: './packages/schema/src/tables/index.ts',
  out: './packages/server/migrations',
})

export { config as default }
