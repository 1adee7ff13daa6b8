import { describe, expect, it } from 'vitest'
import { mostBytes as mostPaper } from '../../../../server/src/attachment/processAttachment.ts'
import { mostRollBytes } from '../../../../server/src/roll/importJob.ts'
import { mostSheetBytes } from '../../../../server/src/roll/sheet/readCells.ts'
import { inMega, mostBytes } from './mostBytes.ts'

describe('how large a file may be', () => {
  it('is what the server takes, neither more nor less', () => {
    expect(mostBytes).toEqual({ roll: mostRollBytes, sheet: mostSheetBytes, paper: mostPaper })
  })

  it('is said in whole megabytes, never more than it is', () => {
    expect(inMega(mostBytes.roll)).toBe(32)
    expect(inMega(mostBytes.roll - 1)).toBe(31)
  })
})
