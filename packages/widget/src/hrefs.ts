/** What has a page of its own on the server, and the letter under which it stands there. */
const letters = { notice: 'n', proposal: 'p', poll: 'v' } as const

/** Where something opens: on the site's own pages where it says how (`/n?id={id}`), else on its page on the server. */
export function hrefOf(
  noun: keyof typeof letters,
  id: string,
  { office, pattern }: { office: string; pattern: string | undefined },
): string {
  return pattern?.replace('{id}', encodeURIComponent(id)) ?? `${office}/${letters[noun]}/${id}`
}
