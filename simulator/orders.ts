/** Live commands to a fleet, one a line: what a person types while it runs. */
import { ActivatorError } from '../app/errors.ts'
import { type Fault, parseFault } from './faults.ts'
import type { Fleet } from './fleet.ts'

/** `plug` · `plug d1` · `unplug d1` · `fault d1 silent slow=500` · `fault d1` (sound again) · `swap d1 d2` */
const FORMS = 'plug [d1], unplug d1, fault d1 [silent …], swap d1 d2'

/** @throws CONFIG_INVALID for what is no command, or no device of this fleet */
export async function obey(fleet: Fleet, line: string): Promise<void> {
  const [verb, ...words] = line.trim().split(/\s+/)
  const [one, other] = words
  if (verb === 'plug') {
    if (one === undefined) await fleet.plug()
    else await fleet.replug(one)
  } else if (verb === 'unplug' && one !== undefined) fleet.unplug(one)
  else if (verb === 'fault' && one !== undefined) fleet.fault(one, words.slice(1).map(faultFrom))
  else if (verb === 'swap' && one !== undefined && other !== undefined) fleet.swap(one, other)
  else throw new ActivatorError('CONFIG_INVALID', { what: `${line.slice(0, 80)}: not one of ${FORMS}` })
}

function faultFrom(text: string): Fault {
  return parseFault(text).fault
}
