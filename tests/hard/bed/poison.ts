import { type Db, rowsOf } from '@yishi/server/inside/db/db'
import { sql } from 'drizzle-orm'

/** What gets out of a text, an attribute, a title, a script or a comment, or into a link, where it is not written as text. */
export const markup = `javascript:probe()//"'><xss-probe onprobe=1></title></textarea></script><script>probe()</script>--><svg/onload=probe()><img src=x onerror=probe()>&lt;xss-probe&gt;\nX-PROBE:1\n`

/** What a spreadsheet would calculate. */
export const formula = `=HYPERLINK("http://probe")+`

/**
 * Put something before every text that people wrote, in every table and however deep in it, past all checks of what may be written: here
 * what people write is Chinese, while ids, keys and kinds are not. The log is left alone. How many columns it reached.
 */
export async function poison(db: Db, words: string): Promise<string[]> {
  const columns = await rowsOf<{ table: string; column: string; type: string }>(
    db,
    sql`select table_name as "table", column_name as "column", data_type as type from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb') and table_name not like 'log%'`,
  )
  const reached: string[] = []
  // As it stands within a JSON text, and there within what a regular expression puts in.
  const escaped = JSON.stringify(words).slice(1, -1).replaceAll('\\', '\\\\')
  for (const { table, column, type } of columns) {
    const [at, name] = [sql.identifier(table), sql.identifier(column)]
    const spoken = type === 'text' && /phone/.test(column)
    const put = `\\1${escaped}\\2`
    const changed =
      type === 'text'
        ? sql`${name} = ${words} || ${name} where ${name} ~ '[一-鿿]' or (${spoken} and ${name} <> '')`
        : sql`${name} = regexp_replace(
            regexp_replace(${name}::text, ${'(")([^"\\\\]*[一-鿿])'}, ${put}, 'g'), ${'("telephone": ")([0-9])'}, ${put}, 'g'
          )::jsonb where ${name}::text ~ '[一-鿿]'`
    const rows = await rowsOf(db, sql`update ${at} set ${changed} returning 1`)
    if (rows.length > 0) reached.push(`${table}.${column}`)
  }
  return reached
}
