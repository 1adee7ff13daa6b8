import { createHash } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { runAct } from '../act.ts'
import { findAttachment } from '../attachment/findAttachment.ts'
import { onBothDatabases } from '../db/testing.ts'
import { makePaper, makePicture } from '../testing/picture.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('attachments', (db) => {
  let world: World
  let other: World
  const picture = (more: object = {}) => ({
    zone: world.zone,
    mime: 'image/webp',
    name: '菜地.jpg',
    alt: '5号楼北侧的菜地',
    width: 2,
    height: 1,
    bytes: Buffer.from('RIFF....WEBP'),
    visibility: 'public',
    ...more,
  })
  const find = (attachment: string, who: World['clerk'] | null = null, tenant = world.tenant) =>
    findAttachment(db(), who, { tenant, attachment })

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 1 })
    other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
  })

  it('are refused from people of another community', async () => {
    expect(await refusalOf(db(), acts.attach, other.residents[0]!, picture())).toBe('unknown-zone')
  })

  it('are refused as PDF or as a paper for staff where a resident brings them', async () => {
    const resident = world.residents[0]!
    expect(await refusalOf(db(), acts.attach, resident, picture({ visibility: 'staff' }))).toBe(
      'not-your-role',
    )
    expect(await refusalOf(db(), acts.attach, resident, picture({ mime: 'application/pdf' }))).toBe(
      'not-your-role',
    )
  })

  it('are refused where their bytes came as JSON, past the upload route', async () => {
    const bytes = JSON.parse(JSON.stringify(Buffer.from('RIFF....WEBP')))
    expect(await refusalOf(db(), acts.attach, world.clerk, picture({ bytes }))).toBe('input-invalid')
    expect(await refusalOf(db(), acts.attach, world.clerk, picture({ mime: 'text/html' }))).toBe(
      'input-invalid',
    )
  })

  it('are the same request with the same bytes, and another with others', async () => {
    const send = (bytes: string) =>
      runAct(db(), acts.attach, world.residents[0]!, {
        key: 'one-picture',
        input: picture({ bytes: Buffer.from(bytes) }),
      })
    const first = await send('RIFF1...WEBP')
    expect(first.ok).toBe(true)
    expect(await send('RIFF1...WEBP')).toEqual(first)
    expect(await send('RIFF2...WEBP')).toMatchObject({ refusal: { code: 'key-reused' } })
  })

  it('are found by everybody with their bytes, name and hash', async () => {
    const { attachment } = await doAct(db(), acts.attach, world.residents[0]!, picture())
    const bytes = Buffer.from('RIFF....WEBP')
    expect(await find(attachment)).toEqual({
      ok: true,
      value: {
        mime: 'image/webp',
        name: '菜地.jpg',
        bytes,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        visibility: 'public',
      },
    })
    expect(await find(attachment, null, other.tenant)).toMatchObject({
      refusal: { code: 'unknown-attachment' },
    })
  })

  it('for staff are found by staff of their zone alone', async () => {
    const paper = await makePaper(world, 'staff')
    for (const who of [null, world.residents[0]!, world.assignee, other.clerk])
      expect(await find(paper, who)).toMatchObject({ refusal: { code: 'unknown-attachment' } })
    for (const who of [world.clerk, world.gridworker, world.councillors[0]!])
      expect(await find(paper, who)).toMatchObject({ value: { mime: 'application/pdf' } })
  })

  it('stand in the log by their hash, never by their name or bytes', async () => {
    const attachment = await makePicture(world)
    const [row] = await db()
      .select({ entry: t.logEntry.body, sha256: t.attachment.sha256, by: t.attachment.personId })
      .from(t.attachment)
      .innerJoin(
        t.logEntry,
        and(eq(t.logEntry.tenantId, t.attachment.tenantId), eq(t.logEntry.entryId, t.attachment.entryId)),
      )
      .where(and(eq(t.attachment.tenantId, world.tenant), eq(t.attachment.attachmentId, attachment)))
    expect(JSON.parse(row!.entry).open).toEqual({
      attachment,
      mime: 'image/webp',
      sha256: row!.sha256,
      visibility: 'public',
    })
    expect(row!.entry).not.toContain('照片')
    expect(row!.by).toBe(world.gridworker.person)
  })
})
