import { type Reading, readings } from './sheetKeys.ts'

/** What was read on one sheet, by question. */
export type Marks = Readonly<Record<string, Reading>>

/** How often each choice was read on a stack of sheets, by question: what two people compare with the heaps on their table. */
export function stackCount(
  questions: readonly string[],
  sheets: readonly Marks[],
): Record<string, Record<Reading, number>> {
  return Object.fromEntries(
    questions.map((question) => [
      question,
      Object.fromEntries(
        readings.map((reading) => [reading, sheets.filter((marks) => marks[question] === reading).length]),
      ) as Record<Reading, number>,
    ]),
  )
}
