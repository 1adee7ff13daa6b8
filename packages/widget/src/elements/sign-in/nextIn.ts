/**
 * Where an address says that one goes on from it: a page of a zone on the same server, such as the ballot for which a letter was sent.
 * Null for anything else: an address can be written by anybody.
 */
export function nextIn({ search }: Pick<Location, 'search'>): string | null {
  const next = new URLSearchParams(search).get('next')
  return next !== null && /^\/c\/[a-z0-9-]+(\.[a-z0-9-]+)*(\/[a-z0-9-]+)*\/?$/.test(next) ? next : null
}
