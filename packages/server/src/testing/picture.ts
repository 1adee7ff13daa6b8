import sharp from 'sharp'
import { acts } from '../acts/index.ts'
import { processAttachment } from '../attachment/processAttachment.ts'
import type { Who } from '../who.ts'
import { doAct, type World } from './world.ts'

/** A little photo, stored as the upload route stores one; its attachment id. */
export async function makePicture(world: World, who: Who = world.gridworker): Promise<string> {
  const photo = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#6f7f4e' } })
    .jpeg()
    .toBuffer()
  const processed = await processAttachment(photo)
  if (!processed.ok) throw new Error(processed.refusal.code)
  const { attachment } = await doAct(world.db, acts.attach, who, {
    zone: world.zone,
    ...processed.value,
    name: '照片.jpg',
    visibility: 'public',
  })
  return attachment
}

/** A PDF for the public, or for staff alone; its attachment id. */
export async function makePaper(world: World, visibility: 'public' | 'staff'): Promise<string> {
  const { attachment } = await doAct(world.db, acts.attach, world.clerk, {
    zone: world.zone,
    mime: 'application/pdf',
    name: '方案.pdf',
    width: null,
    height: null,
    bytes: Buffer.from('%PDF-1.7\n%%EOF'),
    visibility,
  })
  return attachment
}
