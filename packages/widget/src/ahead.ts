/** What the script of one board leaves on the global object before the element's code is here. */
export interface Ahead {
  /** The board's address without the server, as `boardAddress` has it; with what hangs there as markup. Neither where the server knew of none. */
  address?: string
  html?: string
  /** The board's style sheet, which the file with the element does not bring a second time. */
  styles?: string
}

/** Under which it stands there. */
export const ahead = Symbol.for('yishi-board')
