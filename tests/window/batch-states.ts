/** The batch station as a core would tell it: what stands at its sockets, what is open, what a list holds. */
import type { BatchView, OpenBatch, Tile } from '../../app/api/batch-view.ts'
import type { Snapshot } from '../../app/api.ts'
import { usualRules } from '../../app/batch/rules.ts'
import { type ErrorCode, type ErrorParams, failure } from '../../app/errors.ts'
import { ownership, signedIn } from './scripted-page.ts'

export const batchId = '5b0c2f6e-6b57-4d3a-9a2b-1f6f4b1c7d10'
const day = '2026-11-24T'
const identity = (serial_number: string) => ({ serial_number, device_name: `a1b2c3d4${serial_number.slice(-4)}` })

/** What stands at a socket, but for its number. */
export type Standing = Omit<Tile, 'socket' | 'number'>

const plugged = { port: '/dev/ttyACM0', tries: 1, kept: false } as const
export const ready: Standing = { shows: 'ready', since: `${day}13:01:00.000Z`, tries: 0, kept: false }

export function done(serial: string, at: string, outcome: 'taken' | 'already-yours' = 'taken'): Standing {
  const phase = { state: 'done', outcome, identity: identity(serial), ownership } as const
  return { ...plugged, shows: 'done', since: `${day}${at}.000Z`, phase }
}

export function working(phase: NonNullable<Tile['phase']>, changed: Partial<Standing> = {}): Standing {
  return { ...plugged, shows: 'working', since: `${day}13:02:15.000Z`, phase, ...changed }
}
export const taking = (serial: string) => working({ state: 'taking', identity: identity(serial) })
export const proving = (serial: string) => working({ state: 'proving', identity: identity(serial), ownership })
export const reading = working({ state: 'identifying', profile: 'json-line' })
export const busy = (serial: string, until: string) =>
  working({ state: 'waiting', identity: identity(serial), wait: { for: 'rate-limit', until } })
export const kept = (serial: string) =>
  working({ state: 'waiting', identity: identity(serial), wait: { for: 'network' } }, { kept: true })

export function look(serial: string, needs: NonNullable<Tile['needs']>, changed: Partial<Standing> = {}): Standing {
  const phase = { state: 'confirming', identity: identity(serial) } as const
  return { ...plugged, shows: 'look', since: `${day}13:02:05.000Z`, phase, needs, ...changed }
}

export function failed<C extends ErrorCode>(serial: string, code: C, params: ErrorParams[C]): Standing {
  const phase = {
    ...({ state: 'failed', at: 'taking', owned: 'no' } as const),
    ...{ failure: failure(code, params), identity: identity(serial) },
  }
  return { ...plugged, shows: 'failed', needs: 'failure', since: `${day}13:01:49.000Z`, phase }
}

/** In their order, each at a socket of its own. @param hub how many sockets a hub has */
export function tilesOf(standing: readonly Standing[], hub = standing.length): Tile[] {
  return standing.map((one, index) => ({
    ...one,
    socket: `1-${Math.floor(index / hub) + 1}.${(index % hub) + 1}`,
    number: index + 1,
    hub: `1-${Math.floor(index / hub) + 1}`,
  }))
}

export function openBatch(changed: Partial<OpenBatch> = {}): OpenBatch {
  return {
    id: batchId,
    name: 'Spring order 4711',
    created: `${day}12:30:00.000Z`,
    state: 'running',
    rules: usualRules,
    list: { file: 'packing-list-4711.xlsx', lines: 120, groups: 3 },
    account: 'anna@nordlicht.example',
    expected: 120,
    ...{ done: 76, taken: 75, alreadyYours: 1, failed: 1, setAside: 0, unlisted: 0, waiting: 0, need: 3 },
    perHour: 142,
    left: { seconds: 1080, at: `${day}13:22:00.000Z` },
    scan: { serial_number: '012394', at: `${day}13:02:05.000Z`, what: 'differs', socket: '1-1.5', line: 94 },
    changed: 1,
    ...changed,
  }
}

export const shows = (batch: Partial<BatchView>): Partial<Snapshot> => ({ ...signedIn, batch: { tiles: [], ...batch } })

/** As on the drawing board. */
export const sixteen = tilesOf([
  done('012345', '13:02:11'),
  done('012346', '13:02:14'),
  taking('012347'),
  ready,
  look('012349', 'label', { label: '012394', listed: { line: 45, serial_number: '012349', pallet: 'PAL-07' } }),
  done('012350', '13:02:02'),
  done('012351', '13:02:07', 'already-yours'),
  reading,
  ready,
  failed('012353', 'OWNED_BY_OTHER', { serial_number: '012353' }),
  done('012354', '13:01:58'),
  proving('012355'),
  done('012356', '13:02:09'),
  look('019871', 'unlisted'),
  ready,
  busy('012358', `${day}13:02:23.000Z`),
])

/** A number each, and what it shows where it is not done. */
const others: Readonly<Record<number, (serial: string) => Standing>> = {
  4: reading20,
  5: () => ready,
  7: (serial) => look(serial, 'unlisted'),
  9: taking,
  12: () => ready,
  19: reading20,
  22: (serial) => failed(serial, 'DEVICE_UNKNOWN', { serial_number: serial }),
  25: () => ready,
  28: proving,
  34: (serial) => look(serial, 'already-yours'),
  37: reading20,
  43: () => ready,
  47: (serial) => failed(serial, 'OWNED_BY_OTHER', { serial_number: serial }),
}
function reading20(serial: string): Standing {
  return working({ state: 'confirming', identity: identity(serial) })
}

export const many = (count: number) =>
  tilesOf(
    Array.from({ length: count }, (_, index) => {
      const serial = String(20_301 + index).padStart(6, '0')
      return others[index + 1]?.(serial) ?? done(serial, '13:02:11')
    }),
    16,
  )

export const manyOpen = openBatch({
  name: 'Club trackers 2027',
  ...{ expected: 1440, done: 1086, taken: 1086, failed: 2, need: 4, perHour: 612 },
  left: { seconds: 2100, at: `${day}13:37:00.000Z` },
  scan: { serial_number: '020307', at: `${day}13:02:05.000Z`, what: 'found', socket: '1-1.7' },
})
