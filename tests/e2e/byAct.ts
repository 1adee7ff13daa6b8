import { signIn } from './signIn.ts'

let count = 0

/** One act through the endpoint, as a page would send it: for what no element does. Answers the act's value. */
export async function byAct(
  at: { server: string; site: string },
  person: string,
  { name, input }: { name: string; input: unknown },
): Promise<Record<string, unknown>> {
  const token = await signIn(at.server, at.site, person)
  const reply = await fetch(`${at.server}/trpc/act.${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: at.site, authorization: `Bearer ${token}` },
    body: JSON.stringify({ key: `e2e-${name}-${++count}`, input }),
  })
  const body = (await reply.json()) as { result?: { data: { ok: boolean; value: Record<string, unknown> } } }
  if (!body.result?.data.ok) throw new Error(`${name}: ${JSON.stringify(body)}`)
  return body.result.data.value
}
