/** Chips that are serial ports and nothing else, and need a driver on some systems. */

export interface SerialChip {
  readonly name: string
  /** The one it wants, with its name on Linux. */
  readonly driver: string
}

const byVendor: ReadonlyMap<string, SerialChip> = new Map([
  ['0403', { name: 'FTDI FT232', driver: 'FTDI (ftdi_sio)' }],
  ['067b', { name: 'Prolific PL2303', driver: 'PL2303 (pl2303)' }],
  ['10c4', { name: 'Silicon Labs CP210x', driver: 'CP210x (cp210x)' }],
  ['1a86', { name: 'WCH CH340', driver: 'CH341 (ch341)' }],
])

/** undefined: none of them. @param vendorId of USB: four lower-case hex digits */
export function serialChipOf(vendorId: string): SerialChip | undefined {
  return byVendor.get(vendorId)
}
