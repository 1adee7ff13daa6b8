import type { RefusalCode } from '@yishi/schema/words'

/** The HTTP status that goes with a refusal; where nothing fits better it is 400. */
export function statusOf(code: RefusalCode): number {
  if (code === 'not-signed-in' || code === 'wrong-credentials') return 401
  if (forbidden.has(code)) return 403
  if (code.startsWith('unknown-') || code === 'not-available') return 404
  if (code === 'too-large') return 413
  if (code === 'not-an-image-or-pdf') return 415
  if (code === 'busy' || code === 'account-locked') return 429
  if (code === 'internal') return 500
  return 400
}

const forbidden = new Set<RefusalCode>([
  'not-your-role',
  'not-your-home',
  'origin-not-registered',
  'own-pages-only',
  'sign-in-too-old',
])
