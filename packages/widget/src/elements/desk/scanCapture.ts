/** Keys of a scanner come within this many milliseconds of each other; those of a hand do not. */
const pause = 120

/**
 * Tells a scanner's keys from somebody's: a number begins with E, which is no choice's key, its characters follow quickly and Enter ends
 * it. So a paper can be scanned while another lies on the table, and its digits mark nothing.
 */
export class ScanCapture {
  private text = ''
  private last = 0

  /** What a key does at an instant: null where it is somebody's own, `more` within a number, the number itself at its end. */
  feed(key: string, at: number): string | 'more' | null {
    const going = this.text !== '' && at - this.last <= pause
    if (!going) this.text = ''
    this.last = at
    if (going && key === 'Enter') {
      const { text } = this
      this.text = ''
      return text
    }
    if (!going && key !== 'e' && key !== 'E') return null
    if (key.length === 1) this.text += key.toUpperCase()
    return 'more'
  }
}
