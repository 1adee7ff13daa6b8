import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAct } from '../act.ts'
import { readWho } from '../auth/readWho.ts'
import { findSession, openSession } from '../auth/sessions.ts'
import { sweep } from '../auth/sweep.ts'
import { onBothDatabases } from '../db/testing.ts'
import { fsck } from '../log/fsck.ts'
import { openKeys } from '../log/keys.ts'
import { sequenceTenant } from '../log/sequencer.ts'
import { runRead } from '../read.ts'
import { myData } from '../reads/myData.ts'
import { nameVoter, openOwnersPoll } from '../testing/polls.ts'
import { toScreen } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { acts } from './index.ts'

onBothDatabases('what is kept of a person', (db) => {
  let folder: string
  let world: World
  let voter: Who
  let poll: string
  let keys: ReturnType<typeof openKeys>
  const sequence = async () => {
    while ((await sequenceTenant({ db: db(), keys, holder: 'me' }, world.tenant)) > 0);
  }
  const refused = async (who: Who, act: 'correctPerson' | 'erasePerson', input: object) => {
    const done = await runAct(db(), acts[act], who, {
      key: `refused ${Math.random()}`,
      input: { zone: world.zone, ...input } as never,
    })
    return done.ok ? 'done' : done.refusal.code
  }
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-erase-'))
    keys = openKeys(folder)
    world = await makeWorld(db(), { households: 3, residents: 3, councillors: 1 })
    await toScreen(world)
    const owners = await openOwnersPoll(world)
    poll = owners.poll
    voter = await nameVoter(world, owners.roll, 'e000001')
    await doAct(db(), acts.cast, voter, {
      ...{ ...owners.matter, poll, elector: 'e000001' },
      choices: { q1: 'against' },
    })
    await sequence()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is not corrected or erased by a neighbour, by a clerk of elsewhere, or while somebody is in office', async () => {
    const [one, other] = world.residents as [Who, Who]
    expect(await refused(one, 'correctPerson', { person: other.person, name: '别人' })).toBe('not-your-role')
    expect(await refused(one, 'erasePerson', { person: other.person })).toBe('not-your-role')
    expect(await refused(world.clerk, 'erasePerson', { person: 'nobody' })).toBe('unknown-person')
    const stranger = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    expect(await refused(world.clerk, 'erasePerson', { person: stranger.residents[0]!.person })).toBe(
      'unknown-person',
    )
    expect(await refused(world.clerk, 'erasePerson', { person: world.clerk.person })).toBe('still-in-office')
    expect(await refused(one, 'correctPerson', { person: one.person })).toBe('input-invalid')
  })

  it('is shown to them alone, whole, without any hash, and can be corrected', async () => {
    const name = '改名后'
    await doAct(db(), acts.correctPerson, voter, {
      zone: world.zone,
      person: voter.person,
      name,
      phone: '13912345678',
    })
    const answer = await runRead(db(), myData, (await readWho(db(), world.tenant, voter.person, null))!, {
      zone: world.zone,
    })
    const { held } = (answer as Extract<typeof answer, { ok: true }>).value
    expect(held.person).toMatchObject([{ personId: voter.person, name, phone: '13912345678' }])
    expect(held.ballot).toMatchObject([{ pollId: poll, choices: { q1: 'against' } }])
    expect(held.elector).toHaveLength(1)
    expect(held.voter).toHaveLength(1)
    expect(held.log_entry).toEqual(expect.arrayContaining([expect.objectContaining({ act: 'cast' })]))
    const all = JSON.stringify(held)
    expect(all).not.toMatch(/argon2|tenantId|entryId/)
    for (const { person } of [...world.residents, world.clerk]) expect(all).not.toContain(person)
  })

  it('takes a consent to be shown in full back', async () => {
    const [councillor] = world.councillors as [Who]
    const consentOf = async () =>
      (await db().select().from(t.person).where(eq(t.person.personId, councillor.person)))[0]!.nameConsent
    expect(await consentOf()).not.toBe(null)
    const input = { zone: world.zone, person: councillor.person, withdrawConsent: true as const }
    expect(await refused(councillor, 'correctPerson', input)).toBe('not-your-role')
    const { households } = world
    await doAct(db(), acts.vouch, world.clerk, {
      zone: world.zone,
      household: households[0]!,
      person: councillor.person,
    })
    await doAct(db(), acts.correctPerson, world.clerk, input)
    expect(await consentOf()).toBe(null)
  })

  it('is gone once they erase their account: name, ways in, and who did what; the ballot stays, and everything holds together', async () => {
    const at = {
      tenant: world.tenant,
      person: voter.person,
      origin: 'https://a.example',
      via: 'pin' as const,
    }
    const { token } = await openSession(db(), at)
    await doAct(db(), acts.erasePerson, voter, { zone: world.zone, person: voter.person })
    expect(await readWho(db(), world.tenant, voter.person, null)).toBe(null)
    await sequence()
    await sweep(db())
    expect(await findSession(db(), token, at.origin)).toBe(null)
    const [row] = await db().select().from(t.person).where(eq(t.person.personId, voter.person))
    expect(row).toMatchObject({ name: null, phone: null, hostSubject: null, deletedAt: expect.any(Date) })
    const entries = await db().select().from(t.logEntry).where(eq(t.logEntry.tenantId, world.tenant))
    expect(entries.filter((entry) => entry.idx === null)).toEqual([])
    const told = JSON.stringify(entries.map(({ actor, openings, body }) => [actor, openings, body]))
    expect(told.includes(voter.person)).toBe(false)
    expect(told.includes('改名后')).toBe(false)
    expect(told.includes('13912345678')).toBe(false)
    const cast = entries.filter((entry) => entry.act === 'cast' && entry.openings.choice !== undefined)
    expect(cast.length).toBe(1)
    const where = and(eq(t.ballot.tenantId, world.tenant), eq(t.ballot.pollId, poll))
    expect(await db().$count(t.ballot, where)).toBe(1)
    expect(await fsck({ db: db(), keys })).toMatchObject({ ok: true })
    expect(await refused(world.clerk, 'erasePerson', { person: voter.person })).toBe('unknown-person')
  })
})
