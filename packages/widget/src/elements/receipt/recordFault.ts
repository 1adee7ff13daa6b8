/** What a contradiction comes to for a reader. */
export type RecordFault =
  | 'key'
  | 'signature'
  | 'history'
  | 'missing'
  | 'entry'
  | 'opening'
  | 'published'
  | 'result'

/** By the code of the check: where entries, tiles and tree are sound, it is about a result. */
export function recordFault(code: string): RecordFault {
  if (/^key-/.test(code)) return 'key'
  if (/^(signature|note|checkpoint|origin)-/.test(code))
    return code === 'checkpoint-missing' ? 'missing' : 'signature'
  if (/^(rolled-back|history-differs)$/.test(code)) return 'history'
  if (/^(entries|tile)-missing$/.test(code)) return 'missing'
  if (/^openings?-/.test(code)) return 'opening'
  if (code === 'published-differs') return 'published'
  return /^(entry|bundle|leaf|tile|root|tenant)-/.test(code) ? 'entry' : 'result'
}
