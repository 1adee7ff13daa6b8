/* The forms of taking part in a matter, in one piece: fetched when the first of them is opened. */
export { appraiseForm } from './appraiseForm.ts'
export { opineForm } from './opineForm.ts'
export { secondForm } from './secondForm.ts'
export { surveyForm } from './surveyForm.ts'
export { withdrawForm } from './withdrawForm.ts'
