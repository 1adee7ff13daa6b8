import { type Html, html } from './html.ts'
import { type SetupField, type SetupWords, setupFields } from './setupWords.ts'

/** What was typed, and what is wrong with it. */
export interface SetupDraft {
  typed: Partial<Record<SetupField, string>>
  wrong: ReadonlySet<string>
  notice: string | null
}

/** The form of the first run: plain HTML, and what was typed is kept. Passwords and the start word are typed again. */
export function setupForm({ typed, wrong, notice }: SetupDraft, words: SetupWords): Html {
  return html`<h1>${words.title}</h1><p>${words.intro}</p>
${notice && html`<p class="fault" role="alert">${notice}</p>`}
<form class="sheet" method="post" action="/setup" autocomplete="off">
<label>${words.word}<input name="word" required autocapitalize="characters" spellcheck="false"></label>
${setupFields.map((field) => {
  const { label, hint, usual } = words.fields[field]
  const fault = wrong.has(field) && html` aria-invalid="true"`
  return html`<label>${wrong.has(field) && html`<b class="missed">✕ </b>`}${label}${hint && html` <small>${hint}</small>`}${input(field, typed[field] ?? usual, fault)}</label>
`
})}<button>${words.send}</button></form>`
}

function input(field: SetupField, value: string, fault: Html | false): Html {
  if (field === 'zones' || field === 'origins')
    return html`<textarea name="${field}" rows="4"${fault}>${value}</textarea>`
  if (field === 'adminPassword')
    return html`<input name="${field}" type="password" autocomplete="new-password" required${fault}>`
  return html`<input name="${field}" value="${value}" required${fault}>`
}

/** The page around the form, or around what is said instead of it. */
export function setupFrame(body: Html, words: SetupWords): string {
  return `<!doctype html>\n${
    html`<html lang="${words.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body><main>${body}</main></body>
</html>`.text
  }\n`
}
