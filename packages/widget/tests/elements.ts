import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const files = import.meta.glob<Record<string, Record<string, object>>>('../gallery/fixtures/*.ts')

/** Every element there is, with the states of its fixtures, and those of them that need more than another view. */
export const elements = await Promise.all(
  readdirSync(fileURLToPath(new URL('../src/elements', import.meta.url)))
    .filter((file) => file.endsWith('.ts'))
    .map(async (file) => {
      const el = file.slice(0, -3)
      const { touches = {}, ...fixtures } = (await files[`../gallery/fixtures/${el}.ts`]?.()) ?? {}
      return { el, states: Object.entries(Object.values(fixtures)[0] ?? {}), touches }
    }),
)
