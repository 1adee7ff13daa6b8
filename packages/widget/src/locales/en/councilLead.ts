import type { words as zh } from '../zh/councilLead.ts'

export const words: typeof zh = {
  findMember: 'Find a member (name or building)',
  membersFound: (found, shown) =>
    found > shown
      ? `${found} members, ${shown} of them shown; write more to narrow it down.`
      : `${found} members`,
  markAllHere: (n) => `All ${n} are here`,
  countHands: 'Show of hands',
  countHandsHint: (present) => `${present} are present`,
  countMissing: 'Write a number; 0 where there is none.',
  countNow: 'Record the count',
  countHandsConfirm: (agree, against, abstain) =>
    `For ${agree}, against ${against}, abstained ${abstain}. It cannot be changed afterwards.`,
  callBody: (body, title) => `Call: ${body}${title}`,
  callAhead: (days) => `Called at least ${days} days ahead.`,
  callWhat: 'What the meeting is asked',
  callRoll: 'By which roll',
  callRollFirst: 'Choose a roll first.',
  callNoRoll: 'There is no such roll yet. Make one at the desk first.',
  planNone: 'no plan yet',
  openSession: 'Open the session',
  closeSession: 'Close the session',
  closeSessionConfirm: 'Nothing can be voted on once it is closed. Close it?',
  putMotion: 'Put to the vote',
  closeMotion: 'Close the vote',
  closeMotionConfirm: (voted, present) =>
    `${voted} of ${present} have voted. It will be counted as it stands and cannot be changed.`,
  addSpeaker: 'Add a speaker',
  speakerWho: 'Who wishes to speak',
  speakerGuest: 'Somebody else (not a councillor)',
  speakerGuestWho: 'How they are called',
  speakerGuestHint: 'Shown to everybody. Their part is enough: property manager, objector 1.',
  speakerNow: 'Add to the list',
  call: 'Call a session',
  callDay: 'Day',
  callTime: 'Time',
  callPlace: 'Place',
  callAgenda: 'Agenda',
  callNothing: 'No matter is waiting for the council.',
  callText: (title) => `What the council is asked (${title})`,
  callPick: 'Please choose at least one item.',
  callNow: 'Send the call',
  callSent: 'The session has been called.',
  decidePlan: (title, version) => `Carry out “${title}” as in plan version ${version}.`,
}
