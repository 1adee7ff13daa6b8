import { createHash } from 'node:crypto'
import type { MatterAt } from '@yishi/server/inside/testing/stages'
import postgres from 'postgres'

/** A poll that is open, and how many are to vote in it. */
export interface Electorate {
  url: string
  tenant: string
  roll: string
  voters: number
}

/** The token of a voter. */
export const tokenOf = (i: number): string => `bench-voter-${String(i).padStart(12, '0')}`

/** Owners of an open poll, each with somebody who was named to vote and has just signed in; by the database itself. */
export async function addVoters({ url, tenant, roll, voters }: Electorate): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`
    insert into elector (tenant_id, roll_id, elector_id, label, names, building, heads, area, dwellings, salt)
    select ${tenant}, ${roll}, 'n' || i, i || '号', '业主' || i, i % 40 || '号楼', 1, 5000 + i * 37 % 9000, '[]', ${'\\x00'}::bytea
    from generate_series(1, ${voters}::int) i`
  await sql`
    insert into person (tenant_id, person_id, name, created_at, entry_id)
    select ${tenant}, 'p' || i || ${tenant}, '业主' || i, yishi_now(), 'bench' from generate_series(1, ${voters}::int) i`
  // Without this the foreign keys of what follows are looked up by reading whole tables.
  await sql`analyze elector, person`
  await sql`
    insert into voter (tenant_id, roll_id, elector_id, person_id, since, entry_id)
    select ${tenant}, ${roll}, 'n' || i, 'p' || i || ${tenant}, yishi_now(), 'bench' from generate_series(1, ${voters}::int) i`
  for (let from = 1; from <= voters; from += 5000) {
    const sessions = Array.from({ length: Math.min(5000, voters - from + 1) }, (_, k) => ({
      id: createHash('sha256')
        .update(tokenOf(from + k))
        .digest('hex'),
      user_id: `p${from + k}${tenant}`,
    }))
    await sql`
      insert into session (id, user_id, expires_at, tenant_id, origin, via, fresh_at)
      select id, user_id, clock_timestamp() + interval '12 hours', ${tenant}, 'https://yishi.example.org', 'pin', yishi_now()
      from jsonb_to_recordset(${sql.json(sessions)}) as s(id text, user_id text)`
  }
  await sql`vacuum analyze`
  await sql.end()
}

/** A voter's ballot as it goes over the wire, in the form in which a page sends it. */
export function castRequest(
  { matter, poll }: { matter: MatterAt; poll: string },
  { voter, key }: { voter: number; key: string },
): string {
  const input = { ...matter, poll, elector: `n${voter}`, choices: { q1: voter % 3 ? 'for' : 'against' } }
  const body = JSON.stringify({ 0: { key, input } })
  return `POST /trpc/act.cast?batch=1 HTTP/1.1\r\nhost: yishi.example.org\r\norigin: https://yishi.example.org\r\nauthorization: Bearer ${tokenOf(voter)}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
