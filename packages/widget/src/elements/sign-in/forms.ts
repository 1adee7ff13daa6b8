/* The screens on which something is typed, or nobody gets in, in one piece: fetched when the first of them is opened. */
export { barredScreen } from './barredScreen.ts'
export { letterScreen } from './letterScreen.ts'
export { againScreen, codeScreen, proveScreen, staffScreen } from './screens.ts'
export { lookAt } from './sending.ts'
