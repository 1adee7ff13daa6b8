import { expect, it } from 'vitest'
import { openTestDb } from '../db/testing.ts'
import { makeWorld } from '../testing/world.ts'
import { lavish, openTestServer } from './testing.ts'

it('tells whoever asked for too many pages when to come again', async () => {
  const open = await openTestDb('pglite')
  const server = await openTestServer(open.db, { limits: { ...lavish, read: 2 } })
  const { zone } = await makeWorld(open.db, { households: 1, residents: 0, councillors: 0 })
  const ask = () => server.ask(`/c/${zone}/trust`, { from: null })
  while ((await ask()).status === 200);
  const { status, headers } = await ask()
  expect(status).toBe(429)
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  await server.close()
  await open.close()
})
