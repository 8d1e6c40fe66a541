/** All checks together; each says something, whatever the others do. */
import type { Clock, Secrets, Sender, SerialBus } from '../../app/outside.ts'
import { type CheckName, checks, type Finding } from './finding.ts'
import { checkKeyring } from './keyring.ts'
import { checkDataFolder, checkDisk, checkNode } from './machine.ts'
import { askService, checkClock, checkProxy, checkService } from './network.ts'
import { checkPermission, checkPortHolders, checkPorts } from './serial.ts'

export interface Patient {
  readonly bus: Pick<SerialBus, 'list'>
  readonly sender: Sender
  readonly secrets: Pick<Secrets, 'kept'>
  readonly clock: Pick<Clock, 'now'>
  readonly dataDir: string
  /** Left out where none is configured yet. */
  readonly service?: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Findings in the order of {@link checks}. */
export async function examine(patient: Patient, signal: AbortSignal): Promise<readonly Finding[]> {
  const { bus, dataDir } = patient
  const alone: Partial<Record<CheckName, () => Promise<Finding>>> = {
    node: () => checkNode(),
    'data-folder': () => checkDataFolder(dataDir),
    disk: () => checkDisk(dataDir),
    ports: () => checkPorts(bus, signal),
    permission: () => checkPermission(bus, signal),
    'port-holders': () => checkPortHolders(),
    keyring: () => checkKeyring(patient.secrets),
    proxy: () => checkProxy(patient.environment),
  }
  const [cloud, ...rest] = await Promise.all([
    examineService(patient, signal),
    ...Object.entries(alone).map(([check, run]) => guarded(check as CheckName, run)),
  ])
  return [...rest, ...cloud].sort((a, b) => checks.indexOf(a.check) - checks.indexOf(b.check))
}

async function examineService({ service, sender, clock }: Patient, signal: AbortSignal): Promise<readonly Finding[]> {
  if (service === undefined) {
    return [
      { check: 'service', state: 'look', found: { service: '' }, fix: 'configure-the-service' },
      { check: 'clock', state: 'skipped', found: { local: clock.now().toISOString() } },
    ]
  }
  const answer = await askService(sender, service, signal)
  return [checkService(service, answer), checkClock(answer, clock.now())]
}

/** A check that cannot be made is told as skipped, with the reason: the others are worth having. */
async function guarded(check: CheckName, run: () => Promise<Finding>): Promise<Finding> {
  try {
    return await run()
  } catch (error) {
    return { check, state: 'skipped', found: { reason: error instanceof Error ? error.message : String(error) } }
  }
}
