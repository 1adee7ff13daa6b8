/** Whether the reader has turned 长辈版 on or off on this site; undefined where they have said nothing, or the site may remember nothing. */
export function keptElder(): boolean | undefined {
  try {
    const kept: string | undefined = localStorage['yishi-elder']
    return kept === undefined ? kept : kept === 'on'
  } catch {
    return undefined
  }
}
