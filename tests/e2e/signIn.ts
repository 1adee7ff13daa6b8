/** A token for somebody, as the demo's bar gets it from the community's site. */
export async function signIn(server: string, site: string, person: string): Promise<string> {
  const answer = await fetch(`${server}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site },
    body: JSON.stringify({ person }),
  })
  if (!answer.ok) throw new Error(`nobody signs in as ${person}: ${await answer.text()}`)
  return ((await answer.json()) as { token: string }).token
}
