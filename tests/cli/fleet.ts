/** Simulated devices, plugged in by the program itself and registered at a cloud. */
import type { Identity } from '../../app/ownership/record.ts'
import type { Cloud } from './cloud.ts'
import { Program } from './program.ts'

export interface Plugged {
  readonly port: string
  readonly identity: Identity
}
export interface Fleet extends AsyncDisposable {
  readonly devices: readonly Plugged[]
  readonly ports: readonly string[]
  /** For `activate`: each port by --port. */
  readonly options: readonly string[]
  readonly program: Program
}

/** @param argv more options of `simulate`, such as --fault */
export async function plugIn(
  cloud: Pick<Cloud, 'register'>,
  dataDir: string,
  count: number,
  ...argv: string[]
): Promise<Fleet> {
  const program = new Program(['simulate', '--data-dir', dataDir, '--devices', String(count), '--json', ...argv])
  try {
    const plugged = ({ event }: { readonly event?: string }) => event === 'plugged'
    await program.line(() => program.lines.filter(plugged).length === count)
    const devices = program.lines.filter(plugged).map(({ port, serial_number, device_name }) => ({
      port: String(port),
      identity: { serial_number: String(serial_number), device_name: String(device_name) },
    }))
    await cloud.register(...devices.map(({ identity }) => identity))
    const ports = devices.map(({ port }) => port)
    return {
      devices,
      ports,
      options: ports.flatMap((port) => ['--port', port]),
      program,
      [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
    }
  } catch (error) {
    await program[Symbol.asyncDispose]()
    throw error
  }
}
