import { addWeights, type Weight, weightless } from './weight.ts'

/** 用途: what a dwelling is for. */
export const dwellingUses = ['dwelling', 'shop', 'parking', 'other'] as const
export type DwellingUse = (typeof dwellingUses)[number]

/** 状态: whether its owner has it. */
export const dwellingStates = ['delivered', 'undelivered', 'unsold'] as const
export type DwellingState = (typeof dwellingStates)[number]

/** How parking counts, as the assembly's rules say. */
export const parkings = ['excluded', 'area', 'areaAndHeads'] as const
export type Parking = (typeof parkings)[number]

/** What of a dwelling the electorate follows from. */
export interface OwnedDwelling {
  use: DwellingUse
  state: DwellingState
  /** Hundredths of a square metre. */
  area: bigint
  /** Ids of the owners; their order means nothing. */
  ownerIds: readonly string[]
}

/**
 * 表决人: who votes as one, and the dwellings they vote for. `heads` is 1, or 0 where only area counts
 * (an outsider's parking space under `area`).
 */
export interface Elector<D extends OwnedDwelling> extends Weight {
  /** The sorted owner ids joined by `/`, or `developerKey`. */
  key: string
  dwellings: D[]
}

/** The base of an owners' vote. */
export interface Electorate<D extends OwnedDwelling> extends Weight {
  /** In the order in which the dwellings first name them. */
  electors: Elector<D>[]
}

/** The key of whoever holds all that is unsold or not handed over. No owner set has it: ids hold no `/`. */
export const developerKey = '/developer'

/**
 * The electors of owners' dwellings, with their weights (Supreme Court interpretation on condominium ownership,
 * 8 and 9): one head a dwelling, but the same owner set is one head with all its dwellings, and everything
 * unsold or not handed over is one head together. Areas always add up.
 */
export function electorate<D extends OwnedDwelling>(
  dwellings: readonly D[],
  parking: Parking,
): Electorate<D> {
  const electors = new Map<string, Elector<D>>()
  for (const dwelling of dwellings) {
    if (dwelling.use === 'parking' && parking === 'excluded') continue
    const key = electorKey(dwelling)
    const elector = electors.get(key) ?? { key, ...weightless, dwellings: [] }
    electors.set(key, elector)
    elector.dwellings.push(dwelling)
    elector.area += dwelling.area
    if (dwelling.use !== 'parking' || parking === 'areaAndHeads') elector.heads = 1n
  }
  const all = [...electors.values()]
  return { ...all.reduce<Weight>(addWeights, weightless), electors: all }
}

/** Who votes for a dwelling: its owner set once it is handed over, whoever that is; before, the developer. */
export function electorKey(dwelling: OwnedDwelling): string {
  return dwelling.state === 'delivered' ? [...new Set(dwelling.ownerIds)].sort().join('/') : developerKey
}
