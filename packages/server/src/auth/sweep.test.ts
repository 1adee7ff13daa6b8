import { createHash } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { makeWorld } from '../testing/world.ts'
import { countTry, isLocked } from './attempts.ts'
import { findSession, openSession } from './sessions.ts'
import { sweep } from './sweep.ts'

onBothDatabases('sweeping', (db) => {
  it('leaves what still holds, and throws away what is over', async () => {
    const { tenant, clerk } = await makeWorld(db(), { residents: 0, councillors: 0 })
    const at = { tenant, person: clerk.person, origin: 'https://a.example', via: 'demo' as const }
    const { token } = await openSession(db(), at)
    const over = await openSession(db(), at)
    await db()
      .update(t.session)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(t.session.id, createHash('sha256').update(over.token).digest('hex')))
    for (let i = 0; i < 5; i++) await countTry(db(), tenant, 'pin a')
    await sweep(db())
    expect(await isLocked(db(), tenant, 'pin a')).toBe(true)
    expect(await db().$count(t.session, eq(t.session.tenantId, tenant))).toBe(1)
    expect(await findSession(db(), token, at.origin)).not.toBe(null)
    await moveClock(db(), new Date((await readNow(db())).getTime() + 2 * 3600_000))
    await sweep(db())
    expect(await db().$count(t.attempt, eq(t.attempt.tenantId, tenant))).toBe(0)
  })
})
