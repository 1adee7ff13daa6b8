import { expect, it } from 'vitest'
import { acts } from './acts/index.ts'
import { rightsTable } from './rights.ts'

it('gives every right to the roles, in the stages, that the printed table says', async () => {
  await expect(`${rightsTable(acts)}\n`).toMatchFileSnapshot('./rights.txt')
})

it('names every act as it is filed', () => {
  for (const [name, act] of Object.entries(acts)) expect(act.name).toBe(name)
})
