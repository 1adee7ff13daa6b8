import { isWithin, type MeView, type ZoneId } from '@yishi/schema/words'
import { writesForOthers } from './mayBegin.ts'

/** The fields of a matter that people fill in. */
export type Fill = 'title' | 'body' | 'place' | 'photos'

/** One screen of the wizard. */
export type Step = { name: 'kind' | 'home' | 'check' } | { name: string; fields: readonly Fill[] }

const plain: readonly Step[] = [
  { name: 'text', fields: ['title', 'body'] },
  { name: 'where', fields: ['place', 'photos'] },
]

/** 长辈版: one thing a screen. */
const elder: readonly Step[] = (['title', 'body', 'place', 'photos'] as const).map((field) => ({
  name: field,
  fields: [field],
}))

/** The screens in their order: whoever speaks for one household alone is not asked for which. */
export function stepsOf(isElder: boolean, asksHome: boolean): readonly Step[] {
  return [
    { name: 'kind' },
    ...(isElder ? elder : plain),
    ...(asksHome ? [{ name: 'home' } as const] : []),
    { name: 'check' },
  ]
}

/** The screen that has a field; the check page where none has it. */
export function stepWith(steps: readonly Step[], field: string): string {
  const found = steps.find((step) => 'fields' in step && step.fields.some((its) => its === field))
  if (found) return found.name
  return field === 'household' && steps.some(({ name }) => name === 'home') ? 'home' : 'check'
}

/** For whom somebody can propose here. */
export interface Speaker {
  /** Their own households of this zone that nobody contests. */
  homes: MeView['households']
  /** They may write for any household, and for none. */
  forOthers: boolean
  /** They have to say for whom. */
  asks: boolean
}

/** Who speaks: nobody signed in, or without a household, is asked, too. */
export function speakerOf(me: MeView | null, zone: ZoneId): Speaker {
  const homes = (me?.households ?? []).filter((home) => home.state === 'active' && isWithin(home.zone, zone))
  const forOthers = writesForOthers(me, zone)
  return { homes, forOthers, asks: forOthers || homes.length !== 1 }
}

/** What staff chooses to propose for no household. */
export const nobody = 'none'

/** The household that proposes: the only one, or the chosen one; `null` is none, `undefined` that a choice is missing. */
export function householdOf({ homes, forOthers, asks }: Speaker, chosen: string): string | null | undefined {
  if (!asks) return homes[0]!.household
  if (forOthers) return chosen === nobody ? null : chosen || undefined
  return homes.find(({ household }) => household === chosen)?.household
}
