/** All checks together; each says something, whatever the others do. */
import { join } from 'node:path'
import { type CheckName, checks, type Finding } from '../../app/api/checks.ts'
import type { Clock, Secrets, Sender, SerialBus, UsbBus } from '../../app/outside.ts'
import type { Verifiable } from '../adapters/journal-verify.ts'
import { checkKeyring } from './keyring.ts'
import { checkDataFolder, checkDisk, checkJournal, checkNode } from './machine.ts'
import { askService, checkClock, checkProxy, checkService } from './network.ts'
import { checkPermission, checkPortHolders, checkPorts } from './serial.ts'
import { checkStationKey } from './station-key.ts'
import { checkDrivers } from './usb.ts'

export interface Patient {
  readonly bus: Pick<SerialBus, 'list'>
  readonly usb: Pick<UsbBus, 'list'>
  readonly sender: Sender
  readonly secrets: Pick<Secrets, 'kept'>
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly dataDir: string
  /** Opens it for reading. @throws JOURNAL_UNAVAILABLE */
  readonly journal: () => Verifiable & Partial<Disposable>
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
    'station-key': () => checkStationKey(dataDir),
    journal: () => checkJournal(patient.journal, join(dataDir, 'journal.db'), signal),
    driver: () => checkDrivers(patient.usb, signal),
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
  const began = clock.monotonic()
  const answer = await askService(sender, service, signal)
  const ms = Math.round(clock.monotonic() - began)
  return [checkService(service, answer, ms), checkClock(answer, clock.now())]
}

/** A check that cannot be made is told as skipped, with the reason: the others are worth having. */
async function guarded(check: CheckName, run: () => Promise<Finding>): Promise<Finding> {
  try {
    return await run()
  } catch (error) {
    return { check, state: 'skipped', found: { reason: error instanceof Error ? error.message : String(error) } }
  }
}
