import type { words as zh } from '../zh/deskRecount.ts'

export const words: typeof zh = {
  recountPlain:
    'Where an objection to a preliminary result was upheld and asks for a new count, sheets are read again and the votes counted again here. Roll and weights stay; what was read before stays in the public log.',
  recountNone: 'No vote is to be counted again.',
  recountObjection: (number) => `Objector ${number}`,
  recountReply: 'Reply',
  recountSheets: 'Sheets read again',
  recountSheetsPlain:
    'Two persons read each sheet, neither seeing what the other read; where they differ a third decides.',
  rereadAdd: 'Read a sheet again',
  rereadWhich: 'Which sheet',
  rereadChoose: 'Please choose a sheet',
  rereadNow: 'Keep this reading',
  rereadSecond: 'Read it once more, looking at the sheet (or its photo) alone.',
  rereadThird: 'Two persons read it differently. Decide by the sheet (or its photo).',
  rereadWait: (name) => `Read by ${name}, waits for somebody else`,
  rereadMine: 'Read by you, waits for somebody else',
  rereadDiffers: 'Read differently, waits for a third person',
  rereadChanged: 'Corrected',
  rereadSame: 'As it was counted',
  rereadDo: 'Read this sheet',
  rereadDone: {
    read: 'Kept. Somebody else reads it now.',
    differs: 'The two readings differ: a third person decides.',
    settled: 'This sheet has been read.',
  },
  recountOfficial:
    'This result is the official platform’s: have it checked there, and record the corrected figures with their document here.',
  recountTitle: 'Count again',
  recountBySomebody: 'You answered the objection: another clerk counts again.',
  recountReason: 'Why it is corrected',
  recountReasonHint: 'Printed beside the corrected result and on its notice: no names, no doors',
  recountNow: 'Count again',
  recountSure: 'The corrected result has to hang for a whole period anew. Count again?',
  recountDone: 'Counted again. Publish the corrected result anew.',
  recounted: 'Counted again. Publish the corrected result anew.',
  recountPublish: 'Publish anew',
}
