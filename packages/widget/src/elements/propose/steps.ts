/* The screens after the first, in one piece: fetched when somebody goes on. */
export { checkStep, done } from './checkStep.ts'
export { fillOf } from './fills.ts'
export { homeStep } from './homeStep.ts'
export { HouseholdSearch } from './householdSearch.ts'
export { linesOf } from './linesOf.ts'
