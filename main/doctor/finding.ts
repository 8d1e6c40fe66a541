/** What one check found, as data: every host makes its words from the catalogue. */

export const checks = [
  'node',
  'data-folder',
  'disk',
  'ports',
  'permission',
  'port-holders',
  'keyring',
  'proxy',
  'service',
  'clock',
] as const
export type CheckName = (typeof checks)[number]

/** What to do about it. One name, one sentence in the catalogue. */
type FixName =
  | 'update-node'
  | 'make-folder-writable'
  | 'free-disk-space'
  | 'install-udev'
  | 'join-the-group'
  | 'stop-modem-manager'
  | 'remove-brltty'
  | 'start-a-keyring'
  | 'check-the-proxy'
  | 'configure-the-service'
  | 'check-the-network'
  | 'check-the-certificate'
  | 'check-the-address'
  | 'set-the-clock'

export interface Finding {
  readonly check: CheckName
  /** `fix`: activation will fail. `look`: it may, or a comfort is missing. `skipped`: could not be asked here. */
  readonly state: 'ok' | 'look' | 'fix' | 'skipped'
  /** Numbers, names and paths for the sentence; hostile where they come from outside. */
  readonly found: Readonly<Record<string, string | number>>
  readonly fix?: FixName
}
