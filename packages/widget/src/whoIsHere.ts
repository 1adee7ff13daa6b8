import type { Answer, ContactView, MeView } from '@yishi/schema/words'
import type { Client } from './client.ts'

/** Whom to turn to at a zone, and who is signed in there; null: nobody. */
export interface WhoIsHere {
  contact: ContactView
  me: MeView | null
}

/** Reads both in one request. A sign-in that is over is let go of: nobody is signed in any more. */
export async function readWhoIsHere(client: Client, zone: string): Promise<Answer<WhoIsHere>> {
  const [contact, me] = await Promise.all([
    client.read('contact', { zone }),
    client.token ? client.read('me', { zone }) : null,
  ])
  if (!contact.ok) return contact
  if (me && !me.ok && me.refusal.code === 'not-signed-in') client.signOut()
  return { ok: true, value: { contact: contact.value, me: me?.ok ? me.value : null } }
}
