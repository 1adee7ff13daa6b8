import { html } from '../http/pages/html.ts'

/** A feed of a zone. */
export interface Feed {
  /** Its own address, and the page that it tells of. */
  self: string
  page: string
  lang: string
  title: string
  author: string
  entries: readonly FeedEntry[]
}

export interface FeedEntry {
  /** Its permalink, which is also its id. */
  href: string
  title: string
  summary: string
  published: Date
  updated: Date
}

/** When a feed without entries was updated: it has to say something. */
const never = new Date(0)

/** The text of an Atom feed (RFC 4287). Everything in it is escaped; control characters were refused when it was written. */
export function makeAtom({ self, page, lang, title, author, entries }: Feed): string {
  const updated = new Date(Math.max(never.getTime(), ...entries.map((entry) => entry.updated.getTime())))
  return `<?xml version="1.0" encoding="utf-8"?>\n${
    html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${self}</id>
<title>${title}</title>
<updated>${updated.toISOString()}</updated>
<author><name>${author}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${page}"/>
${entries.map(
  (entry) => html`<entry>
<id>${entry.href}</id>
<title>${entry.title}</title>
<published>${entry.published.toISOString()}</published>
<updated>${entry.updated.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${entry.href}"/>
<summary>${entry.summary}</summary>
</entry>
`,
)}</feed>`.text
  }\n`
}
