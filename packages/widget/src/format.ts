// Three files, so that an element that needs days alone carries days alone.
export * from './format/date.ts'
export { formatDay, formatLastDay } from './format/day.ts'
export * from './format/number.ts'
