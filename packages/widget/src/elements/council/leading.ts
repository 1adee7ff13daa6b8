/* What those see who call and lead a session, in one piece: fetched for them alone. */
export { callPart } from './callPart.ts'
export { doorPart } from './doorPart.ts'
export { handsPart } from './handsPart.ts'
export { leadPart } from './leadPart.ts'
export { meetingPart } from './meetingPart.ts'
export { putPart } from './putPart.ts'
export { speakerForm } from './speakerForm.ts'
