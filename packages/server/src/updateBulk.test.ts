import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { applyChanges, LostRow, update } from './change.ts'
import type { Tx } from './db/db.ts'
import { onBothDatabases } from './db/testing.ts'
import { makeWorld, type World } from './testing/world.ts'
import { updateBulk } from './updateBulk.ts'

onBothDatabases('rows that change together', (db) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 4, residents: 4, councillors: 0 })
  })
  const person = (i: number) => ({ tenantId: world.tenant, personId: world.residents[i]!.person })
  const read = async (i: number) =>
    (
      await db()
        .select()
        .from(t.person)
        .where(eq(t.person.personId, person(i).personId))
    )[0]!

  it('are told in the order in which they were asked for, as the database has them, and nothing of one that is not there', async () => {
    const before = await read(0)
    const deletedAt = new Date('2026-03-18T02:00:00Z')
    const told = await db().transaction((tx) =>
      updateBulk(tx as Tx, t.person, [
        { key: person(2), set: { name: '丙 "\\', deletedAt: null } },
        { key: { ...person(0), personId: 'nobody' }, set: { name: '无', deletedAt: null } },
        { key: person(0), set: { name: '甲', deletedAt } },
      ]),
    )
    expect(told).toEqual([await read(2), undefined, { ...before, name: '甲', deletedAt }])
    expect(told[0]).toMatchObject({ name: '丙 "\\', deletedAt: null })
    expect(await read(0)).toEqual(told[2])
    expect((await read(1)).deletedAt).toBeNull()
  })

  it('are marked with what each entry made of its own, and none is changed where one is lost', async () => {
    const stamp = (entryId: string) => ({ tenantId: world.tenant, entryId })
    const name = (i: number, to: string) => update(t.person, { personId: person(i).personId }, { name: to })
    const applied = await db().transaction((tx) =>
      applyChanges(tx as Tx, [
        { stamp: stamp('e1'), changes: [name(1, '乙')] },
        { stamp: stamp('e3'), changes: [name(3, '丁')] },
      ]),
    )
    expect(applied.marks.map(([mark]) => mark![1])).toEqual([1, 3].map((i) => `["${person(i).personId}"]`))
    expect(await read(1)).toMatchObject({ name: '乙', entryId: 'e1' })
    expect(await read(3)).toMatchObject({ name: '丁', entryId: 'e3' })
    const lost = db().transaction((tx) =>
      applyChanges(tx as Tx, [
        { stamp: stamp('e4'), changes: [name(1, '戊')] },
        { stamp: stamp('e5'), changes: [update(t.person, { personId: 'nobody' }, { name: '己' })] },
      ]),
    )
    await expect(lost).rejects.toBeInstanceOf(LostRow)
    expect(await read(1)).toMatchObject({ name: '乙' })
  })
})
