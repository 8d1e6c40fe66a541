/** Resident memory of a station over 10,000 activations: flat, and not much more than at its start. */
import { registerDevices } from '../../service/devices-file.ts'
import { identityOf } from '../../simulator/identities.ts'
import { type Figure, median } from '../figure.ts'
import { ended, program, startedService, temporary } from '../world.ts'

const ACTIVATIONS = 10_000
const LOOKS = 20
const ALLOWED_MB = 80
/** Growth from the second quarter to the last that still counts as flat. */
const FLAT_MB = 8

export async function memory(): Promise<Figure[]> {
  await using service = await startedService()
  await using folder = await temporary()
  const devices = Array.from({ length: ACTIVATIONS }, (_, index) => identityOf('memory', index))
  await registerDevices(service.dataDir, devices)
  process.env.DEVICE_ACTIVATOR_TOKEN = service.token
  const [child, lines] = program(
    'bench/processes/many-activations.ts',
    [folder.path, service.url, String(ACTIVATIONS), String(LOOKS)],
    ['--expose-gc'],
  )
  const seen: number[] = []
  for await (const line of lines) seen.push(Number(line) / 1024 / 1024)
  await ended(child)
  if (seen.length !== LOOKS + 1) throw new Error(`the station ended early, after ${seen.length} looks`)
  const [first = 0] = seen
  const quarter = LOOKS / 4
  const [early, late] = [median(seen.slice(quarter, 2 * quarter)), median(seen.slice(-quarter))]
  const most = Math.max(...seen) - first
  return [
    {
      what: `resident memory, ${ACTIVATIONS} activations`,
      floor: `${first.toFixed(0)} MB at start`,
      ours: `+${most.toFixed(0)} MB at most; ${(late - early).toFixed(1)} MB from the second quarter to the last`,
      target: `+${ALLOWED_MB} MB, flat`,
      holds: most <= ALLOWED_MB && late - early <= FLAT_MB,
      measured: { megabytes: seen },
    },
  ]
}
