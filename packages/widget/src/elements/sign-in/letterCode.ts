/** Characters of a code, its check character among them; it is written in groups of four. */
const length = 16

/** What was typed so far of `K7QM-4XWD-2PNB-83TC`, in groups: small letters, blanks and dashes of any kind do not matter. */
export function groupCode(typed: string): string {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, length)
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

/** Whether it is all there. Whether it is right the server says, without counting a slip of the pen as a try. */
export function isWhole(code: string): boolean {
  return groupCode(code).replace(/-/g, '').length === length
}

/** The code behind the `#` of our own claim page, where a scanned letter leads; empty elsewhere. */
export function codeInAddress({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): string {
  return /\/claim\/?$/.test(pathname) ? groupCode(hash.slice(1)) : ''
}
