import { YishiElderEvent } from './events/elder.ts'

/** Turn 长辈版 on or off: for every element of the page, now, and for the pages of this site from now on. */
export function turnElder(on: boolean): void {
  try {
    localStorage.setItem('yishi-elder', on ? 'on' : 'off')
  } catch {
    // It holds for this page alone.
  }
  dispatchEvent(new YishiElderEvent(on))
}
