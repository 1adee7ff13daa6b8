import type { words as zh } from '../zh/deskSessions.ts'

export const words: typeof zh = {
  sessionsPlain:
    'A meeting that was called and has not begun can be moved, held elsewhere or called off, with the reason. The change is in the public log, and whoever follows the feed is told.',
  sessionsNone: 'No meeting is called.',
  sessionTitle: (number) => `Session ${number}`,
  sessionWas: (when, place) => `Called for ${when}, ${place}`,
  move: 'Move it',
  moveAt: 'The new time',
  movePlace: 'The new place',
  moveHint: 'Where a clause asks for days of notice, the new time is as many days ahead',
  moveReason: 'Why',
  moveNow: 'Move it',
  moveSure: 'Whoever follows is told, and it is kept in the public log. Move it?',
  moveDone: 'Moved.',
  callOff: 'Call it off',
  callOffNow: 'Call this meeting off',
  callOffSure: 'It cannot be taken back; its motions can be put on another. Call it off?',
  callOffDone: 'The meeting has been called off.',
}
