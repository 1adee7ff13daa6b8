import type { words as zh } from '../zh/deskService.ts'

/** Words of whom the papers reached. */
export const words: typeof zh = {
  electorsAll: 'Electors',
  servedAll: 'Served',
  warnedAll: 'Served with the warning',
  unreachedAll: 'Neither served nor returned',
  warnedMissing: (count) =>
    `Silence counts in this poll; for ${count} there is no proof of service with the warning, and their silence counts for nothing.`,
  onlyUnreached: 'Not reached yet',
  wholeRecord: 'Record of service',
  byBuilding: 'By building',
  allBuildings: 'All',
  nobodyLeft: 'Nobody is left here',
  returnedMark: 'returned',
  serviceWay: {
    'in-person': 'in person',
    post: 'by post',
    message: 'by message',
    'posted-at-door': 'posted at the door',
    board: 'on the board',
  },
  servedBy: (way, at, by) => `${way} · ${at}${by ? ` · ${by}` : ''}`,
  warnedMark: ' · warned',
  printList: 'Print this list',
  takeAway: 'Take it away (.xlsx)',
  takeAwayFailed: 'It did not open. Try again, and allow a new window if the browser stopped it.',
  toService: 'Record service',
  doubles: 'Two ballots of one elector',
  ballotCame: (channel, at, byProxy) => `${channel} ballot of ${at}${byProxy ? ', given by a proxy' : ''}`,
  countsThis: 'Counts:',
  countsNot: 'Does not:',
}
