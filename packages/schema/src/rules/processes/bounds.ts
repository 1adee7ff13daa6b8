import { type Bound, methodKeys } from '../../words/index.ts'

/** Where no law sets a number: the community's own rules of deliberation do. */
export const ours = {
  zh: '社区自订，国家没有规定；上下限为本系统所设',
  en: "The community's own; no national number. The bounds are this system's",
}

/** Results and progress of what was decided hang for fifteen days or more. */
export const publication = {
  zh: '居务、村务公开的期限不少于15日',
  en: 'Affairs of residents and villagers are published for 15 days or more',
}

/** The days of a period, between two numbers. */
export function days(at: string, [least, most]: readonly [number, number], basis: Bound['basis']): Bound {
  return { at: `${at}.days`, least, most, basis }
}

/** How the questions of a consultation may be counted: by any method, by those alone that know a for, or by yes and no alone. */
export function methodsOfAdvice(at: string): Bound {
  return { at: `${at}.methods`, oneOf: [[...methodKeys], ['single', 'approval'], []], basis: ours }
}
