/*
 * Where things stand on the server's own pages, which work without JavaScript and print. The code of a receipt goes behind the
 * `#`: what stands there is never sent, so that it is in no access log.
 */

/** One poll: question, turnout, result. */
export function pollHref(office: string, poll: string): string {
  return `${office}/v/${poll}`
}

/** One notice. */
export function noticeHref(office: string, notice: string): string {
  return `${office}/n/${notice}`
}

/** One matter. */
export function proposalHref(office: string, proposal: string): string {
  return `${office}/p/${proposal}`
}

/** Where somebody votes without foreign scripts around them. */
export function votingHref(office: string, zone: string, poll: string): string {
  return `${office}/c/${zone}/?poll=${poll}`
}

/** Where a receipt code is checked; without one it is asked for there. */
export function receiptHref(office: string, zone: string, code = ''): string {
  return `${office}/c/${zone}/receipt${code && `#${code}`}`
}

/** What can be proven and what cannot, in plain words. */
export function trustHref(office: string, zone: string): string {
  return `${office}/c/${zone}/trust`
}

/** Where somebody signs in without foreign scripts around them. */
export function signInHref(office: string, zone: string): string {
  return `${office}/c/${zone}/sign-in`
}

/** One matter among the pages of its zone, with all that can be done there. */
export function matterHref(office: string, zone: string, proposal: string): string {
  return `${office}/c/${zone}/proposals/${proposal}`
}

/** A picture or paper, whose address is relative to the server. */
export function attachmentHref(office: string, url: string): string {
  return new URL(url, `${office}/`).href
}
