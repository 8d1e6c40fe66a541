/** Simulated devices on real pseudo-terminals, asked by the product's own parts. */
import { onTestFinished } from 'vitest'
import { identify } from '../../app/device/conversation.ts'
import type { Profile } from '../../app/device/profile.ts'
import type { PortInfo } from '../../app/outside.ts'
import type { Identity } from '../../app/ownership/record.ts'
import { withFleet } from '../../main/adapters/announced-ports.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { createSerialBus } from '../../main/adapters/serial-bus.ts'
import { parseFault } from '../../simulator/faults.ts'
import { createFleet, type Fleet, type PluggedMember } from '../../simulator/fleet.ts'
import { jsonLine } from '../../simulator/json-line.ts'

export interface Devices {
  readonly fleet: Fleet
  /** @param faults as on the command line */
  plug(...faults: readonly string[]): Promise<PluggedMember>
  whoIs(port: PortInfo, profile?: Profile): Promise<Identity>
}

/** Unplugged at the end of the test. */
export function devices(): Devices {
  const fleet = createFleet({ terminals: 'pseudo', clock: systemClock, seed: 'tests' })
  const over = new AbortController()
  onTestFinished(() => {
    over.abort()
    fleet[Symbol.dispose]()
  })
  const bus = withFleet(createSerialBus(), fleet)
  return {
    fleet,
    plug: (...faults) => fleet.plug({ faults: faults.map((text) => parseFault(text).fault) }),
    async whoIs(port, profile = quick) {
      return (await identify({ bus, clock: systemClock }, port, [profile], over.signal)).identity
    },
  }
}

/** As `json-line`, for somebody who has less time. */
const quick: Profile = {
  ...jsonLine,
  serial: { ...jsonLine.serial, settleMs: 40, settleCapMs: 400 },
  ask: { ...jsonLine.ask, timeoutMs: 300, attempts: 2 },
}
