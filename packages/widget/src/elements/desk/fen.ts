/** Yuan as people write them ("12,800", "80.5") in whole fen; null where it is no such amount. */
export function fenOf(yuan: string): number | null {
  const plain = yuan.replace(/[,，\s]|元$/g, '')
  const found = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(plain)
  return found ? Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) : null
}

/** Fen as a field takes them: 1280050 is 12800.50. */
export function yuanOf(fen: number): string {
  const rest = fen % 100
  return String((fen - rest) / 100) + (rest ? `.${String(rest).padStart(2, '0')}` : '')
}
