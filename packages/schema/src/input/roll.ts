import { z } from 'zod'
import { parkings } from '../rules/index.ts'
import { telephone } from './setup.ts'
import { id, text, zoneId } from './text.ts'

/** Every act on a roll names the zone that it is for, or one above. */
const ofRoll = { zone: zoneId, roll: id }

/** What a clerk says of an owner roll when handing in its file. */
export const rollFileInput = z.strictObject({ zone: zoneId, name: text(60), parking: z.enum(parkings) })

/** An owner roll out of a file that has been read and checked: the job that did so. */
export const importOwnerRollInput = z.strictObject({ zone: zoneId, job: id })

/** A roll of the households of the register below a zone; vacancies are left out. */
export const makeHouseholdRollInput = z.strictObject({ zone: zoneId, name: text(60) })

/** From now on the roll never changes. */
export const freezeRollInput = z.strictObject(ofRoll)

/** Somebody is about to read entries of a roll, and why. */
export const readRollInput = z.strictObject({ ...ofRoll, what: text(100) })

/** Who votes for an elector: somebody known, or a new person by name. */
export const nameVoterInput = z.strictObject({
  ...ofRoll,
  elector: id,
  person: id.optional(),
  name: text(40).optional(),
  phone: telephone.optional(),
})
