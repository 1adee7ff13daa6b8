import postgres from 'postgres'

/** Which poll is to be filled, and how. */
export interface Filling {
  url: string
  tenant: string
  poll: string
  roll: string
  electors: number
  /** Of the electors who vote, one in so many does so by a proxy, who holds three mandates; 0 for none. */
  proxies: number
}

/**
 * Fill a poll by the database itself, as its acts would have left it: owners of one head and 50.00 to 139.99 ㎡, of whom nine in ten
 * voted, seven for it, two against and one abstaining.
 */
export async function fillPoll(of: Filling): Promise<void> {
  const sql = postgres(of.url, { max: 1, onnotice: () => {} })
  const { tenant, poll, roll, electors, proxies } = of
  await sql`delete from ballot where tenant_id = ${tenant} and poll_id = ${poll}`
  await sql`
    insert into elector (tenant_id, roll_id, elector_id, label, names, building, heads, area, dwellings, salt)
    select ${tenant}, ${roll}, 'n' || i, i || '号', '业主' || i, i % 40 || '号楼', 1, 5000 + i * 37 % 9000, '[]', ${'\\x00'}::bytea
    from generate_series(1, ${electors}::int) i`
  if (proxies > 0)
    await sql`
      insert into proxy (tenant_id, poll_id, proxy_id, roll_id, elector_id, holder_id, items, granted_at, granted_by, entry_id)
      select ${tenant}, ${poll}, 'm' || i, ${roll}, 'n' || i, 'holder' || i / (3 * ${proxies}::int), '{"q1":"free"}', yishi_now(), 'clerk', 'bench'
      from generate_series(1, ${electors}::int) i where i % ${proxies}::int = 0`
  await sql`
    insert into ballot (tenant_id, poll_id, ballot_id, roll_id, elector_id, channel, choices, cast_at, proxy_id, entry_id)
    select ${tenant}, ${poll}, 'b' || i, ${roll}, 'n' || i, case when i % 3 = 0 then 'paper' else 'online' end,
      jsonb_build_object('q1', (array['for','for','for','for','for','for','for','against','against','abstain'])[1 + i * 7 % 10]),
      yishi_now(), case when ${proxies}::int > 0 and i % greatest(${proxies}::int, 1) = 0 then 'm' || i end, 'bench'
    from generate_series(1, ${electors}::int) i where i % 10 <> 3`
  await sql`
    update roll set heads = (select sum(heads) from elector e where e.tenant_id = roll.tenant_id and e.roll_id = roll.roll_id),
      area = (select sum(area) from elector e where e.tenant_id = roll.tenant_id and e.roll_id = roll.roll_id)
    where tenant_id = ${tenant} and roll_id = ${roll}`
  await sql`vacuum analyze elector, ballot, proxy`
  await sql.end()
}
