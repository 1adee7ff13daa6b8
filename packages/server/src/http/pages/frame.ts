import { feedWords } from '../../feed/feedWords.ts'
import { type Html, html } from './html.ts'
import type { Drawn, Page } from './page.ts'

/** A page within its frame: head with the card for messengers, navigation, whom to call. */
export function frame(page: Page, drawn: Drawn): string {
  const { words, zone, origin } = drawn
  const title = `${page.title} · ${zone.name}`
  return `<!doctype html>\n${
    html`<html lang="${words.code}"${page.elder && html` data-elder`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title}</title>
<meta name="description" content="${page.description}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${zone.name}">
<meta property="og:locale" content="${words.locale}">
<meta property="og:url" content="${origin}${page.path}">
${
  page.picture &&
  html`<meta property="og:image" content="${origin}${page.path}.png?card=1&amp;lang=${drawn.lang}"><meta property="og:image:width" content="750"><meta property="og:image:height" content="750">`
}
<link rel="canonical" href="${origin}${page.path}">
<link rel="icon" href="data:,">
${
  zone.id &&
  html`<link rel="alternate" type="application/atom+xml" title="${words.board}" href="/c/${zone.id}/notices.atom">
<link rel="alternate" type="text/calendar" title="${feedWords[drawn.lang].dates}" href="/c/${zone.id}/dates.ics">`
}
<link rel="stylesheet" href="/page.css">
${page.print && html`<link rel="stylesheet" href="/print.css"><script type="module" src="/print.js"></script>`}
${page.framed && html`<link rel="stylesheet" href="/embed.css"><base target="_blank">`}
${
  page.script &&
  html`<script type="module" src="/widget/v1/yishi.js"></script>
<script type="module" src="/page.js"></script>`
}
</head>
<body data-zone="${zone.id}">
<header>${navigation(page, drawn)}${elderSwitch(page, drawn)}</header>
${
  page.print &&
  html`<p class="bar screen"><button type="button" data-print hidden>${words.print}</button> <span>${words.printHow(page.print.paper ?? 'A4', page.print.sheets)}</span></p>`
}
<main>${page.body}</main>
<footer>
${zone.telephone && html`<p><a href="tel:${zone.telephone.replace(/[^\d+]/g, '')}">${words.telephone(zone.telephone)}</a></p>`}
<p class="screen"><a href="?lang=${drawn.lang === 'zh' ? 'en' : 'zh'}${page.elder && '&elder=1'}" hreflang="${drawn.lang === 'zh' ? 'en' : 'zh'}">${words.other}</a></p>
</footer>
</body>
</html>`.text
  }\n`
}

/** 长辈版: the switch for all elements, or, where there is no script, a link to the same page in large type and back. Paper has its own sizes. */
function elderSwitch({ script, framed, print, elder }: Page, { words, lang, zone }: Drawn): Html | undefined {
  if (framed || print || !zone.id) return undefined
  if (script) return html`<yishi-elder-switch></yishi-elder-switch>`
  return elder
    ? html`<a class="elder" href="?lang=${lang}">${words.usualType}</a>`
    : html`<a class="elder" href="?lang=${lang}&amp;elder=1">${words.largeType}</a>`
}

function navigation(page: Page, { words, zone }: Drawn): Html {
  const at = `/c/${zone.id}`
  const entries = [
    ['home', `${at}/`, words.home],
    ['council', `${at}/council`, words.council],
    ['mine', `${at}/mine`, words.mine],
    ['desk', `${at}/desk`, words.desk],
    ['sign-in', `${at}/sign-in`, words.signIn],
  ] as const
  return html`<a class="place" href="${at}/">${zone.name}</a>
<nav>${entries.map(([key, href, label]) =>
    key === page.nav
      ? html`<a href="${href}" aria-current="page">${label}</a> `
      : html`<a href="${href}">${label}</a> `,
  )}</nav>`
}
