import type { Client } from './client.ts'

/** The office's own time, which is the one that counts; the browser's where it cannot be asked. */
export async function officeNow(client: Client, zone: string): Promise<string> {
  const answer = await client.read('board', { zone, limit: 1 }).catch(() => null)
  return answer?.ok ? answer.value.now : new Date().toISOString()
}
