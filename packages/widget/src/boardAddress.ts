/**
 * Where the answer of a board stands as it opens, by the attributes that it has; a server's address has no slash at its end. The loader and the board must come to the same address: what
 * the one asks for ahead the other takes.
 */
export function boardAddress(
  server: string,
  of: (name: 'zone' | 'kind' | 'limit') => string | null | undefined,
): string {
  const zones = of('zone')?.trim().split(/\s+/)
  return `${server}/board/${zones}.json?kind=${of('kind') ?? ''}&limit=${of('limit') ?? ''}`
}
