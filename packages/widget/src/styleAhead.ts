import { unsafeCSS } from 'lit'
import { type Ahead, ahead } from './ahead.ts'

/* Stands in for the board's style sheet where the script of one board has brought it. */
const { styles = '' } = (globalThis as unknown as Record<symbol, Ahead>)[ahead] ?? {}

export const tokens = unsafeCSS('')
export const boardStyles = [unsafeCSS(styles)]
