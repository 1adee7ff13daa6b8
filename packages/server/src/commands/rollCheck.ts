import { formatArea, type Parking, parkings } from '@yishi/schema/rules'
import { checkRoll } from '../roll/checkRoll.ts'
import { readInput } from './readInput.ts'
import { answered, InputFault, type Reply } from './reply.ts'

/** `yishi roll check FILE [--parking …]`: the totals of an owner roll, or all that is wrong with it. */
export async function rollCheckCommand(file: string, options: { parking: string }): Promise<Reply> {
  const parking = parkings.find((each) => each === options.parking)
  if (!parking) throw new InputFault('input-invalid', 'parking', `one of ${parkings.join(', ')}`)
  return answered(await totals(await readInput(file), parking))
}

async function totals(bytes: Uint8Array, parking: Parking): Promise<unknown> {
  const checked = await checkRoll(bytes, parking)
  if (!checked.ok) {
    const { problems } = checked
    throw new InputFault('roll-invalid', '', `problems: ${problems.length}`, { problems })
  }
  const { dwellings, electorate } = checked
  return { dwellings: dwellings.length, heads: electorate.heads, area: formatArea(electorate.area) }
}
