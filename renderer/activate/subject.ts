/** What the right side of the screen is about. */

import type { ActivationView } from '../../app/api/activation.ts'
import type { PortView, Snapshot } from '../../app/api.ts'
import { isUnderWay } from './phase.ts'

export interface Subject {
  readonly path: string
  /** undefined: nothing is plugged in there any more. */
  readonly port: PortView | undefined
  readonly activation: ActivationView | undefined
}

/** @param path the port the person chose; undefined takes the likeliest */
export function subjectOf({ ports, portless }: Snapshot, path: string | undefined): Subject | undefined {
  const port = path === undefined ? likeliest(ports) : ports.find((one) => one.path === path)
  if (port !== undefined) return { path: port.path, port, activation: port.activation }
  if (path === undefined) return undefined
  return { path, port: undefined, activation: portless.find((one) => one.port === path) }
}

/** What a person is most likely to want to see: what is under way, else what is fresh. */
function likeliest(ports: readonly PortView[]): PortView | undefined {
  return (
    ports.find(({ activation }) => activation !== undefined && isUnderWay(activation.phase)) ??
    ports.find(({ activation, profiles }) => activation === undefined && profiles.length > 0)
  )
}
