import * as t from '@yishi/schema/tables'
import { expect, it } from 'vitest'
import { makeWorld } from '../testing/world.ts'
import { anyOf } from './anyOf.ts'
import { onBothDatabases } from './testing.ts'

onBothDatabases('one of many values', (db) => {
  const named = async (names: string[]) => {
    const rows = await db().select({ name: t.person.name }).from(t.person).where(anyOf(t.person.name, names))
    return rows.map((row) => row.name).sort()
  }

  it('is none of an empty list', async () => {
    await makeWorld(db(), { households: 1, residents: 1, councillors: 3 })
    expect(await named([])).toEqual([])
  })

  it('is found by every text, whatever stands in it', async () => {
    const odd = ['NULL', '{}', 'a,b', 'say "so"', 'back\\slash', ' 空 格 ', '']
    for (const [i, name] of odd.entries())
      await db()
        .insert(t.person)
        .values({ tenantId: 'odd', personId: `p${i}`, name, createdAt: new Date(0), entryId: 'e' })
    expect(await named(odd)).toEqual([...odd].sort())
    expect(await named(['议事员1', 'null', 'a', 'b', '\\'])).toEqual(['议事员1'])
  })
})
