import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession } from '../auth/sessions.ts'
import { onBothDatabases } from '../db/testing.ts'
import { makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

onBothDatabases('attachments', (db) => {
  let world: World
  let server: TestServer
  let photo: Buffer
  const pdf = Buffer.from('%PDF-1.7\n%%EOF')
  const signIn = async ({ tenant, person }: Who) =>
    (await openSession(db(), { tenant, person, origin: ownOrigin, via: 'demo' })).token
  const form = (bytes: Buffer, fields: Record<string, string> = {}) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({
      zone: world.zone,
      alt: '空地',
      visibility: 'public',
      ...fields,
    }))
      data.set(name, value)
    data.set('file', new Blob([new Uint8Array(bytes)]), '照片.jpg')
    return data
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { councillors: 1 })
    server = await openTestServer(db())
    photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#789' } })
      .jpeg()
      .toBuffer()
  })
  afterAll(() => server.close())

  it('are taken from nobody without a token, nor for a zone of another community', async () => {
    expect((await server.ask('/upload', { raw: form(photo) })).json.refusal.code).toBe('not-signed-in')
    const other = await makeWorld(db(), { residents: 1, councillors: 0 })
    const as = await signIn(other.residents[0]!)
    expect((await server.ask('/upload', { as, raw: form(photo) })).json.refusal.code).toBe('unknown-zone')
  })

  it('are refused by code when they are no picture, no form, no file or too much', async () => {
    const as = await signIn(world.residents[0]!)
    const code = async (raw: BodyInit, type?: string) =>
      (await server.ask('/upload', { as, raw, ...(type ? { type } : {}) })).json.refusal.code
    expect(await code(form(Buffer.from('<svg/>')))).toBe('not-an-image-or-pdf')
    expect(await code('{}')).toBe('input-invalid')
    expect(await code('not a form', 'multipart/form-data; boundary=x')).toBe('input-invalid')
    expect(await code(form(Buffer.alloc(13 * 1024 * 1024)))).toBe('too-large')
    expect(await code(form(photo, { visibility: 'everybody' }))).toBe('input-invalid')
    expect(await code(form(pdf))).toBe('not-your-role')
  })

  it('come back as they were stored, to any page, and need not be sent twice', async () => {
    const as = await signIn(world.residents[0]!)
    const first = await server.ask('/upload', { as, raw: form(photo) })
    expect(first.json).toMatchObject({ ok: true, value: { mime: 'image/webp', width: 64, height: 48 } })
    expect((await server.ask('/upload', { as, raw: form(photo) })).json).toEqual(first.json)
    const path = `/a/${world.tenant}/${first.json.value.attachment}`
    const shown = await server.ask(path, { from: 'https://anywhere.example.org' })
    expect(shown.headers.get('content-type')).toBe('image/webp')
    expect(shown.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(shown.headers.get('cache-control')).toContain('immutable')
    const etag = shown.headers.get('etag')!
    expect((await server.ask(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await server.ask('/a/%00/%00')).json.refusal.code).toBe('unknown-attachment')
    expect((await server.ask(`/a/other/${first.json.value.attachment}`)).status).toBe(404)
  })

  it('for staff alone are unknown to everybody else, and a PDF is saved, not shown', async () => {
    const clerk = await signIn(world.clerk)
    const { json } = await server.ask('/upload', { as: clerk, raw: form(pdf, { visibility: 'staff' }) })
    const path = `/a/${world.tenant}/${json.value.attachment}`
    expect((await server.ask(path)).json.refusal.code).toBe('unknown-attachment')
    expect((await server.ask(path, { as: await signIn(world.residents[0]!) })).status).toBe(404)
    const shown = await server.ask(path, { as: clerk })
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment/)
  })
})
