import { z } from 'zod'
import { dwellingUses, parkings } from '../rules/index.ts'
import { rollFaults } from '../words/index.ts'
import { telephone } from './setup.ts'
import { id, optionalText, text, zoneId } from './text.ts'

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

/** 对名册提出异议: what is wrong, with whose entry; somebody who is missing has none. */
export const objectToRollInput = z.strictObject({
  ...ofRoll,
  about: z.enum(rollFaults),
  elector: id.optional(),
  body: text(1000),
})

/** The answer to an objection. What is upheld is corrected by an act of its own. */
export const answerRollObjectionInput = z.strictObject({
  ...ofRoll,
  objection: id,
  outcome: z.enum(['upheld', 'dismissed']),
  reply: text(1000),
})

const door = { building: text(20), unit: optionalText(20), room: text(20) }
const area = z
  .string()
  .max(20)
  .regex(/^\d+(\.\d{1,2})?$/)

/** 更正名册: one thing at a time, with its reason and the objection that asked for it. */
export const correctRollInput = z.strictObject({
  ...ofRoll,
  reason: text(300),
  objection: id.optional(),
  correction: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('names'), elector: id, names: text(200) }),
    z.strictObject({ what: z.literal('area'), elector: id, ...door, area }),
    /** The dwelling belongs to another elector of the list: it is one head with the others of these owners. */
    z.strictObject({ what: z.literal('move'), elector: id, ...door, to: id }),
    /** A dwelling that is on the list nowhere, of owners who are not on it either. */
    z.strictObject({
      what: z.literal('add'),
      names: text(200),
      dwelling: z.strictObject({ ...door, use: z.enum(dwellingUses), area }),
    }),
    z.strictObject({ what: z.literal('remove'), elector: id, ...door }),
  ]),
})

/** 分楼栋名册: only the owners of a building, or of a stairwell of it. */
export const drawRollInput = z.strictObject({
  ...ofRoll,
  name: text(60),
  building: text(20),
  unit: text(20).optional(),
  /** The zone that it is for; left out, that of the whole roll. */
  for: zoneId.optional(),
})
