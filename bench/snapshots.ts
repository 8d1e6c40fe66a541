/** Snapshots in which every device changes, as the core would tell them. */
import { randomUUID } from 'node:crypto'
import { type Snapshot, snapshotSchema } from '../app/api.ts'

const run = randomUUID()
const started = new Date('2026-11-24T13:00:00.000Z')
const families = ['vest-tracker', 'wall-gateway', 'battery-sensor']

/** @param round each device is in another state than in the round before */
export function changing(devices: number, round: number): Snapshot {
  const ports = Array.from({ length: devices }, (_, index) => portOf(index, round))
  const usb = ports.map(({ path }, index) => ({
    name: `Tracker ${index}, round ${round}`,
    vendorId: '1209',
    productId: '0001',
    place: `1-${index}`,
    port: path,
    what: (index + round) % 2 === 0 ? 'new' : 'fits',
  }))
  return snapshotSchema.parse({
    number: round,
    run,
    mode: 'practice',
    account: { state: 'signed-in', username: 'practice', kept: true },
    ports,
    portless: [],
    profiles: families.map((id) => ({ id, name: { en: id, de: id, fr: id }, origin: 'shipped', family: true })),
    notices: [],
    guide: {
      step: 'connect',
      since: started.toISOString(),
      profile: families[0],
      recognised: false,
      steps: [{ kind: 'connect' }],
      at: 0,
      usb,
    },
    settings: {
      language: 'en',
      theme: 'light',
      motion: 'less',
      sound: false,
      volume: 0,
      flash: false,
      labelSize: '62x29',
    },
    results: round,
  })
}

function portOf(index: number, round: number) {
  const phases = [{ state: 'connecting' }, { state: 'identifying', profile: families[0] }] as const
  return {
    path: `/dev/ttyUSB${index}`,
    place: `1-${index}:1.0`,
    label: 'Nordlicht Tracker',
    profiles: families,
    simulated: true,
    activation: {
      id: `6d0f4a0e-6d0f-4a0e-8d0f-${index.toString(16).padStart(12, '0')}`,
      port: `/dev/ttyUSB${index}`,
      since: new Date(started.getTime() + round).toISOString(),
      phase: phases[(index + round) % phases.length],
    },
  }
}
